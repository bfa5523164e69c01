import "server-only";
import {
  type ComputationRow,
  findLastSettings,
  findOpenComputation,
  lockPlanning,
  notifyWatchers,
  planTiles,
  startComputation,
  takeLeftTiles,
} from "@/db/queries/coverage-computations";
import { enqueueTiles } from "@/db/queries/coverage-jobs";
import {
  type CoverageChange,
  countCityAnew,
  listPlacedCameras,
  listPlacedSites,
  readLongestReach,
  takeChanges,
} from "@/db/queries/coverage-plan";
import type { JurisdictionRow } from "@/db/queries/jurisdictions";
import type { Context } from "@/lib/access/server/context";
import { cityFrame } from "@/lib/crs/city-frame";
import type { Box } from "@/lib/geometry/box";
import { groupBy } from "@/lib/kernel/group-by";
import type { ComputationReach } from "../computation-state";
import { TILE_M, type Tile, tileKey, tileOf } from "../tile-grid";
import { coverageSettings } from "./coverage-settings";
import { degreeBoxes, widened } from "./degree-boxes";

export type PlanOptions = {
  /** Side of a tile, metres; `TILE_M` unless said. Figures do not depend on it. */
  readonly tileM?: number;
  /** Whether to compute everything, though nothing has changed. */
  readonly afresh?: boolean;
};

type Planned = Tile & { readonly zones: number };

/** More changes than this are a new city: looking at each place would take longer than looking at all. */
const MOST_CHANGES = 5_000;
/** More boxes than this are no help: to look whether a place lies in one takes longer than to look at the place. */
const MOST_BOXES = 500;
/** Up to so many tiles a computation is done by whoever planned it: to hand them to others takes longer than to do them. */
const TILES_OF_ONE = 8;

/** The computation of a city under way, or a new one with its tiles. `begun` says which. */
export async function beginComputation(
  context: Context<"coverage.compute">,
  city: JurisdictionRow,
  options: PlanOptions,
): Promise<{ readonly computation: ComputationRow; readonly begun: boolean }> {
  const { db } = context;
  await lockPlanning(db, city.id);
  const running = await findOpenComputation(db, city.id, "running");
  if (running) return { computation: running, begun: false };
  const computation = await startComputation(db, city.id, options.afresh === true);
  await plan(context, city, computation, options);
  return { computation, begun: true };
}

/** Takes into a computation what changed since it was planned: the tiles that it touches are done again. */
export async function replan(
  context: Context<"coverage.compute">,
  city: JurisdictionRow,
  computation: Pick<ComputationRow, "id">,
): Promise<void> {
  await lockPlanning(context.db, city.id);
  const running = await findOpenComputation(context.db, city.id, "running");
  if (running?.id !== computation.id) return;
  await plan(context, city, running, {});
}

async function plan(
  context: Context,
  city: JurisdictionRow,
  computation: ComputationRow,
  options: PlanOptions,
): Promise<void> {
  const { db } = context;
  const settings = await coverageSettings(context);
  const { dataVersion, changes } = await takeChanges(db, city.id);
  if (computation.data_version === dataVersion && changes.length === 0) return;
  const last = await findLastSettings(db, city.id);
  const tileM = computation.tile_m ?? options.tileM ?? TILE_M;
  const leastDensity = Math.min(...Object.values(settings.levels));
  const isFirstPlan = computation.data_version === null;
  const left = isFirstPlan ? await takeLeftTiles(db, city.id) : [];
  const isWhole =
    changes.length > MOST_CHANGES ||
    (isFirstPlan &&
      (computation.afresh || last?.settings_hash !== settings.digest || left.some((tile) => tile.tile_m !== tileM)));
  if (isWhole) await countCityAnew(db);
  // those that did not change reach no farther than they did
  const changed = isWhole || !last?.halo_m ? null : degreeBoxes(cameraBoxes(changes));
  const haloM = Math.max(await readLongestReach(db, city.id, leastDensity, changed), last?.halo_m ?? 0);
  const reach = isWhole ? null : await reachOf(context, city.id, changes, haloM);
  const reached = await tilesOf(context, city, tileM, reach);
  const tiles = reach ? joined([...left, ...reached], Math.max) : reached;
  await planTiles(db, computation.id, {
    dataVersion,
    settingsHash: settings.digest,
    tileM,
    haloM,
    tiles,
    // what was left of another computation may have changed anywhere
    reach: reach && left.length === 0 && reach.cameras.length + reach.sites.length <= MOST_BOXES ? reach : null,
  });
  if (tiles.length > TILES_OF_ONE) await enqueueTiles(db, city.code, computation.id, tiles);
  await notifyWatchers(db, city.id);
}

function cameraBoxes(changes: readonly CoverageChange[]): Box[] {
  return changes.flatMap(({ kind, west, south, east, north }) =>
    kind === "camera" ? [[west, south, east, north]] : [],
  );
}

/**
 * A camera's change reaches sites within twice its reach (farther away it is no reason for a gap either), an obstacle's the cameras that reach it, and through
 * them sites; a site's only itself. What turns out to have the hash it had is not computed.
 */
async function reachOf(
  { db }: Context,
  jurisdictionId: string,
  changes: readonly CoverageChange[],
  haloM: number,
): Promise<ComputationReach> {
  const boxes = (kind: CoverageChange["kind"], metres: number) =>
    changes
      .filter((change) => change.kind === kind)
      .map(({ west, south, east, north }) => widened([west, south, east, north], metres));
  const shadowed = boxes("obstacle", haloM);
  const behind = shadowed.length > 0 ? await listPlacedCameras(db, jurisdictionId, degreeBoxes(shadowed)) : [];
  return {
    cameras: [...boxes("camera", 1), ...shadowed],
    sites: [
      ...boxes("site", 1),
      ...boxes("obstacle", 1),
      ...boxes("camera", 2 * haloM),
      ...cells(behind).map((box) => widened(box, 2 * haloM)),
    ],
  };
}

/** Boxes around places, one for each hundredth of a degree. */
function cells(places: readonly { readonly lon: number; readonly lat: number }[]): Box[] {
  const byCell = groupBy(places, ({ lon, lat }) => `${Math.floor(lon * 100)}/${Math.floor(lat * 100)}`);
  return [...byCell.values()].map((group) => {
    const [lons, lats] = [group.map(({ lon }) => lon), group.map(({ lat }) => lat)];
    return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)];
  });
}

/** The tiles that own something within reach; those that own anything at all, for `null`. */
async function tilesOf(
  { db }: Context,
  city: JurisdictionRow,
  tileM: number,
  reach: ComputationReach | null,
): Promise<Planned[]> {
  if (reach && reach.cameras.length + reach.sites.length === 0) return [];
  const frame = cityFrame(city.central_meridian ?? 0);
  const sites = await listPlacedSites(db, city.id, reach && degreeBoxes(reach.sites));
  const cameras = await listPlacedCameras(db, city.id, reach && degreeBoxes(reach.cameras));
  return joined(
    [...sites, ...cameras.map((camera) => ({ ...camera, zones: 0 }))].map(({ lon, lat, zones }) => ({
      ...tileOf(frame.toLocal([lon, lat]), tileM),
      zones,
    })),
  );
}

/** Each tile once, with what its owners' zones come to. */
function joined(tiles: readonly Planned[], come = (zones: number, more: number) => zones + more): Planned[] {
  const known = new Map<string, Planned>();
  for (const { x, y, zones } of tiles) {
    const key = tileKey({ x, y });
    known.set(key, { x, y, zones: come(known.get(key)?.zones ?? 0, zones) });
  }
  return [...known.values()];
}
