import "server-only";
import { endComputation, hasTilesLeft, lockComputation, notifyWatchers } from "@/db/queries/coverage-computations";
import { insertRun, publishPending, readCoverageCounts } from "@/db/queries/coverage-pending";
import { readDataVersion } from "@/db/queries/coverage-plan";
import type { JurisdictionRow } from "@/db/queries/jurisdictions";
import { lockCityData } from "@/db/queries/lock-city-data";
import type { Context } from "@/lib/access/server/context";
import { recordAudit } from "@/lib/audit/server/record-audit";
import { STANDARD, TARGET_HEIGHT_M } from "../requirement-profile";
import { ENGINE } from "./coverage-settings";

/**
 * Shows what a computation found in place of the figures on screen, if it is whole and of the city as it is. Readers see the old figures until the
 * transaction ends, then the new; imports wait for it, and it for them.
 *
 * @returns `changed` if the city has changed since, `not-whole` where tiles are to be done or somebody ended it
 */
export async function publishCoverage(
  context: Context<"coverage.compute">,
  city: JurisdictionRow,
  id: string,
): Promise<"published" | "changed" | "not-whole"> {
  const { db } = context;
  await lockCityData(db);
  const computation = await lockComputation(db, id);
  if (computation?.state !== "running" || (await hasTilesLeft(db, id))) return "not-whole";
  const dataVersion = await readDataVersion(db, city.id);
  if (computation.data_version !== dataVersion) return "changed";
  await publishPending(db, id, city.id);
  const counts = await readCoverageCounts(db, city.id);
  const run = {
    durationMs: Date.now() - new Date(computation.started_at ?? computation.asked_at).getTime(),
    targetHeightM: TARGET_HEIGHT_M,
    standard: STANDARD,
    engine: ENGINE,
    inputHash: counts.hash,
    dataVersion,
  };
  await insertRun(db, id, city.id, run);
  await endComputation(db, id, { state: "done" });
  await notifyWatchers(db, city.id);
  await recordAudit(context, {
    action: "coverage.compute",
    object: `city:${city.code}`,
    jurisdiction: city.code,
    after: { ...run, sites: counts.sites, gaps: counts.gaps },
  });
  return "published";
}
