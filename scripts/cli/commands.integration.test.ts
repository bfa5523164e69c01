import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cloneDatabase, type TestDatabase } from "@/tests/support/database";
import { runSightline } from "@/tests/support/run-sightline";
import { PROJECT } from "../setup/project.mjs";

let clone: TestDatabase;
let data = "";
let env: Record<string, string> = {};

beforeAll(async () => {
  clone = await cloneDatabase();
  data = mkdtempSync(path.join(os.tmpdir(), "sightline-cli-"));
  env = { DATABASE_URL: clone.url, DATABASE_OWNER_URL: clone.ownerUrl };
});
afterAll(async () => {
  rmSync(data, { recursive: true, force: true });
  await clone.drop();
});

/** Runs a command with `--json`: its standard output must be one JSON text and nothing else. */
async function json(...words: string[]) {
  const { code, stdout, stderr } = await runSightline([...words, "--json", "--data", data], { env });
  return { code, answer: JSON.parse(stdout), stderr };
}

describe("commands before there is a city", () => {
  it.each([
    [["sites"]],
    [["coverage", "compute"]],
    [["import", "cameras", "tests/fixtures/cameras/nanjing-utf8.csv", "--yes"]],
  ])("%j ends with 3 and says what to do", async (words) => {
    const { code, answer, stderr } = await json(...words);
    expect(code).toBe(3);
    expect(answer).toMatchObject({ error: { code: "no-city", mend: expect.stringContaining("sightline import osm") } });
    expect(stderr).toContain("To mend it: sightline import osm");
  });
});

