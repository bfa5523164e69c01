import { runProof } from "./proof/run-proof.mjs";

// docs/assurance.md has the figures.
runProof({
  command: "proof:oracle",
  files: ["tests/oracle/scene-oracle.test.ts", "tests/oracle/reasons-oracle.test.ts"],
  sizes: {
    scenes: { variable: "SIGHTLINE_PROOF_SCENES", whole: 200, about: "random scenes" },
    points: {
      variable: "SIGHTLINE_PROOF_POINTS",
      whole: 5_000,
      about: "points of each level, and as many beside borders",
    },
    "per-case": { variable: "SIGHTLINE_PROOF_PER_CASE", whole: 6, about: "scenes of each awkward case" },
    "per-city": { variable: "SIGHTLINE_PROOF_PER_CITY", whole: 20, about: "scenes of each real city" },
    seed: { variable: "SIGHTLINE_PROOF_SEED", whole: 1, about: "the first seed" },
  },
});
