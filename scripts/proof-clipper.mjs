import { runProof } from "./proof/run-proof.mjs";

// docs/assurance.md has the figures.
runProof({
  command: "proof:clipper",
  project: "unit",
  files: ["tests/oracle/clipper-overlay.test.ts"],
  sizes: {
    scenes: { variable: "SIGHTLINE_PROOF_CLIPPER", whole: 2_000, about: "random scenes, beside the awkward ones" },
  },
});
