import "server-only";
import { notifyWatchers, queueComputation } from "@/db/queries/coverage-computations";
import { enqueueCoverage } from "@/db/queries/coverage-jobs";
import { findJurisdiction } from "@/db/queries/jurisdictions";
import type { Context } from "@/lib/access/server/context";

/** Has the job worker compute a city's coverage once the caller's transaction has ended well. */
export async function requestCoverage(context: Context, cityCode: string): Promise<void> {
  const city = await findJurisdiction(context.db, cityCode);
  if (!city) throw new Error(`coverage was asked for of ${cityCode}, which is no jurisdiction`);
  await queueComputation(context.db, city.id);
  await enqueueCoverage(context.db, cityCode);
  await notifyWatchers(context.db, city.id);
}
