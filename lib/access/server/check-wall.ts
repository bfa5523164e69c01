import "server-only";
import { readWallState } from "@/db/queries/wall";
import { WALLED_TABLES } from "@/db/table-rights";
import { type WallFault, wallFaults } from "../wall-faults";
import type { Context } from "./context";

/** What is wrong with the wall that the database is, for whom the context signs in as: nothing, where all is well. */
export async function checkWall({ db }: Pick<Context, "db">): Promise<WallFault[]> {
  return wallFaults(await readWallState(db), WALLED_TABLES);
}
