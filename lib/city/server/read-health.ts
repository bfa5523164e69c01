import "server-only";
import { readVersions } from "@/db/queries/health";
import { asAnybody } from "@/lib/access/server/require-viewer";
import packageJson from "../../../package.json";

type Health = { status: "ok" | "degraded"; version: string; database: string | null; postgis: string | null };

/** Whether the service can answer: `degraded` where its database cannot be reached. Asks no one who they are, and tells nothing of the data. */
export async function readHealth(): Promise<Health> {
  try {
    const versions = await asAnybody(({ db }) => readVersions(db));
    return { status: "ok", version: packageJson.version, ...versions };
  } catch {
    // The state itself is the answer; the cause is logged by whoever starts the database.
    return { status: "degraded", version: packageJson.version, database: null, postgis: null };
  }
}
