import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, vi } from "vitest";
import { database as processDatabase } from "@/db/client";
import { resetSignInLibrary } from "@/lib/access/server/sign-in-library";
import { cloneDatabase, type TestDatabase } from "./database";

export type UsedDatabase = TestDatabase & {
  /** The data folder, empty. */
  readonly folder: string;
  /** Makes the process's own pool sign in as another role. */
  readonly signInAs: (url: string) => Promise<void>;
};

/** Gives each test of a file a database and a data folder of its own as the process's own, so that contexts open on it. @returns how to reach them */
export function databasePerTest(): () => UsedDatabase {
  let current: UsedDatabase;
  beforeEach(async () => {
    const database = await cloneDatabase();
    const folder = mkdtempSync(path.join(os.tmpdir(), "data-"));
    vi.stubEnv("DATABASE_URL", database.url);
    vi.stubEnv("SIGHTLINE_DATA", folder);
    const signInAs = async (url: string) => {
      await closePool();
      vi.stubEnv("DATABASE_URL", url);
    };
    current = { ...database, folder, signInAs };
  });
  afterEach(async () => {
    await closePool();
    vi.unstubAllEnvs();
    await current.drop();
    rmSync(current.folder, { recursive: true, force: true });
  });
  return () => current;
}

async function closePool(): Promise<void> {
  await processDatabase().close();
  resetSignInLibrary();
  delete (globalThis as { sightlineDatabase?: unknown }).sightlineDatabase;
}
