import { runProof } from "./proof/run-proof.mjs";

// docs/assurance.md has the figures.
runProof({
  command: "proof:postgis",
  project: "integration",
  files: ["tests/oracle/postgis-overlay.integration.test.ts"],
  sizes: {
    scenes: { variable: "SIGHTLINE_PROOF_POSTGIS", whole: 2_000, about: "random scenes, beside the awkward ones" },
  },
});
