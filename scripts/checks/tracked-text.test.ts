import { expect, it } from "vitest";
import { findForbidden } from "./tracked-text.mjs";

// Put together, because this file is tracked too.
const path = (...parts: string[]) => parts.join("/");

it.each([
  path("..", "shared", "data"),
  path("see ..", "shared"),
  path("", "work", "main", "app"),
  `"${path("", "home", "li", "x")}"`,
  path("", "Users", "li", "x"),
  path("", "root", "x"),
  ["C:", "Users", "li"].join("\\"),
])("finds %s", (text) => {
  expect(findForbidden("a.md", `first\n${text}`)).toEqual([expect.stringMatching(/^a\.md:2 names /)]);
});

it.each([
  "../share/x",
  "/var/lib/sightline",
  "https://example.org/work/1",
  "network/work/x",
  "/homework",
  "src/home/page/x",
])("lets %s pass", (text) => {
  expect(findForbidden("a.md", text)).toEqual([]);
});
