import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { processStart } from "../cluster/process-identity.mjs";
import { supervise } from "./supervise.mjs";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "supervise-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

function program(script: string) {
  return {
    name: "the program",
    command: process.execPath,
    args: ["-e", script],
    env: process.env,
    cwd: folder,
    log: path.join(folder, "log"),
  };
}

const log = () => readFileSync(path.join(folder, "log"), "utf8");

it("ends a program that was told to, and waits for it", async () => {
  const running = supervise(
    program(
      'process.on("SIGTERM", () => { console.log("bye"); process.exit() }); setInterval(() => {}, 1e6); console.log("up")',
    ),
    vi.fn(),
  );
  await vi.waitFor(() => expect(log()).toContain("up"), 10_000);
  await running.stop();
  await vi.waitFor(() => expect(log()).toContain("bye"));
});

it("starts a program again that ended by itself, and says so", async () => {
  const notice = vi.fn();
  const running = supervise(program('console.log("up"); process.exit(3)'), notice);
  await vi.waitFor(() => expect(log().match(/up/g)?.length).toBeGreaterThan(1), 10_000);
  await running.stop();
  expect(notice.mock.calls[0]?.[0]).toContain("the program ended (exit code 3)");
});

it("ends a program whose supervisor was killed", async () => {
  const url = new URL("supervise.mjs", import.meta.url).href;
  const program = `{ name: "p", command: process.execPath, args: ["-e", "console.log(process.pid); setInterval(() => {}, 1e6)"], env: process.env, cwd: ".", log: "log" }`;
  const script = `import { supervise } from "${url}"; supervise(${program}, () => {});`;
  const supervisor = spawn(process.execPath, ["--input-type=module", "-e", script], { cwd: folder });
  await vi.waitFor(() => expect(log()).toMatch(/^\d+$/m), 10_000);
  const pid = Number(log());
  expect(processStart(pid)).not.toBeNull();
  supervisor.kill("SIGKILL");
  await vi.waitFor(() => expect(processStart(pid)).toBeNull(), 10_000);
});
