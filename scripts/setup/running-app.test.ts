import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { claimApp, findRunningApp } from "./running-app.mjs";

let data = "";
beforeEach(() => {
  data = mkdtempSync(path.join(os.tmpdir(), "app-"));
});
afterEach(() => rmSync(data, { recursive: true }));

it("lets one app serve a data folder, and names it to the second", async () => {
  const claim = await claimApp(data, "http://127.0.0.1:3210");
  await expect(claimApp(data, "http://127.0.0.1:3211")).rejects.toThrow(
    `Sightline already starts on ${data}: process ${process.pid}, http://127.0.0.1:3210`,
  );
  claim.ready();
  expect(findRunningApp(data)).toMatchObject({ pid: process.pid, address: "http://127.0.0.1:3210", ready: true });
  claim.release();
  expect(findRunningApp(data)).toBeNull();
});

it("does not count an app that was killed", async () => {
  mkdirSync(path.join(data, "run"));
  writeFileSync(
    path.join(data, "run", "app.json"),
    JSON.stringify({ pid: process.pid, start: "an earlier boot/1", address: "x", ready: true }),
  );
  expect(findRunningApp(data)).toBeNull();
  (await claimApp(data, "http://127.0.0.1:3210")).release();
});
