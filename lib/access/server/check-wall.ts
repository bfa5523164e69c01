import "server-only";
import { readWallState } from "@/db/queries/wall";
import { TABLE_RIGHTS } from "@/db/table-rights";
import { type WallFault, wallFaults } from "../wall-faults";
import type { Context } from "./context";

/** What is wrong with the wall that the database is, for whom the context signs in as: nothing, where all is well. */
export async function checkWall({ db }: Context): Promise<WallFault[]> {
  const walled = Object.entries(TABLE_RIGHTS).flatMap(([name, { wall }]) => (wall === "jurisdiction" ? [name] : []));
  return wallFaults(await readWallState(db), walled);
}
