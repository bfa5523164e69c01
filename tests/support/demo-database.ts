import { afterAll, beforeAll, vi } from "vitest";
import { database } from "@/db/client";
import { asOperator } from "@/lib/access/server/context";
import { loadDemoCity } from "@/lib/imports/server/load-demo-city";
import { cloneDatabase, type TestDatabase } from "./database";

const DEMO_FILE = "tests/fixtures/osm/nanjing-xinjiekou-2021.osm.bz2";

/** Gives all tests of a file one database with the demo city, computed, as the process's own. @returns how to reach it */
export function demoDatabase(): () => TestDatabase {
  let base: TestDatabase;
  beforeAll(async () => {
    base = await cloneDatabase();
    vi.stubEnv("DATABASE_URL", base.url);
    const loaded = await loadDemoCity(asOperator, DEMO_FILE, () => undefined);
    if (!loaded.ok) throw new Error(`the demo city was refused: ${loaded.error.code}`);
  }, 180_000);
  afterAll(async () => {
    await database().close();
    delete (globalThis as { sightlineDatabase?: unknown }).sightlineDatabase;
    await base.drop();
    vi.unstubAllEnvs();
  });
  return () => base;
}
