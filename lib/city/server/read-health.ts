import "server-only";
import { readVersions } from "@/db/queries/health";
import { checkWall } from "@/lib/access/server/check-wall";
import { asAnybody } from "@/lib/access/server/require-viewer";
import type { WallFault } from "@/lib/access/wall-faults";
import packageJson from "../../../package.json";

type Health = {
  status: "ok" | "degraded";
  version: string;
  database: string | null;
  postgis: string | null;
  /** What is wrong with the wall between jurisdictions, by code; `sightline doctor` says what mends it. */
  wall: WallFault["code"][];
};

/** A hole that shows rows to whoever may not see them. The others cost time, or a line of defence. */
const HOLES: readonly WallFault["code"][] = ["open-table", "unbound-role"];

/**
 * Whether the service can answer: `degraded` where its database cannot be reached, or where a dump was restored without its row security. Asks no one who
 * they are, and tells nothing of the data.
 */
export async function readHealth(): Promise<Health> {
  try {
    return await asAnybody(async (context) => {
      const versions = await readVersions(context.db);
      const wall = (await checkWall(context)).map(({ code }) => code);
      const status = wall.some((code) => HOLES.includes(code)) ? "degraded" : "ok";
      return { status, version: packageJson.version, ...versions, wall: [...new Set(wall)] };
    });
  } catch {
    // The state itself is the answer; the cause is logged by whoever starts the database.
    return { status: "degraded", version: packageJson.version, database: null, postgis: null, wall: [] };
  }
}
