import { expect, it } from "vitest";
import { ask } from "./ask";
import { cloneDatabase } from "./database";

it("gives each test a migrated database of its own", async () => {
  const [a, b] = await Promise.all([cloneDatabase(), cloneDatabase()]);
  await ask(a.ownerUrl, "create table only_here (id int)");
  expect(await ask(a.url, "select to_regclass('only_here') is not null as there")).toEqual({ there: true });
  expect(await ask(b.url, "select to_regclass('only_here') is not null as there")).toEqual({ there: false });
  expect(await ask(b.url, "select count(*) > 0 as seeded from jurisdictions")).toEqual({ seeded: true });
  await Promise.all([a.drop(), b.drop()]);
  await expect(ask(a.url, "select 1")).rejects.toThrow("does not exist");
});
