import { describe, expect, it } from "vitest";
import { SCENE_ERROR_CODES } from "@/lib/coverage/scene-error";
import { type FuzzReport, fuzzScenes } from "./fuzz-scenes";
import { LARGE_NAMES } from "./large-inputs";
import { proofSize } from "./proof-size";

/** `npm run proof:fuzz` asks for 100,000 scenes, rings of 100,000 corners and 10,000 cameras. */
const SCENES = proofSize("SIGHTLINE_PROOF_FUZZ", 1_000);
const CORNERS = proofSize("SIGHTLINE_PROOF_CORNERS", 2_000);
const FIRST_SEED = proofSize("SIGHTLINE_PROOF_SEED", 1);
const timeout = 4 * 3_600_000;

describe("whatever is called a scene", () => {
  it(`is answered or refused with a name: ${SCENES} inputs`, { timeout }, async () => {
    const report = await fuzzScenes({ first: FIRST_SEED, end: FIRST_SEED + SCENES });
    tell(report);
    expect(report.faults.slice(0, 20)).toEqual([]);
    expect([...report.outcomes.values()].reduce((sum, count) => sum + count, 0)).toBe(SCENES);
    if (SCENES < 1_000) return;
    // what is never reached is never tried
    expect(report.outcomes.get("solved")).toBeGreaterThan(SCENES / 4);
    expect(SCENE_ERROR_CODES.filter((code) => !report.outcomes.has(code))).toEqual([]);
  });

  it(`is answered within seconds however large: ${CORNERS} corners, ${CORNERS / 10} cameras`, { timeout }, async () => {
    const report = await fuzzScenes({
      first: 0,
      end: LARGE_NAMES.length,
      large: { names: LARGE_NAMES, size: CORNERS },
    });
    tell(report);
    expect(report.faults).toEqual([]);
    expect(report.outcomes.get("solved")).toBe(LARGE_NAMES.length - 1);
    expect(report.outcomes.get("self-crossing")).toBe(1);
  });
});

it("names what takes too long by its seed, keeps it, and goes on", { timeout }, async () => {
  const { faults } = await fuzzScenes({ first: 1, end: 4 }, -1);
  expect(faults.map((fault) => fault.replace(/\(.*?\): .*\[/, "[").replaceAll("\\", "/"))).toEqual([
    "seed 1 [.sightline/fuzz/seed-1.json]",
    "seed 2 [.sightline/fuzz/seed-2.json]",
    "seed 3 [.sightline/fuzz/seed-3.json]",
  ]);
});

function tell({ outcomes, times }: FuzzReport): void {
  if (process.env.SIGHTLINE_PROOF_FUZZ === undefined) return;
  const slowest = times.toSorted((a, b) => b.ms - a.ms).slice(0, 8);
  console.info([...outcomes].map(([outcome, count]) => `${outcome} ${count}`).join(", "));
  console.info(`slowest: ${slowest.map(({ kind, ms }) => `${kind} ${Math.round(ms)} ms`).join(", ")}`);
}
