import { database, openDatabase as openPool } from "@/db/client";
import { readWallState } from "@/db/queries/wall";
import type { Action } from "@/lib/access/policy";
import type { Opener } from "@/lib/access/server/context";
import { openDatabase } from "../cluster/open-database.mjs";
import { dataFolder } from "../setup/project.mjs";
import { asPerson } from "./as-person";
import { CommandFailure } from "./command-failure";
import { EXIT } from "./exit-codes";

/** Where a command works, and as whom; from its options. */
export type Place = { readonly data?: string | undefined; readonly as?: string | undefined };

/**
 * Runs `work` with the database of a data folder as the process's own. What is missing is installed, made and started
 * before, and what was started is stopped after. What `work` wrote into the audit is signed at once.
 *
 * Whoever can read the data folder's key, and for a database elsewhere has the password of the role that owns its tables, acts as `cli:<system user>`;
 * everybody else says as whom with `--as`.
 *
 * @param place - The data folder as typed, else `SIGHTLINE_DATA`, else the clone's own; and who acts.
 * @param what - The command, for messages of others who find the database in use.
 * @param actions - What the command does.
 * @throws {CommandFailure} where a person is needed and cannot be signed in
 */
export async function onDatabase<A extends Action, T>(
  { data, as }: Place,
  what: string,
  actions: A | readonly A[],
  work: (open: Opener<A>) => Promise<T>,
): Promise<T> {
  const folder = dataFolder(data);
  const elsewhere = Boolean(process.env.DATABASE_URL);
  const opened = await openDatabase({ data: folder, what });
  process.env.DATABASE_URL = opened.url;
  process.env.SIGHTLINE_DATA = folder;
  try {
    if (as === undefined && elsewhere && !(await owns(opened.ownerUrl))) {
      throw new CommandFailure(
        EXIT.badInput,
        "say-who",
        "DATABASE_URL names a database elsewhere, and nothing shows that you run it",
        { mend: "say as whom you act with --as NAME, or set DATABASE_OWNER_URL" },
      );
    }
    const { asOperator } = await import("@/lib/access/server/context");
    if (as !== undefined) return await workAs(as, actions, work);
    const result = await work(asOperator);
    const { makeCheckpoint } = await import("@/lib/audit/server/make-checkpoint");
    await makeCheckpoint(asOperator, folder);
    return result;
  } finally {
    await database().close();
    opened.close();
  }
}

async function workAs<A extends Action, T>(
  username: string,
  actions: A | readonly A[],
  work: (open: Opener<A>) => Promise<T>,
): Promise<T> {
  const session = await asPerson(username);
  try {
    return await work(await session.openerFor(actions));
  } catch (error) {
    const { AccessRefusal } = await import("@/lib/access/access-refusal");
    if (!(error instanceof AccessRefusal)) throw error;
    const why =
      error.code === "not-found"
        ? "has no role that allows this anywhere"
        : "has to sign in on the web first, to set a password and a second factor";
    throw new CommandFailure(EXIT.failed, "not-allowed", `${username} ${why}`);
  } finally {
    await session.end();
  }
}

/** Whether an address signs in as the role that owns the tables. @throws {CommandFailure} where there are none, or nobody answers */
async function owns(ownerUrl: string): Promise<boolean> {
  const { db, close } = openPool(ownerUrl, 1);
  try {
    const { role } = await readWallState(db);
    return role.owner || role.unbound;
  } catch (error) {
    const why =
      error instanceof Error ? (error.cause instanceof Error ? error.cause.message : error.message) : String(error);
    throw new CommandFailure(EXIT.failed, "no-database", `DATABASE_URL cannot be worked with: ${why}`, {
      mend: "npx sightline doctor; a new database is first migrated, with DATABASE_OWNER_URL set: npm run up",
    });
  } finally {
    await close();
  }
}
