import { runProof } from "./proof/run-proof.mjs";

// docs/assurance.md has the figures.
runProof({
  command: "proof:density",
  files: ["tests/oracle/density.test.ts"],
  sizes: { poses: { variable: "SIGHTLINE_PROOF_POSES", whole: 10_000, about: "poses for each density" } },
});
