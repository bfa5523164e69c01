import "server-only";
import { setImmediate } from "node:timers/promises";
import type { CameraRow } from "@/db/queries/cameras";
import { listSitesAround, listSitesToSolve } from "@/db/queries/coverage-input";
import type { Context } from "@/lib/access/server/context";
import { type CityFrame, cityFrame } from "@/lib/crs/city-frame";
import { boxesMeet } from "@/lib/geometry/box";
import { BoxIndex } from "@/lib/geometry/box-index";
import { moved } from "@/lib/geometry/moved";
import { err, ok, type Result } from "@/lib/kernel/result";
import { cityCamera, isJudged, type StoredCamera } from "../city-camera";
import type { CityCamera } from "../city-input";
import type { Footprints } from "../sighted-camera";
import { type SolvedSite, solveSite } from "../solve-site";
import { MOST_CAMERAS, MOST_CORNERS } from "../surroundings";
import { cityCameras } from "./camera-memo";
import { coverageSettings } from "./coverage-settings";
import { degreeBoxes } from "./degree-boxes";
import { FootprintMemo } from "./footprint-memo";
import { ownKernel } from "./load-kernel";
import { disjoint, loadSites } from "./load-tile";
import type { HashedSite } from "./solve-tile";
import { camerasAround, obstaclesIn, reachBox } from "./standing-around";
import { type HashedPrism, type Settings, TileCameras } from "./tile-cameras";

/** What if some cameras of a city stood otherwise. */
export type Supposed = {
  /** Judged whether a changed camera reaches it or not. */
  readonly site: string;
  /** The cameras that are changed as they are now: those that count. */
  readonly changed: readonly CameraRow[];
  /** The cameras as they would be, of those that are. */
  readonly suppose: (cameras: readonly StoredCamera[]) => readonly StoredCamera[];
};

/** A site as it is and as it would be; without the reasons of its gaps. */
export type SolvedTwice = { readonly id: string; readonly built: SolvedSite; readonly planned: SolvedSite };

/** What a camera covers over its own ground, by level, metres on the city's plane; `footprints` is null where nobody recorded its direction. */
export type Seen = { readonly layer: number; readonly footprints: Footprints | null };

/** What a changed camera covers as it is and as it would be; null where it does not stand. */
export type SeenTwice = { readonly id: string; readonly built: Seen | null; readonly planned: Seen | null };

/** What becomes of the sites, and what the changed cameras cover. */
export type SolvedIf = { readonly sites: readonly SolvedTwice[]; readonly cameras: readonly SeenTwice[] };

/** `too-much`: more stands around than one request is to compute. */
export type SolveIfError = { readonly code: "too-much"; readonly cameras: number; readonly corners: number };

/**
 * Solves one site, and every other that a changed camera reaches before or after, and what those cameras cover, as the city is and as it would be: by the functions and from the rows that the
 * tiles of the city are computed from. Nothing is stored.
 */
