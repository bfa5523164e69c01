import "server-only";
import type { CameraRow } from "@/db/queries/cameras";
import { listCamerasWithin, listObstaclesWithin } from "@/db/queries/coverage-input";
import { readLongestReach } from "@/db/queries/coverage-plan";
import { listObstacleNames } from "@/db/queries/obstacles";
import { listSiteNames } from "@/db/queries/sites";
import type { Context } from "@/lib/access/server/context";
import {
  MOST_POINT_CAMERAS,
  type PointBlockerDto,
  type PointCameraDto,
  type PointDto,
  type PointQuery,
} from "@/lib/api/point";
import type { CityFrame } from "@/lib/crs/city-frame";
import { type Box, boxOf } from "@/lib/geometry/box";
import { BoxIndex } from "@/lib/geometry/box-index";
import { pointInRings } from "@/lib/geometry/point-in-rings";
import { groupBy } from "@/lib/kernel/group-by";
import { ok, type Result } from "@/lib/kernel/result";
import { cityCamera, isJudged } from "../city-camera";
import { longestReach } from "../longest-reach";
import {
  type ClearSight,
  clearSight,
  isInFrame,
  MISS_REASONS,
  type MissReason,
  type SightTarget,
  sightAmong,
} from "../point-sight";
import { degreeBoxes } from "./degree-boxes";
import { findTarget, type PointError } from "./find-target";
import { ownKernel } from "./load-kernel";
import { disjoint, grown, prisms } from "./load-tile";
import type { HashedSite } from "./solve-tile";

/** Who sees one point of the city, how well, and why the others near it do not: the definition of coverage, asked at a single place. */
export async function readPoint(
  context: Context<"sites.read" | "coverage.read">,
  query: PointQuery,
): Promise<Result<PointDto, PointError>> {
  const found = await findTarget(context, query);
  if (!found.ok) return found;
  const { city, frame, settings, sites, target } = found.value;
  const { x, y, layer } = target;
  const levels = Object.entries(settings.levels).sort(([, a], [, b]) => a - b);
  const layers = [...new Set([0, ...sites.map((site) => site.layer)])].sort((a, b) => a - b);
  const here = sites.filter((site) => site.layer === layer);
  const seen = await camerasOf(context, city, frame, target, settings.levels);
  seen.sort(compareSeen);
  const seeing = seen.filter(({ best }) => best === null).length;
  return ok({
    position: [query.lon, query.lat],
    layer,
    layers,
    targetHeightM: settings.targetHeight,
    levels: levels.map(([level, pixelsPerMetre]) => ({ level, pixelsPerMetre })),
    zones: await zonesOf(context, here, x, y),
    seeing,
    missing: seen.length - seeing,
    cameras: await named(context, seen.slice(0, MOST_POINT_CAMERAS)),
  });
}

async function zonesOf(
  { db }: Context,
  sites: readonly HashedSite[],
  x: number,
  y: number,
): Promise<PointDto["zones"]> {
  const ids = sites.map(({ id }) => id);
  const names = new Map((await listSiteNames(db, ids)).map((name) => [name.id, name]));
  return sites.flatMap(({ id, parts }) =>
    parts.flatMap((part): PointDto["zones"] => {
      const site = names.get(id);
      if (!site || !pointInRings(x, y, part.ground.flat())) return [];
      const { number, name, name_en: nameEn } = site;
      return [{ id: part.id, role: part.role, level: part.level, site: { id, number, kind: part.kind, name, nameEn } }];
    }),
  );
}

/** A camera near the point; `best` is why it misses the point at the lowest level, null where it sees it. */
type Seen = { readonly best: MissReason | null; readonly camera: PointCameraDto; readonly hiders: readonly Hidden[] };
type Hidden = Pick<PointBlockerDto, "id" | "distanceM" | "position">;

