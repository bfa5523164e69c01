import { describe, expect, it } from "vitest";
import { runSightline } from "@/tests/support/run-sightline";
import { createProgram } from "./program";

/** A database nobody can reach: these commands must not even try. */
const NO_DATABASE = { DATABASE_URL: "postgres://nobody@127.0.0.1:1/none", SIGHTLINE_DATA: "/nonexistent" };
const run = (words: readonly string[], input = "") => runSightline(words, { env: NO_DATABASE, input });

const SCENE = {
  targetHeight: 1.6,
  levels: { observe: 62.5 },
  site: {
    polygon: [
      [
        [0, 0],
        [60, 0],
        [60, 40],
        [0, 40],
      ],
    ],
    z: 0,
    layer: 0,
  },
  cameras: [{ id: "c1", kind: "panoramic", x: 30, y: 20, z: 5, layer: 0, widthPx: 3840, maxRange: 10 }],
};

describe("scene solve", () => {
  it("prints the solution alone, without a database", async () => {
    const { code, stdout, stderr } = await run(["scene", "solve"], JSON.stringify(SCENE));
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    const { site } = JSON.parse(stdout);
    expect(site.area).toBe(2400);
    // 3840 px all round are 62.5 px/m at this slant distance; the target is 3.4 m below the camera.
    const reach = Math.sqrt((3840 / (2 * Math.PI * 62.5)) ** 2 - 3.4 ** 2);
    expect(site.levels.observe.coveredArea).toBeGreaterThan(Math.PI * (reach - 0.01) ** 2);
    expect(site.levels.observe.coveredArea).toBeLessThan(Math.PI * reach ** 2);
  });

  it.each([
    ["{", "not-json", ""],
    [
      JSON.stringify({ ...SCENE, cameras: [{ ...SCENE.cameras[0], maxRange: -1 }] }),
      "out-of-range",
      "cameras[0].maxRange",
    ],
  ])("refuses %s with code 2 and the error as JSON", async (scene, code, path) => {
    const ran = await run(["scene", "solve"], scene);
    expect(ran.code).toBe(2);
    expect(JSON.parse(ran.stdout)).toMatchObject({ error: { code, path } });
    expect(ran.stderr).toContain("error:");
  });
});

describe("usage", () => {
  it.each([
    [["sitse"], "Did you mean sites?", "sightline --help"],
    [["sites", "--knid", "square"], "Did you mean --kind?", "sightline sites --help"],
    [["sites", "--kind", "sqare"], "Allowed choices are square", "sightline sites --help"],
    [["import", "osm"], "missing required argument 'file'", "sightline import osm --help"],
    [["coverage", "requirements", "set", "--kind", "square"], "--role", "sightline coverage requirements set --help"],
  ])("%j is told what is near, and ends with 2", async (words, near, help) => {
    const { code, stdout, stderr } = await run(words);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(near);
    expect(stderr).toContain(help);
  });

  it("is JSON where JSON was asked for", async () => {
    const { code, stdout } = await run(["sites", "--knid", "--json"]);
    expect(code).toBe(2);
    expect(JSON.parse(stdout)).toEqual({ error: { code: "usage", message: expect.stringContaining("--knid") } });
  });

  it("lists the commands for --help, and ends well", async () => {
    const { code, stdout, stderr } = await run(["--help"]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    for (const name of ["up", "import", "sites", "coverage", "scene", "doctor"])
      expect(stdout).toContain(`\n  ${name}`);
  });

  it("has examples, --json and --data in the help of every command", () => {
    const leaves = (command: ReturnType<typeof createProgram>): ReturnType<typeof createProgram>[] =>
      command.commands.length === 0 ? [command] : command.commands.flatMap(leaves);
    for (const command of leaves(createProgram()).filter((leaf) => leaf.name() !== "up")) {
      let help = "";
      command.configureOutput({ writeOut: (text) => (help += text) }).outputHelp();
      expect(help, command.name()).toContain("Examples:\n  $ sightline ");
      expect(help, command.name()).toMatch(/--json[\s\S]*--data|--data[\s\S]*--json/);
    }
  });
});

describe("a bad file", () => {
  it("ends with 2 before any database is asked", async () => {
    const file = "tests/fixtures/bad/cameras/duplicates.csv";
    const { code, stdout, stderr } = await run(["import", "cameras", file, "--json"]);
    expect(code).toBe(2);
    expect(JSON.parse(stdout).error).toMatchObject({
      ...{ code: "bad-rows", count: 1, file: "duplicates.csv" },
      issues: [{ code: "duplicate-id", row: 4, column: "编号", value: "A1, as in 2" }],
      guess: { format: "csv", guessed: true },
    });
    expect(stderr).toContain("nothing was imported");
  });

  it("is not guessed at without anybody to confirm the guess", async () => {
    const { code, stdout, stderr } = await run([
      "import",
      "cameras",
      "tests/fixtures/cameras/nanjing-gb18030.csv",
      "--json",
    ]);
    expect(code).toBe(2);
    expect(JSON.parse(stdout).error).toMatchObject({ code: "unconfirmed", guess: { encoding: "gb18030", rows: 5 } });
    expect(stderr).toContain("bearing      ← 方位角");
  });
});
