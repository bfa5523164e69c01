import "server-only";
import type { CameraRow } from "@/db/queries/cameras";
import { listCamerasWithin, listObstaclesWithin, listSitesAround } from "@/db/queries/coverage-input";
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
import { currentCity } from "@/lib/city/server/current-city";
import { type CityFrame, cityFrame } from "@/lib/crs/city-frame";
import { type Box, boxOf } from "@/lib/geometry/box";
import { BoxIndex } from "@/lib/geometry/box-index";
import { pointInRings } from "@/lib/geometry/point-in-rings";
import { groupBy } from "@/lib/kernel/group-by";
import { err, ok, type Result } from "@/lib/kernel/result";
import { groundElevation } from "@/lib/sites/ground-elevation";
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
import { coverageSettings } from "./coverage-settings";
import { degreeBoxes } from "./degree-boxes";
import { ownKernel } from "./load-kernel";
import { disjoint, grown, loadSites, prisms } from "./load-tile";
import type { HashedSite } from "./solve-tile";

/** `outside`: so far from the city that its plane does not describe the place. */
export type PointError = { readonly code: "no-city" } | { readonly code: "outside" };

/** Farther from the central meridian a plane is not held to the earth, degrees. */
const WIDEST_DEG = 4;

/** Who sees one point of the city, how well, and why the others near it do not: the definition of coverage, asked at a single place. */
export async function readPoint(
  context: Context<"sites.read" | "coverage.read">,
  query: PointQuery,
): Promise<Result<PointDto, PointError>> {
  const { lon, lat } = query;
  const city = await currentCity(context);
  if (!city.ok) return city;
  const frame = cityFrame(city.value.central_meridian ?? 0);
  if (Math.abs(lon - frame.centralMeridian) > WIDEST_DEG || Math.abs(lat) > 85) return err({ code: "outside" });
  const settings = await coverageSettings(context);
  const levels = Object.entries(settings.levels).sort(([, a], [, b]) => a - b);
  const [x, y] = frame.toLocal([lon, lat]);
  const sites = await sitesAt(context, city.value.id, frame, settings.digest, x, y);
  const layers = [...new Set([0, ...sites.map(({ layer }) => layer)])].sort((a, b) => a - b);
  const layer = query.layer ?? nearestLayer(sites);
  const here = sites.filter((site) => site.layer === layer);
  const z = (here[0]?.z ?? groundElevation(layer)) + settings.targetHeight;
  const seen = await camerasOf(context, city.value.id, frame, { x, y, z, layer }, settings.levels);
  seen.sort(compareSeen);
  const seeing = seen.filter(({ best }) => best === null).length;
  return ok({
    position: [lon, lat],
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

/** The layer of a site that is nearest the street; the street's where there is none. */
function nearestLayer(sites: readonly HashedSite[]): number {
  const [nearest] = sites.map(({ layer }) => layer).sort((a, b) => Math.abs(a) - Math.abs(b) || b - a);
  return nearest ?? 0;
}

async function sitesAt(context: Context, city: string, frame: CityFrame, settings: string, x: number, y: number) {
  const around = degreeBoxes(disjoint([[x, y, x, y]], frame));
  const rows = await listSitesAround(context.db, city, around, null);
  const sites = await loadSites(context, city, rows, frame, settings);
  return sites.filter(({ parts }) => parts.some(({ ground }) => pointInRings(x, y, ground.flat())));
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
