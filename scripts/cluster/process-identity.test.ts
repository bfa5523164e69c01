import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, it } from "vitest";
import { isAlive, ownIdentity, processStart } from "./process-identity.mjs";

it("tells a living process from one that has ended", async () => {
  const child = spawn("sleep", ["30"]);
  const pid = child.pid ?? 0;
  const identity = { pid, start: processStart(pid) ?? "" };
  expect(isAlive(identity)).toBe(true);
  child.kill("SIGKILL");
  await once(child, "exit");
  expect(isAlive(identity)).toBe(false);
});

it("tells a process from an earlier one with the same number", () => {
  expect(isAlive(ownIdentity())).toBe(true);
  expect(isAlive({ pid: process.pid, start: "an earlier boot/1" })).toBe(false);
});

it("takes a number that cannot be a process for none", () => {
  expect(isAlive({ pid: -1, start: "" })).toBe(false);
  expect(isAlive({ pid: Number.NaN, start: "" })).toBe(false);
});