describe("from a map file to figures", () => {
  it("imports the map", async () => {
    const { code, answer } = await json("import", "osm", "db/seed/data/nanjing-xinjiekou-2021.osm.pbf");
    expect(code).toBe(0);
    expect(answer.classes["building (polygon)"]).toBe(1277);
    expect(answer.sites.added).toBeGreaterThan(100);
  });

  it("refuses a map file that is none", async () => {
    const { code, answer } = await json("import", "osm", "package.json");
    expect(code).toBe(2);
    expect(answer.error).toMatchObject({ file: "package.json", message: expect.stringContaining("package.json") });
  });

  it("says that nothing was computed yet", async () => {
    const { code, answer } = await json("coverage", "show");
    expect({ code, error: answer.error.code }).toEqual({ code: 3, error: "not-computed" });
  });

  it("tries cameras, then imports them", async () => {
    const list = ["import", "cameras", "tests/fixtures/cameras/nanjing-gb18030.csv"];
    const tried = await json(...list, "--dry-run");
    expect(tried.answer).toMatchObject({
      dryRun: true,
      cameras: { added: 5 },
      guess: { encoding: "gb18030", guessed: true },
    });
    const { code, answer } = await json(...list, "--yes");
    expect(code).toBe(0);
    expect(answer).toMatchObject({ dryRun: false, cameras: { added: 5, unchanged: 0 }, directionUnknown: 1 });
  });

  it("computes and shows the coverage", async () => {
    const computed = await json("coverage", "compute");
    expect(computed.code).toBe(0);
    expect(computed.answer).toMatchObject({ cameras: 5, camerasUnknownDirection: 1 });
    const { answer } = await json("coverage", "show");
    expect(answer.computed).toMatchObject({ stale: false, standard: "EN 62676-4:2014" });
    expect(answer.sites).toHaveLength(computed.answer.sites);
    for (const site of answer.sites) {
      expect(site.coveredM2 + site.gapM2).toBeCloseTo(site.areaM2, 6);
      expect(Object.keys(site.levels).sort()).toEqual(["detect", "observe", "recognise"]);
    }
    expect(answer.sites.some((site: { coverage: number | null }) => (site.coverage ?? 0) > 0)).toBe(true);
  });

  it("lists sites, filters them, and shows one", async () => {
    const all = await json("sites");
    expect(all.answer.sites).toHaveLength(all.answer.total);
    const [first] = all.answer.sites;
    expect(first).toMatchObject({ kind: expect.any(String), layer: expect.any(Number), areaM2: expect.any(Number) });
    expect(first.provenance).toMatchObject({ source: "osm", osmIds: expect.any(Array), rule: expect.any(String) });
    const roads = await json("sites", "--kind", "square", "park", "--state", "blind", "partial");
    expect(roads.answer.total).toBeGreaterThan(0);
    for (const { kind } of roads.answer.sites) expect(["square", "park"]).toContain(kind);
    const one = await json("coverage", "show", "--site", String(first.number));
    expect(one.answer).toMatchObject({ id: first.id, zones: expect.any(Array), gaps: expect.any(Array) });
    const none = await json("coverage", "show", "--site", "999999999");
    expect({ code: none.code, error: none.answer.error.code }).toEqual({ code: 2, error: "no-such-site" });
  });

  it("sets a requirement, marks our defaults as ours, and the coverage as stale", async () => {
    const place = ["--kind", "square", "--role", "surface"];
    const { code } = await json(
      "coverage",
      "requirements",
      "set",
      ...place,
      "--level",
      "recognise",
      "--reason",
      "fair",
    );
    expect(code).toBe(0);
    const { answer } = await json("coverage", "requirements");
    const squares = answer.requirements.filter(
      (row: { kind: string; role: string }) => row.kind === "square" && row.role === "surface",
    );
    expect(squares).toEqual([
      { from: "ours", kind: "square", role: "surface", level: "observe", reason: null, site: null, replaced: true },
      {
        from: "city",
        kind: "square",
        role: "surface",
        level: "recognise",
        reason: "fair",
        site: null,
        replaced: false,
      },
    ]);
    expect((await json("coverage", "show")).answer.computed.stale).toBe(true);

    const unset = await json("coverage", "requirements", "unset", ...place);
    expect(unset).toMatchObject({ code: 0, answer: { unset: { place: { kind: "square" }, role: "surface" } } });
    const again = await json("coverage", "requirements", "unset", ...place);
    expect(again.code).toBe(2);
    expect((await json("coverage", "requirements")).answer.requirements).not.toContainEqual(
      expect.objectContaining({ from: "city" }),
    );
  });

  it("prints tables for people, and is no error when they stop reading", async () => {
    const { code, stdout } = await runSightline(["sites", "--kind", "square", "--data", data], { env });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^ *no\. +kind +name .*\n *\d+ +square +/);
    const script = `set -o pipefail; "${process.execPath}" scripts/sightline.mjs sites --json --data "${data}" | head -c 10`;
    const cut = spawnSync("bash", ["-c", script], { cwd: PROJECT, env: { ...process.env, ...env }, encoding: "utf8" });
    expect({ status: cut.status, stderr: cut.stderr }).toEqual({ status: 0, stderr: "" });
  });
});

describe("doctor", () => {
  it("finds what is there, starts nothing, and says what is wrong and how to mend it", async () => {
    const healthy = await json("doctor");
    const states = Object.fromEntries(
      healthy.answer.findings.map((one: { id: string; state: string }) => [one.id, one.state]),
    );
    expect(states).toMatchObject({ node: "ok", packages: "ok", postgres: "ok", data: "ok", database: "ok" });
    const dead = { ...env, DATABASE_URL: "postgres://nobody@127.0.0.1:1/none" };
    const { code, stdout } = await runSightline(["doctor", "--data", data], { env: dead });
    expect(code).toBe(1);
    expect(stdout).toMatch(/✗ Database .*\n +To mend it: check DATABASE_URL/);
    const nonsense = await runSightline(["doctor", "--data", data], { env: { DATABASE_URL: "nonsense" } });
    expect(nonsense.code).toBe(1);
    expect(nonsense.stdout).toMatch(/✗ Database +DATABASE_URL is not an address of PostgreSQL/);
  });
});
