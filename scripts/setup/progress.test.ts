import { expect, it } from "vitest";
import { describe as describeResult, explain } from "./progress.mjs";
import { SetupError } from "./setup-error.mjs";

const step = { name: "cluster", title: "Start the database", run: async () => undefined };

it("says what was done and how long it took", () => {
  expect(describeResult({ step, outcome: "done", seconds: 1.26, detail: "PostgreSQL 15", error: null }, false)).toEqual(
    ["✓    1.3 s  Start the database  PostgreSQL 15"],
  );
});

it("says what went wrong, what the command printed, and what mends it", () => {
  const error = new SetupError("PostgreSQL did not start", "df -h", { output: "No space left\non device" });
  expect(describeResult({ step, outcome: "failed", seconds: 12, detail: "", error }, false)).toEqual([
    "✗   12.0 s  Start the database",
    "    PostgreSQL did not start",
    "",
    "    No space left",
    "    on device",
    "",
    "    To mend it: df -h",
  ]);
});

it("is silent about a step that never began", () => {
  expect(describeResult({ step, outcome: "skipped", seconds: 0, detail: "", error: null }, false)).toEqual([]);
});

it("says which file cannot be written, without a stack trace", () => {
  const error = Object.assign(new Error("EACCES: permission denied, mkdir '/srv/x'"), {
    code: "EACCES",
    syscall: "mkdir",
    path: "/srv/x",
  });
  expect(explain(error)).toEqual([
    "    EACCES: permission denied, mkdir '/srv/x'",
    "    To mend it: make /srv/x writable, or choose another folder: --data DIR",
  ]);
});