export async function solveIf(
  context: Context,
  city: { readonly id: string; readonly central_meridian: number | null },
  { site: ownId, changed, suppose }: Supposed,
): Promise<Result<SolvedIf, SolveIfError>> {
  const { db } = context;
  const frame = cityFrame(city.central_meridian ?? 0);
  const settings = await coverageSettings(context);
  const least = Math.min(...Object.values(settings.levels));
  const reach = (camera: StoredCamera) => reachBox(cityCamera(camera, frame), least);

  const supposed = suppose(changed);
  const touched = [...changed, ...supposed].filter(isJudged).map((camera) => ({ camera, box: reach(camera) }));
  const reached = disjoint(
    touched.map(({ box }) => box),
    frame,
  );
  const others = (await listSitesAround(db, city.id, degreeBoxes(reached), null)).filter(({ id }) => id !== ownId);
  const siteRows = [...(await listSitesToSolve(db, city.id, [ownId])), ...others];
  const sites = (await loadSites(context, city.id, siteRows, frame, settings.digest)).filter(
    ({ id, parts, layer, box: ground }) =>
      parts.length > 0 &&
      (id === ownId || touched.some(({ camera, box }) => camera.layer === layer && boxesMeet(ground, box))),
  );

  const boxes = sites.map(({ box }) => box);
  const rows = await camerasAround(context, city.id, frame, boxes, least);
  const known = new Set(rows.map(({ id }) => id));
  const built = [...rows, ...changed.filter(({ id }) => !known.has(id))];
  const layers = new Set(sites.map(({ layer }) => layer));
  const reaching = (cameras: readonly StoredCamera[]) =>
    cameras.filter((camera) => {
      if (!isJudged(camera) || !layers.has(camera.layer)) return false;
      const box = reach(camera);
      return sites.some((site) => boxesMeet(site.box, box));
    });
  const before = reaching(built);
  const after = reaching(suppose(built));

  const looking = [...[...before, ...after].map(reach), ...touched.map(({ box }) => box)];
  const obstacles = await obstaclesIn(context, city.id, frame, [...boxes, ...looking]);
  const corners = obstacles.reduce((sum, { rings }) => sum + rings.reduce((all, ring) => all + ring.length / 2, 0), 0);
  if (corners > MOST_CORNERS || before.length > MOST_CAMERAS)
    return err({ code: "too-much", cameras: before.length, corners });
  const cameras = { built: changed, planned: supposed };
  return ok(await solveBoth({ sites, settings, frame, obstacles, before, after, cameras }));
}

async function solveBoth({
  sites,
  settings,
  frame,
  obstacles,
  before,
  after,
  cameras: changed,
}: {
  readonly sites: readonly HashedSite[];
  readonly settings: Settings;
  readonly frame: CityFrame;
  readonly obstacles: readonly HashedPrism[];
  readonly before: readonly StoredCamera[];
  readonly after: readonly StoredCamera[];
  readonly cameras: { readonly built: readonly StoredCamera[]; readonly planned: readonly StoredCamera[] };
}): Promise<SolvedIf> {
  const { kernel } = await ownKernel();
  const index = new BoxIndex(obstacles, ({ box }) => box);
  // most cameras are the same in both
  const memo = new FootprintMemo();
  const solverOf = (cameras: readonly StoredCamera[]) => {
    const seen = cameras.map((camera) => cityCameras.of(camera, frame)).sort((a, b) => (a.id < b.id ? -1 : 1));
    const sighted = new TileCameras(settings, index, memo, kernel);
    return {
      site: (site: HashedSite) => {
        const over = seen.flatMap((camera) => sighted.over(camera, site.layer, site.z) ?? []);
        const near = over.filter(({ box }) => boxesMeet(box, site.box));
        return solveSite(site, settings, near, index, { kernel, withReasons: false });
      },
      camera: (stored: StoredCamera | undefined): Seen | null => {
        if (!stored) return null;
        if (!isJudged(stored)) return { layer: stored.layer, footprints: null };
        const camera = cityCameras.of(stored, frame);
        const own = sighted.over(camera, camera.layer, camera.groundZ);
        return { layer: camera.layer, footprints: own ? onPlane(own.footprints(), camera) : new Map() };
      },
    };
  };
  const [asBuilt, asPlanned] = [solverOf(before), solverOf(after)];
  const solved: SolvedTwice[] = [];
  for (const site of sites) {
    solved.push({ id: site.id, built: asBuilt.site(site), planned: asPlanned.site(site) });
    // so that whoever else asks this process is not forgotten
    await setImmediate();
  }
  const seen: SeenTwice[] = [];
  for (const id of new Set([...changed.built, ...changed.planned].map((camera) => camera.id))) {
    const the = (cameras: readonly StoredCamera[]) => cameras.find((camera) => camera.id === id);
    seen.push({ id, built: asBuilt.camera(the(changed.built)), planned: asPlanned.camera(the(changed.planned)) });
    await setImmediate();
  }
  return { sites: solved, cameras: seen };
}

/** Footprints about a camera's foot on the city's plane. */
function onPlane(footprints: Footprints, { x, y }: CityCamera): Footprints {
  return new Map(
    [...footprints].map(([level, polygons]) => [
      level,
      polygons.map((rings) => rings.map((ring) => moved(ring, x, y))),
    ]),
  );
}
