import "server-only";
import {
  type ComputationRow,
  claimTile,
  findComputation,
  finishTile,
  hasTilesLeft,
  notifyWatchers,
} from "@/db/queries/coverage-computations";
import { insertPending } from "@/db/queries/coverage-pending";
import { readDataVersion } from "@/db/queries/coverage-plan";
import type { JurisdictionRow } from "@/db/queries/jurisdictions";
import type { Context, Opener } from "@/lib/access/server/context";
import { cityFrame } from "@/lib/crs/city-frame";
import { Fault } from "@/lib/kernel/fault";
import type { Tile } from "../tile-grid";
import { memo } from "./footprint-memo";
import { loadTile } from "./load-tile";
import { pendingRecords } from "./pending-records";
import { replan } from "./plan-coverage";
import { publishAlong, publishCoverage } from "./publish-coverage";
import { solveTile } from "./solve-tile";

type Compute = Opener<"coverage.compute">;

/** A city that goes on changing while it is computed is tried so often. */
const MOST_REPLANS = 20;
/** Tiles that a process has in hand at once: while one is computed, another is read or stored. */
const IN_HAND = 2;
/** From so many tiles on they are shown as they come; of fewer, all at the end. */
const MANY_TILES = 100;
/** How long to wait for the tiles of others, milliseconds. */
const WAIT_MS = 100;
/** A database cuts off who says nothing for a minute while holding a tile; so often the tile is held on to, milliseconds. */
const BREATH_MS = 1_000;

/** How a computation ended, as its row says. */
export type Ended = ComputationRow & { readonly state: "done" | "failed" | "cancelled" };

/**
 * Does the tiles of a computation that nobody else is doing, waits for those that others do, and shows the whole once there is none left. Whoever does this
 * may be killed at any time: a tile is one transaction, which ends with its worker, and the next worker takes it up.
 *
 * @param onProgress - Called with zones done and zones in all.
 * @throws {Fault} `city-keeps-changing` when people or imports go on changing the city meanwhile
 */
export async function workOnComputation(
  open: Compute,
  city: JurisdictionRow,
  id: string,
  onProgress?: (done: number, total: number) => void,
): Promise<Ended> {
  const look = async () => {
    const computation = await open(({ db }) => findComputation(db, id), "read");
    if (!computation) throw new Error(`computation ${id} is gone`);
    if (!isEnded(computation)) onProgress?.(computation.zones_done, computation.zones_total);
    if (computation.replans > MOST_REPLANS)
      throw new Fault(
        "city-keeps-changing",
        `the city changed ${MOST_REPLANS} times while it was computed; try again later`,
      );
    return computation;
  };
  const workUntilNoneIsLeft = async () => {
    while (await workOnTile(open, city, id, null)) await look();
  };
  // Where it fails, whoever shows the whole in the end meets the same and says so.
  const along =
    (await look()).tiles_total < MANY_TILES ? undefined : publishAlong(open, city, id).catch(() => undefined);
  for (;;) {
    const hands = await Promise.allSettled(Array.from({ length: IN_HAND }, workUntilNoneIsLeft));
    for (const hand of hands) if (hand.status === "rejected") throw hand.reason;
    const computation = await look();
    if (isEnded(computation)) {
      await along;
      return computation;
    }
    if ((await showIfWhole(open, city, id)) === "tiles-left") await pause(WAIT_MS);
  }
}

/** Does one tile, if nobody else does it or has done it, and shows the computation's figures if it was the last. @returns whether it was done */
export async function workOnOfferedTile(
  open: Compute,
  city: JurisdictionRow,
  id: string,
  tile: Tile,
): Promise<boolean> {
  const done = await workOnTile(open, city, id, tile);
  if (done) await showIfWhole(open, city, id);
  return done;
}

function isEnded(computation: ComputationRow): computation is Ended {
  return computation.state !== "queued" && computation.state !== "running";
}

/** Shows the figures of a computation of which every tile is done. */
async function showIfWhole(open: Compute, city: JurisdictionRow, id: string): Promise<"tiles-left" | "tried"> {
  if (await open(({ db }) => hasTilesLeft(db, id), "read")) return "tiles-left";
  const shown = await open((context) => publishCoverage(context, city, id), "write");
  if (shown === "changed") await open((context) => replan(context, city, { id }), "write");
  return "tried";
}

/** @returns false where there was no tile to be had */
async function workOnTile(open: Compute, city: JurisdictionRow, id: string, wanted: Tile | null): Promise<boolean> {
  const outcome = await open(async (context) => {
    const tile = await claimTile(context.db, id, wanted);
    return tile ? solveClaimed(open, context, city, id, tile) : "none";
  }, "write");
  if (outcome === "changed") await open((context) => replan(context, city, { id }), "write");
  return outcome !== "none";
}

/** The tile is `changed` where the city is another by now than the computation's plan knows; then it stays to be done. */
async function solveClaimed(
  open: Compute,
  { db }: Context,
  city: JurisdictionRow,
  id: string,
  tile: Tile & { readonly zones: number },
): Promise<"done" | "changed"> {
  const frame = cityFrame(city.central_meridian ?? 0);
  // one moment of the database, which the transaction that holds the tile does not see
  const loaded = await open(async (reader) => {
    const computation = await findComputation(reader.db, id);
    const version = await readDataVersion(reader.db, city.id);
    if (!computation || computation.data_version !== version) return null;
    const { tile_m: tileM, halo_m: haloM, afresh, reach } = computation;
    if (tileM === null || haloM === null) throw new Error(`computation ${id} runs without a plan`);
    return loadTile(reader, city.id, frame, tile, { tileM, haloM, afresh, reach });
  }, "read");
  if (!loaded) return "changed";
  let breathed = performance.now();
  const breathe = async () => {
    if (performance.now() - breathed < BREATH_MS) return;
    breathed = performance.now();
    await readDataVersion(db, city.id);
  };
  const solved = await inTurn(() => solveTile(loaded, memo, breathe), breathe);
  await insertPending(db, id, tile, pendingRecords(solved, loaded.settings, frame));
  const zones = solved.sites.reduce((sum, site) => sum + (site.solved?.zones.length ?? 0), 0);
  await finishTile(db, id, tile, { footprints: solved.cameras.length, zones });
  await notifyWatchers(db, city.id);
  return "done";
}

let solving: Promise<unknown> = Promise.resolve();

/**
 * Computes one tile after the other, as the kernel holds the obstacles of one.
 * @param breathe - Called now and then by whoever waits. A transaction that it finds cut off says so itself at its next statement.
 */
function inTurn<T>(solve: () => Promise<T>, breathe: () => Promise<void>): Promise<T> {
  const waiting = setInterval(() => void breathe().catch(() => undefined), BREATH_MS);
  const turn = solving.then(() => {
    clearInterval(waiting);
    return solve();
  });
  solving = turn.catch(() => undefined);
  return turn;
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
