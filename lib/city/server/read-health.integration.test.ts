import { expect, it } from "vitest";
import { ask } from "@/tests/support/ask";
import { databasePerTest } from "@/tests/support/database-per-test";
import { readHealth } from "./read-health";

const database = databasePerTest();

it("says that all is well, what a restored dump has lost, and that the database is gone", async () => {
  expect(await readHealth()).toMatchObject({ status: "ok", wall: [] });
  await ask(database().superuserUrl, "alter function geometry_overlaps(geometry, geometry) not leakproof");
  expect(await readHealth()).toMatchObject({ status: "ok", wall: ["slow-wall"] });
  await ask(database().superuserUrl, "alter table gaps no force row level security");
  expect(await readHealth()).toMatchObject({ status: "degraded", wall: ["open-table", "slow-wall"] });
  await database().signInAs("postgres://nobody@127.0.0.1:1/none");
  expect(await readHealth()).toMatchObject({ status: "degraded", database: null });
});
