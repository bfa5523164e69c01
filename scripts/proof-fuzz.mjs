import { runProof } from "./proof/run-proof.mjs";

// docs/assurance.md has the figures. What is answered wrongly is kept under .sightline/fuzz; `--seed N --scenes 1` gives it again.
runProof({
  command: "proof:fuzz",
  files: ["tests/oracle/fuzz.test.ts"],
  sizes: {
    scenes: { variable: "SIGHTLINE_PROOF_FUZZ", whole: 100_000, about: "inputs" },
    corners: {
      variable: "SIGHTLINE_PROOF_CORNERS",
      whole: 100_000,
      about: "corners of large inputs; cameras are a tenth",
    },
    seed: { variable: "SIGHTLINE_PROOF_SEED", whole: 1, about: "the first seed" },
  },
});
