import { expect, it } from "vitest";
import { readDatabaseEnvironment } from "./environment";

const APP = "postgres://app:secret@localhost/sightline?host=%2Frun%2Fsocket";
const OWNER = "postgresql://owner:secret@localhost/sightline";

const JOBS = "postgres://jobs:secret@localhost/sightline";
const GATEWAY = "postgres://gateway:secret@localhost/sightline";

it("reads all addresses", () => {
  const set = {
    DATABASE_URL: APP,
    DATABASE_OWNER_URL: OWNER,
    DATABASE_JOBS_URL: JOBS,
    DATABASE_GATEWAY_URL: GATEWAY,
  };
  expect(readDatabaseEnvironment(set)).toEqual({
    appUrl: APP,
    ownerUrl: OWNER,
    jobsUrl: JOBS,
    gatewayUrl: GATEWAY,
  });
});

it("lets one role do everything", () => {
  const one = { appUrl: APP, ownerUrl: APP, jobsUrl: APP, gatewayUrl: APP };
  expect(readDatabaseEnvironment({ DATABASE_URL: APP })).toEqual(one);
  expect(readDatabaseEnvironment({ DATABASE_URL: APP, DATABASE_OWNER_URL: "", DATABASE_JOBS_URL: "" })).toEqual(one);
});

it.each([
  [{}, "DATABASE_URL is not set"],
  [{ DATABASE_URL: "" }, "DATABASE_URL is not set"],
  [{ DATABASE_URL: "mysql://app:secret@localhost/x" }, "DATABASE_URL is not an address of PostgreSQL"],
  [{ DATABASE_URL: APP, DATABASE_OWNER_URL: "secret" }, "DATABASE_OWNER_URL is not an address of PostgreSQL"],
])("says which variable is wrong in %j, without its password", (variables, message) => {
  expect(() => readDatabaseEnvironment(variables)).toThrow(message);
  expect(() => readDatabaseEnvironment(variables)).not.toThrow(/secret/);
});
