import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, vi } from "vitest";
import { database as processDatabase } from "@/db/client";
import { resetSignInLibrary } from "@/lib/access/server/sign-in-library";
import { cloneDatabase, type TestDatabase } from "@/tests/support/database";
import { type CityFacts, makeCities } from "./matrix-cities";
import { type MatrixPerson, makePeople } from "./matrix-people";
import type { City } from "./places";

export type Matrix = {
  readonly database: TestDatabase;
  readonly cities: Readonly<Record<City, CityFacts>>;
  readonly people: readonly MatrixPerson[];
};

/**
 * Gives the tests of a file the cities and people of the matrix, in one database that is the process's own.
 *
 * @param role - Whom the process signs in to the database as once everything is there: the app, which row security holds, or the superuser, whom nothing does.
 */
export function matrixDatabase(role: "app" | "superuser" = "app"): () => Matrix {
  let matrix: Matrix;
  let folder = "";
  beforeAll(async () => {
    folder = mkdtempSync(path.join(os.tmpdir(), "data-"));
    const database = await cloneDatabase();
    vi.stubEnv("DATABASE_URL", role === "app" ? database.url : database.superuserUrl);
    vi.stubEnv("SIGHTLINE_DATA", folder);
    vi.stubEnv("SIGHTLINE_LOG_LEVEL", "fatal");
    const cities = await makeCities(database);
    matrix = { database, cities, people: await makePeople(database) };
  });
  afterAll(async () => {
    await processDatabase().close();
    resetSignInLibrary();
    delete (globalThis as { sightlineDatabase?: unknown }).sightlineDatabase;
    vi.unstubAllEnvs();
    await matrix?.database.drop();
    rmSync(folder, { recursive: true, force: true });
  });
  return () => matrix;
}
