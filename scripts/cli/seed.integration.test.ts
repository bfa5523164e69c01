import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { cloneDatabase, type TestDatabase } from "@/tests/support/database";
import { runSightline } from "@/tests/support/run-sightline";

let clone: TestDatabase;
let data = "";

beforeAll(async () => {
  clone = await cloneDatabase();
  data = mkdtempSync(path.join(os.tmpdir(), "sightline-seed-"));
});
afterAll(async () => {
  rmSync(data, { recursive: true, force: true });
  await clone.drop();
});

async function json(...words: string[]) {
  const env = { DATABASE_URL: clone.url, DATABASE_OWNER_URL: clone.ownerUrl };
  const { code, stdout } = await runSightline([...words, "--json", "--data", data], { env });
  return { code, answer: JSON.parse(stdout) };
}

it("invents a city of so many cameras once, with its coverage, and never beside another", async () => {
  const seeded = await json("seed", "--cameras", "40");
  expect(seeded).toMatchObject({ code: 0, answer: { city: "虚构城市（40 个点位）", cameras: 40 } });
  expect(seeded.answer.coveredM2).toBeGreaterThan(0);
  expect(seeded.answer.coveredM2).toBeLessThan(seeded.answer.areaM2);

  const again = await json("seed", "--cameras", "40");
  expect(again).toMatchObject({ code: 0, answer: { coveredM2: seeded.answer.coveredM2, work: { footprints: 0 } } });

  const other = await json("seed", "--cameras", "50");
  expect(other).toMatchObject({ code: 2, answer: { error: { code: "city-there" } } });
});

it("refuses what is no number of cameras", async () => {
  const { code, answer } = await json("seed", "--cameras", "1.5");
  expect(code).toBe(2);
  expect(answer.error).toMatchObject({ code: "usage", message: expect.stringContaining("whole number") });
});
