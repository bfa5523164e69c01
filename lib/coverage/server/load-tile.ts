import "server-only";
import { hash } from "node:crypto";
import { listRequirements } from "@/db/queries/coverage";
import {
  listCamerasWithin,
  listInputHashes,
  listObstaclesWithin,
  listPartsOfSites,
  listSitesAround,
  type SiteToSolveRow,
} from "@/db/queries/coverage-input";
import type { Context } from "@/lib/access/server/context";
import type { CityFrame } from "@/lib/crs/city-frame";
import { linesOfWkb, polygonsOfWkb } from "@/lib/crs/wkb";
import { type Box, boxesMeet, boxOf } from "@/lib/geometry/box";
import { groupBy } from "@/lib/kernel/group-by";
import type { PartRole } from "@/lib/sites/derived-site";
import type { SiteKind } from "@/lib/sites/site-kind";
import { isJudged } from "../city-camera";
import type { CityCamera, PartToSolve } from "../city-input";
import type { ComputationReach } from "../computation-state";
import { coveringBoxes } from "../covering-boxes";
import { longestReach } from "../longest-reach";
import { requiredLevel } from "../requirement-profile";
import { type Tile, tileBox, tileOf } from "../tile-grid";
import { cityCameras } from "./camera-memo";
import { coverageSettings } from "./coverage-settings";
import { degreeBoxes, inDegrees } from "./degree-boxes";
import { PrismMemo } from "./prism-memo";
import type { HashedSite, TileToSolve } from "./solve-tile";
import { digest, type Settings } from "./tile-cameras";

/** The obstacles this process read last. */
export const prisms = new PrismMemo();

/** How a computation looks at its tiles. */
export type TileView = {
  /** Side and halo, metres. */
  readonly tileM: number;
  readonly haloM: number;
  /** Whether to forget what the figures on screen were computed from. */
  readonly afresh: boolean;
  /** Where cameras and sites are looked at; everywhere in the tile for null. */
  readonly reach: ComputationReach | null;
};

/** More tiles side by side than any city has are one tile, which no box in degrees can hold. */
const WIDEST_TILE_M = 100_000;
/** Every place of a city, degrees. */
const EVERYWHERE: Box = [-180, -90, 180, 90];

/**
 * Reads what one tile is computed from: its own cameras and sites, the cameras within twice their reach of a site, and the obstacles on the sites and
 * within reach of a camera that may see one.
 */
export async function loadTile(
  context: Context,
  jurisdictionId: string,
  frame: CityFrame,
  tile: Tile,
  { tileM, haloM, afresh, reach }: TileView,
): Promise<TileToSolve> {
  const { db } = context;
  const settings = await coverageSettings(context);
  const here = tileM > WIDEST_TILE_M ? EVERYWHERE : inDegrees(tileBox(tile, tileM), frame, 1);
  const owns = (lonLat: { readonly lon: number; readonly lat: number }) => {
    const at = tileOf(frame.toLocal([lonLat.lon, lonLat.lat]), tileM);
    return at.x === tile.x && at.y === tile.y;
  };

  const siteRows = (
    await listSitesAround(db, jurisdictionId, degreeBoxes([here]), reach && degreeBoxes(reach.sites))
  ).filter(owns);
  const sites = await loadSites(context, jurisdictionId, siteRows, frame, settings.digest);
  const siteBoxes = sites.filter(({ parts }) => parts.length > 0).map(({ box }) => box);
  const around = (metres: number) =>
    disjoint(
      siteBoxes.map((box) => grown(box, metres)),
      frame,
    );

  const cameraRows = await listCamerasWithin(db, jurisdictionId, degreeBoxes([here, ...around(2 * haloM)]));
  const own = cameraRows.filter((row) => owns(row) && (!reach || reach.cameras.some((box) => holds(box, row))));
  const judged = new Map(cameraRows.filter(isJudged).map((row) => [row.id, cityCameras.of(row, frame)]));
  const ownIds = new Set(own.map(({ id }) => id));
  const looking = reachBoxes([...judged.values()], settings.levels).filter(
    ({ camera, box }) => ownIds.has(camera.id) || siteBoxes.some((site) => boxesMeet(site, box)),
  );
  const obstacleRows = await listObstaclesWithin(
    db,
    jurisdictionId,
    degreeBoxes(disjoint([...siteBoxes, ...looking.map(({ box }) => box)], frame)),
  );
  const hashes = afresh
    ? { cameras: [], sites: [] }
    : await listInputHashes(
        db,
        own.map(({ id }) => id),
        sites.map(({ id }) => id),
      );
  return {
    settings,
    own: own.map(({ id }) => ({ id, camera: judged.get(id) ?? null })),
    cameras: [...judged.values()],
    obstacles: obstacleRows.map((row) => prisms.of(row, frame)),
    sites,
    known: {
      cameras: new Map(hashes.cameras.map((row) => [row.id, row.hash])),
      sites: new Map(hashes.sites.map((row) => [row.id, row.hash])),
    },
  };
}

