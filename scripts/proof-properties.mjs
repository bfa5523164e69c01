import { runProof } from "./proof/run-proof.mjs";

// docs/assurance.md has the figures.
runProof({
  command: "proof:properties",
  files: ["tests/oracle/scene-properties.test.ts", "tests/oracle/scene-symmetry.test.ts"],
  sizes: { runs: { variable: "SIGHTLINE_PROOF_RUNS", whole: 2_000, about: "scenes for each property" } },
});
