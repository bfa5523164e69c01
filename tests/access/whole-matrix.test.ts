import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { TABLE_RIGHTS } from "@/db/table-rights";
import { contract } from "@/lib/api/contract";
import { NO_USE_CASES, PAGES, TABLES } from "./lines-of-the-rest";
import { OVER_HTTP, ROUTES } from "./matrix-lines";
import { USE_CASES } from "./use-case-lines";

const PROJECT = fileURLToPath(new URL("../..", import.meta.url));

/** Files of a folder, by their path in it, that end in one of some names. */
function filesOf(folder: string, ending: RegExp): string[] {
  return readdirSync(path.join(PROJECT, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => ending.test(file) && !/\.test\.tsx?$/.test(file))
    .sort();
}

function proceduresOf(tree: object, at = ""): string[] {
  return Object.entries(tree).flatMap(([name, node]: [string, object]) =>
    "~orpc" in node ? [`${at}${name}`] : proceduresOf(node, `${at}${name}.`),
  );
}

it("has a line for every procedure of the API", () => {
  const routes = new Set(Object.keys(ROUTES));
  expect(
    Object.keys(OVER_HTTP())
      .filter((name) => !routes.has(name))
      .sort(),
  ).toEqual(proceduresOf(contract).sort());
});

it("has a line for every route", () => {
  const routes = filesOf("app/api", /(^|\/)route\.tsx?$/).map((file) => path.dirname(file));
  expect(Object.keys(ROUTES).sort()).toEqual(routes.sort());
  expect(filesOf("app", /(^|\/)route\.tsx?$/).filter((file) => !file.startsWith("api/"))).toEqual([]);
});

it("has a line for every page, and each page asks for what its line needs", () => {
  const pages = filesOf("app", /(^|\/)page\.tsx$/).map((file) => path.dirname(file));
  expect(Object.keys(PAGES).sort()).toEqual(pages.sort());
  for (const [page, line] of Object.entries(PAGES)) {
    const source = readFileSync(path.join(PROJECT, "app", page, "page.tsx"), "utf8");
    if ("open" in line) continue;
    for (const action of line.needs) expect(source, page).toContain(`"${action}"`);
    expect(source, page).toMatch(/\b(asPageViewer|requirePageViewer)\(/);
  }
});

it("knows of no other way in: no server action, no other door of Next", () => {
  const sources = ["app", "lib"].flatMap((folder) => filesOf(folder, /\.tsx?$/).map((file) => path.join(folder, file)));
  expect(sources.length).toBeGreaterThan(300);
  expect(
    sources.filter((file) => /^\s*["']use server["']/m.test(readFileSync(path.join(PROJECT, file), "utf8"))),
  ).toEqual([]);
  expect(filesOf("app", /(^|\/)(sitemap|robots|manifest|opengraph-image)\.(ts|tsx)$/)).toEqual([]);
});

it("has a line for every function that a server folder exports", () => {
  const exported = filesOf("lib", /(^|\/)server\/[^/]+\.ts$/).flatMap((file) => {
    const source = readFileSync(path.join(PROJECT, "lib", file), "utf8");
    const names = source.matchAll(/^export (?:async )?(?:function\*?|const|class) (\w+)/gm);
    return [...names].map(([, name]) => `${file} ${name}`);
  });
  const known = [...Object.keys(USE_CASES), ...Object.keys(NO_USE_CASES)];
  const folders = Object.keys(NO_USE_CASES).filter((name) => name.endsWith("/"));
  const asked = exported.filter((name) => !folders.some((folder) => name.startsWith(folder)));
  expect(asked.sort()).toEqual(known.filter((name) => !name.endsWith("/")).sort());
  for (const folder of folders)
    expect(
      exported.some((name) => name.startsWith(folder)),
      folder,
    ).toBe(true);
});

it("says of every page which use case's line it shows", () => {
  const shown = Object.values(PAGES).flatMap((page) => ("shows" in page && page.needs.length > 0 ? [page.shows] : []));
  expect(Object.keys(USE_CASES)).toEqual(expect.arrayContaining(shown));
});

it("has a line for every table, and each line is one of what can be asked for", () => {
  expect(Object.keys(TABLES).sort()).toEqual(Object.keys(TABLE_RIGHTS).sort());
  const lines = new Set([...Object.keys(OVER_HTTP()), ...Object.keys(USE_CASES)]);
  for (const [table, shown] of Object.entries(TABLES))
    if (typeof shown === "string") expect([...lines], table).toContain(shown);
});
