import { chmodSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect, it } from "vitest";
import { findCurrentCity } from "@/db/queries/jurisdictions";
import { ask } from "@/tests/support/ask";
import { databasePerTest } from "@/tests/support/database-per-test";
import { checkWall } from "./check-wall";
import { asOperator, type Context } from "./context";
import { requireOperator } from "./require-operator";
import { asAnybody } from "./require-viewer";
import { systemContext } from "./system-context";

const database = databasePerTest();

const OPEN =
  "update jurisdictions set central_meridian = 119, data_changed_at = '2026-01-01' where code in ('350100', '350200')";
const LAST = "update jurisdictions set data_changed_at = '2026-02-01' where code = '350200'";
const DEPARTMENTS =
  "insert into departments (jurisdiction_id, name, name_en, invented) select id, name, name_en, true from jurisdictions where code in ('350100', '350200', '350203')";

const seen = async ({ db }: Context) => {
  const { rows } = await db.execute<{ name: string }>("select name from departments order by name");
  return rows.map(({ name }) => name);
};

async function twoCities(): Promise<void> {
  for (const statement of [OPEN, LAST, DEPARTMENTS]) await ask(database().url, statement);
}

it("shows nothing of any jurisdiction to whoever is not signed in, read only", async () => {
  await twoCities();
  expect(await asAnybody(seen)).toEqual([]);
  expect(await asAnybody(({ db }) => findCurrentCity(db))).toBeNull();
  await expect(asAnybody(({ db }) => db.execute("delete from departments"))).rejects.toThrow();
});

it("shows the operator everything, by the name the system knows them by", async () => {
  await twoCities();
  expect(await asOperator(seen)).toEqual(["厦门市", "思明区", "福州市"]);
  expect(await asOperator(({ actor, role, scope }) => Promise.resolve({ actor, role, scope }))).toEqual({
    actor: `cli:${os.userInfo().username}`,
    role: "host",
    scope: "*",
  });
});

it("knows nobody as the operator who cannot read the data folder's key", () => {
  writeFileSync(path.join(database().folder, "installation-key.pem"), "");
  chmodSync(path.join(database().folder, "installation-key.pem"), 0o000);
  expect(() => requireOperator()).toThrow("cannot be read");
});

it("shows a job its city alone, and refuses a code that is none", async () => {
  await twoCities();
  await ask(database().superuserUrl, "grant select on departments to sightline_jobs");
  await database().signInAs(database().jobsUrl);
  expect(await systemContext("jobs", ["350100"])(seen)).toEqual(["福州市"]);
  expect(await systemContext("jobs", [])(seen)).toEqual([]);
  await expect(systemContext("jobs", ["350100,350200"])(seen)).rejects.toThrow(RangeError);
  await expect(systemContext("jobs", ["*"])(seen)).rejects.toThrow(RangeError);
});

it("leaves no scope behind on a connection, whichever way a transaction ends", async () => {
  await twoCities();
  const scopes = {
    "350100": ["福州市"],
    "350200": ["厦门市", "思明区"],
    "350000": ["厦门市", "思明区", "福州市"],
    "330100": [],
  } as const;
  const codes = Object.keys(scopes) as (keyof typeof scopes)[];
  const runs = Array.from({ length: 400 }, async (_, i) => {
    const code = codes[i % codes.length] ?? "350100";
    const fails = i % 7 === 0;
    const run = systemContext("jobs", [code])(async (context) => {
      const names = await seen(context);
      if (fails) throw new Error("given up");
      return names;
    });
    if (fails) return expect(run).rejects.toThrow("given up");
    return expect(run).resolves.toEqual(scopes[code]);
  });
  await Promise.all(runs);
});

it("finds nothing wrong with the wall of a fresh database, and says what a restored one lacks", async () => {
  expect(await asOperator(checkWall, "read")).toEqual([]);
  await ask(database().superuserUrl, "alter function geometry_overlaps(geometry, geometry) not leakproof");
  await ask(database().superuserUrl, "alter table gaps no force row level security");
  const faults = await asOperator(checkWall, "read");
  expect(faults.map(({ code }) => code)).toEqual(["open-table", "slow-wall"]);
  for (const { mend } of faults) await ask(database().superuserUrl, mend);
  expect(await asOperator(checkWall, "read")).toEqual([]);
  await database().signInAs(database().ownerUrl);
  expect((await asOperator(checkWall, "read")).map(({ code }) => code)).toEqual(["owner-role"]);
});
