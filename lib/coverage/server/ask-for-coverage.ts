import "server-only";
import { findLastRun } from "@/db/queries/coverage";
import type { Context } from "@/lib/access/server/context";
import { recordAudit } from "@/lib/audit/server/record-audit";
import { currentCity } from "@/lib/city/server/current-city";
import { ok, type Result } from "@/lib/kernel/result";
import { requestCoverage } from "./request-coverage";

/** A city whose coverage will be computed; `stale`: whether its data changed since the last run, without which the job finds nothing to do. */
export type CoverageAsked = { readonly city: string; readonly stale: boolean };

/** Has the job worker compute the coverage of the city on screen, as a person asks for it. */
export async function askForCoverage(
  context: Context<"coverage.compute">,
): Promise<Result<CoverageAsked, { code: "no-city" }>> {
  const city = await currentCity(context);
  if (!city.ok) return city;
  const { id, code, data_version } = city.value;
  const run = await findLastRun(context.db, id);
  await requestCoverage(context, code);
  const stale = run?.data_version !== data_version;
  await recordAudit(context, {
    action: "coverage.compute",
    object: `city:${code}`,
    jurisdiction: code,
    after: { requested: true, dataVersion: data_version, stale },
  });
  return ok({ city: code, stale });
}