/** Every camera within twice its reach of the point. */
async function camerasOf(
  { db }: Context,
  city: string,
  frame: CityFrame,
  target: SightTarget,
  levels: Readonly<Record<string, number>>,
): Promise<Seen[]> {
  const { x, y } = target;
  const { kernel } = await ownKernel();
  const names = Object.keys(levels).sort((a, b) => (levels[a] ?? 0) - (levels[b] ?? 0));
  const least = Math.min(...Object.values(levels));
  const farthest = await readLongestReach(db, city, least);
  const rows = await listCamerasWithin(db, city, degreeBoxes(disjoint([grown([x, y, x, y], 2 * farthest)], frame)));
  const near = rows.flatMap((row) => {
    const camera = cityCamera(row, frame);
    if (Math.hypot(camera.x - x, camera.y - y) > 2 * longestReach(camera, least)) return [];
    return [
      { row, sight: isJudged(row) ? clearSight(kernel, camera, target, levels) : ("direction-unknown" as const) },
    ];
  });

  const lines = near.flatMap(({ sight }) => (typeof sight !== "string" && isInFrame(sight) ? [lineBox(sight)] : []));
  const obstacleRows = await listObstaclesWithin(db, city, degreeBoxes(disjoint(lines, frame)));
  const obstacles = new BoxIndex(
    obstacleRows.map((row) => prisms.of(row, frame)),
    ({ box }) => box,
  );
  return near.map(({ row, sight }): Seen => {
    if (typeof sight === "string") return unjudged(row, frame, target, names, sight);
    const found = sightAmong(sight, isInFrame(sight) ? obstacles.near(lineBox(sight)) : []);
    const { camera } = sight.view;
    return {
      best: found.misses[names[0] ?? ""] ?? null,
      camera: {
        ...cameraOf(row, found.distance),
        depression: found.depression,
        across: found.across,
        upright: found.upright,
        levels: names.map((level) => ({ level, miss: found.misses[level] ?? null })),
      },
      hiders: found.hiders.map(({ id, share }) => ({
        id,
        distanceM: share * found.distance,
        position: [...frame.toLonLat([camera.x + share * (x - camera.x), camera.y + share * (y - camera.y)])] as [
          number,
          number,
        ],
      })),
    };
  });
}

function lineBox({ view: { camera }, target }: ClearSight): Box {
  return boxOf([Float64Array.of(camera.x, camera.y, target.x, target.y)]);
}

function unjudged(
  row: CameraRow,
  frame: CityFrame,
  { x, y }: SightTarget,
  levels: readonly string[],
  miss: MissReason,
): Seen {
  const camera = cityCamera(row, frame);
  return {
    best: miss,
    camera: {
      ...cameraOf(row, Math.hypot(camera.x - x, camera.y - y)),
      ...{ depression: null, across: null, upright: null },
      levels: levels.map((level) => ({ level, miss })),
    },
    hiders: [],
  };
}

function cameraOf({ id, number, name, kind, layer, lon, lat }: CameraRow, distanceM: number) {
  return { id, number, name, kind, layer, position: [lon, lat] as [number, number], distanceM, blockers: [] };
}

/** Those that see the point first, the densest before the others; then the nearest misses. */
function compareSeen(one: Seen, other: Seen): number {
  const density = ({ best, camera }: Seen) => (best === null ? (camera.across ?? 0) : 0);
  const rank = ({ best }: Seen) => (best === null ? -1 : MISS_REASONS.indexOf(best));
  return (
    rank(one) - rank(other) ||
    density(other) - density(one) ||
    one.camera.distanceM - other.camera.distanceM ||
    one.camera.number - other.camera.number
  );
}

/** The cameras with the obstacles that hide the point from them by name. */
async function named({ db }: Context, seen: readonly Seen[]): Promise<PointCameraDto[]> {
  const ids = [...new Set(seen.flatMap(({ hiders }) => hiders.map(({ id }) => id)))];
  const rows = groupBy(await listObstacleNames(db, ids), ({ id }) => id);
  return seen.map(({ camera, hiders }) => ({
    ...camera,
    blockers: hiders.flatMap(({ id, distanceM, position }) =>
      (rows.get(id) ?? []).map(({ osm_id: osmId, name, kind, top_m: topM, height_source: heightSource }) => ({
        ...{ id, osmId, name, kind, topM, heightSource, distanceM, position },
      })),
    ),
  }));
}
