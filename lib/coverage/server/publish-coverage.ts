import "server-only";
import { findLastRun } from "@/db/queries/coverage";
import { endComputation, hasTilesLeft, lockComputation, notifyWatchers } from "@/db/queries/coverage-computations";
import {
  countCoverageAnew,
  countPending,
  insertRun,
  publishPending,
  type Replaced,
  readInputs,
  readInputsChange,
  readReplaced,
} from "@/db/queries/coverage-pending";
import { readDataVersion } from "@/db/queries/coverage-plan";
import type { JurisdictionRow } from "@/db/queries/jurisdictions";
import { lockCityData } from "@/db/queries/lock-city-data";
import type { Context } from "@/lib/access/server/context";
import { recordAudit } from "@/lib/audit/server/record-audit";
import { STANDARD, TARGET_HEIGHT_M } from "../requirement-profile";
import { ENGINE } from "./coverage-settings";

/** From so many sites on the database counts its rows anew, which takes longer than to replace a few. */
const MANY_SITES = 1_000;

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
  const replaced = await readReplaced(db, id, city.id);
  const inputs = await inputsAfter(context, city.id, id, replaced);
  const anew = await countPending(db, id);
  await publishPending(db, id, replaced);
  if (replaced.sites.length > MANY_SITES) await countCoverageAnew(db);
  const run = {
    durationMs: Date.now() - new Date(computation.started_at ?? computation.asked_at).getTime(),
    targetHeightM: TARGET_HEIGHT_M,
    standard: STANDARD,
    engine: ENGINE,
    inputHash: inputs.toString(16).padStart(64, "0"),
    dataVersion,
  };
  await insertRun(db, id, city.id, run);
  await endComputation(db, id, { state: "done" });
  await notifyWatchers(db, city.id);
  await recordAudit(context, {
    action: "coverage.compute",
    object: `city:${city.code}`,
    jurisdiction: city.code,
    after: { ...run, sitesAnew: anew.sites, gapsAnew: anew.gaps },
  });
  return "published";
}

/** What the figures will be computed from once a computation is shown: the last run says what they are computed from now, if it counted as this engine does. */
async function inputsAfter({ db }: Context, jurisdictionId: string, id: string, replaced: Replaced): Promise<bigint> {
  const last = await findLastRun(db, jurisdictionId);
  const isKnown = last?.engine === ENGINE && /^[0-9a-f]{64}$/.test(last.input_hash);
  const before = isKnown ? BigInt(`0x${last.input_hash}`) : await readInputs(db, jurisdictionId);
  return before ^ (await readInputsChange(db, id, replaced));
}
