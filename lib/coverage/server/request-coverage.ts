import "server-only";
import { enqueueCoverage } from "@/db/queries/coverage-jobs";
import type { Context } from "@/lib/access/server/context";

/** Has the job worker compute a city's coverage once the caller's transaction has ended well. */
export async function requestCoverage(context: Context, cityCode: string): Promise<void> {
  await enqueueCoverage(context.db, cityCode);
}
