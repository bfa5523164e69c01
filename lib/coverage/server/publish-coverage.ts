import "server-only";
import { findLastRun } from "@/db/queries/coverage";
import {
  type ComputationRow,
  endComputation,
  findComputation,
  hasTilesLeft,
  listDoneTiles,
  lockComputation,
  lockShowing,
  notifyWatchers,
  tryLockShowing,
} from "@/db/queries/coverage-computations";
import {
  countCoverageAnew,
  countPending,
  type DoneTiles,
  insertRun,
  type Replaced,
  readFound,
  readInputs,
  readInputsOf,
  readNoLongerCounted,
  readPendingInputs,
  replaceFound,
  replaceFoundOfParts,
} from "@/db/queries/coverage-pending";
import { readDataVersion } from "@/db/queries/coverage-plan";
import type { JurisdictionRow } from "@/db/queries/jurisdictions";
import { lockCityData } from "@/db/queries/lock-city-data";
import type { Context, Opener } from "@/lib/access/server/context";
import { recordAudit } from "@/lib/audit/server/record-audit";
import { STANDARD, TARGET_HEIGHT_M } from "../requirement-profile";
import { tileKey } from "../tile-grid";
import { ENGINE } from "./coverage-settings";

type Compute = Opener<"coverage.compute">;

/** From so many sites on the database counts its rows anew, which takes longer than to replace a few. */
const MANY_SITES = 1_000;
/** So many tiles are put in place together while others are still computed: statements then take longer than asking for them. */
const TILES_AT_ONCE = 48;
/** How often to look whether so many are done, milliseconds; a database cuts off who says nothing for a minute. */
const LOOK_MS = 500;

/** What a transaction has put in place of the figures on screen so far; nobody sees it before the transaction ends. */
type Shown = { inputs: bigint; readonly sites: string[]; readonly tiles: Set<string> };

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
  await lockShowing(context.db, id);
  return showRest(context, city, id, null);
}

/**
 * The same while tiles are still computed: what is done is put in place as it comes, so that little is left to do once the last tile is. One transaction all
 * the same, which is undone and leaves everything to `publishCoverage` where the city changes meanwhile or somebody else does this already.
 */
export async function publishAlong(open: Compute, city: JurisdictionRow, id: string): Promise<void> {
  const along = open(async (context) => {
    const { db } = context;
    if (!(await tryLockShowing(db, id))) return;
    const begun = await findComputation(db, id);
    const shown: Shown = { inputs: await inputsBefore(context, city.id), sites: [], tiles: new Set() };
    for (;;) {
      const now = await findComputation(db, id);
      if (!(begun && isStill(now, begun))) throw new Outdated();
      if (!(await hasTilesLeft(db, id))) break;
      const tiles = await notYetShown(context, id, shown);
      if (tiles.length < TILES_AT_ONCE) await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
      else await show(context, id, tiles, { cameras: [], sites: [] }, shown);
    }
    if ((await showRest(context, city, id, { begun, shown })) !== "published") throw new Outdated();
  }, "write");
  await along.catch((error: unknown) => {
    if (!(error instanceof Outdated)) throw error;
  });
}

/** Undoes a transaction whose rows are not those to be shown. */
class Outdated extends Error {}

/** Whether a computation runs by the plan by which it ran: another plan may have taken back tiles that were done. */
function isStill(now: ComputationRow | null, begun: ComputationRow): now is ComputationRow {
  return now?.state === "running" && now.replans === begun.replans && now.data_version === begun.data_version;
}

/** Shows what is left to be shown, and ends the computation. @param along - What is in place already; null if nothing is */
async function showRest(
  context: Context<"coverage.compute">,
  city: JurisdictionRow,
  id: string,
  along: { readonly begun: ComputationRow; readonly shown: Shown } | null,
): Promise<"published" | "changed" | "not-whole"> {
  const { db } = context;
  await lockCityData(db);
  const computation = await lockComputation(db, id);
  if (computation?.state !== "running" || (await hasTilesLeft(db, id))) return "not-whole";
  const dataVersion = await readDataVersion(db, city.id);
  if (computation.data_version !== dataVersion || (along && !isStill(computation, along.begun))) return "changed";
  const shown: Shown = along?.shown ?? { inputs: await inputsBefore(context, city.id), sites: [], tiles: new Set() };
  const anew = await countPending(db, id);
  await show(context, id, await notYetShown(context, id, shown), await readNoLongerCounted(db, city.id), shown);
  await replaceFoundOfParts(db, id, shown.sites);
  if (shown.sites.length > MANY_SITES) await countCoverageAnew(db);
  const run = {
    durationMs: Date.now() - new Date(computation.started_at ?? computation.asked_at).getTime(),
    targetHeightM: TARGET_HEIGHT_M,
    standard: STANDARD,
    engine: ENGINE,
    inputHash: shown.inputs.toString(16).padStart(64, "0"),
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

async function notYetShown({ db }: Context, id: string, { tiles }: Shown): Promise<DoneTiles> {
  return (await listDoneTiles(db, id)).filter((tile) => !tiles.has(tileKey(tile)));
}

/** Puts what was found in tiles in place, takes away what no longer counts, and notes both; all but what belongs to the parts of sites. */
async function show({ db }: Context, id: string, tiles: DoneTiles, gone: Replaced, shown: Shown): Promise<void> {
  const found = await readFound(db, id, tiles);
  const replaced = { cameras: [...found.cameras, ...gone.cameras], sites: [...found.sites, ...gone.sites] };
  shown.inputs ^= (await readInputsOf(db, replaced)) ^ (await readPendingInputs(db, id, tiles));
  await replaceFound(db, id, tiles, replaced);
  for (const site of replaced.sites) shown.sites.push(site);
  for (const tile of tiles) shown.tiles.add(tileKey(tile));
}

/** What the figures on screen are computed from: the last run says so, if it counted as this engine does. */
async function inputsBefore({ db }: Context, jurisdictionId: string): Promise<bigint> {
  const last = await findLastRun(db, jurisdictionId);
  const isKnown = last?.engine === ENGINE && /^[0-9a-f]{64}$/.test(last.input_hash);
  return isKnown ? BigInt(`0x${last.input_hash}`) : readInputs(db, jurisdictionId);
}