/** Cameras with a box around all that they may cover, and all that may hide it. */
function reachBoxes(cameras: readonly CityCamera[], levels: Settings["levels"]) {
  const least = Math.min(...Object.values(levels));
  return cameras.map((camera) => ({
    camera,
    box: grown([camera.x, camera.y, camera.x, camera.y], longestReach(camera, least)),
  }));
}

/** Boxes in degrees that hold boxes of a city's plane and hardly any ground twice. */
export function disjoint(boxes: readonly Box[], frame: CityFrame): Box[] {
  return coveringBoxes(boxes).map((box) => inDegrees(box, frame, 1));
}

function holds([west, south, east, north]: Box, { lon, lat }: { readonly lon: number; readonly lat: number }): boolean {
  return west <= lon && lon <= east && south <= lat && lat <= north;
}

/** A box widened by metres on every side. */
export function grown([west, south, east, north]: Box, metres: number): Box {
  return [west - metres, south - metres, east + metres, north + metres];
}

/** The parts, levels and shapes of some sites on their city's plane. */
export async function loadSites(
  { db }: Context,
  jurisdictionId: string,
  rows: readonly SiteToSolveRow[],
  frame: CityFrame,
  settings: string,
): Promise<HashedSite[]> {
  const requirements = await listRequirements(db, jurisdictionId);
  const levels = new Map(requirements.map((row) => [`${row.site_id ?? row.kind}/${row.role}`, row.level]));
  const partRows = await listPartsOfSites(
    db,
    rows.map(({ id }) => id),
  );
  const bySite = groupBy(partRows, ({ site_id }) => site_id);
  return rows.map((row) => {
    const kind = row.kind as SiteKind;
    const stored = bySite.get(row.id) ?? [];
    const parts = stored.map((part): PartToSolve => {
      const role = part.role as PartRole;
      return {
        id: part.id,
        siteId: row.id,
        kind,
        role,
        ref: part.ref,
        layer: row.layer,
        z: row.z_m,
        level: levels.get(`${row.id}/${role}`) ?? levels.get(`${kind}/${role}`) ?? requiredLevel(kind, role),
        ground: polygonsOfWkb(part.ground, frame),
      };
    });
    const [x, y] = frame.toLocal([row.lon, row.lat]);
    return {
      id: row.id,
      layer: row.layer,
      z: row.z_m,
      origin: [Math.round(x), Math.round(y)],
      box: boxOf(parts.flatMap(({ ground }) => ground.flat())),
      parts,
      centreline: row.centreline && linesOfWkb(row.centreline, frame),
      digest: digest([
        settings,
        kind,
        row.layer,
        row.z_m,
        Math.round(x),
        Math.round(y),
        row.centreline && hash("sha256", row.centreline, "base64"),
        stored.map((part, i) => [part.id, part.role, parts[i]?.level, hash("sha256", part.ground, "base64")]),
      ]),
    };
  });
}
