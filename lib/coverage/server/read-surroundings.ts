import "server-only";
import { findCamera } from "@/db/queries/cameras";
import { listSitesAround } from "@/db/queries/coverage-input";
import { listSiteNames } from "@/db/queries/sites";
import type { Context } from "@/lib/access/server/context";
import { currentCity } from "@/lib/city/server/current-city";
import { cityFrame } from "@/lib/crs/city-frame";
import { boxesMeet } from "@/lib/geometry/box";
import { BoxIndex } from "@/lib/geometry/box-index";
import { err, ok, type Result } from "@/lib/kernel/result";
import { cityCamera, isJudged, type StoredCamera } from "../city-camera";
import type { Prism } from "../prism";
import { DRAG_M, MOST_CAMERAS, MOST_CORNERS, type Surroundings } from "../surroundings";
import { coverageSettings, ENGINE } from "./coverage-settings";
import { degreeBoxes } from "./degree-boxes";
import { disjoint, loadSites } from "./load-tile";
import type { HashedSite } from "./solve-tile";
import { camerasAround, obstaclesIn, reachBox } from "./standing-around";

/** `too-much`: more stands around the camera than a browser is asked to hold. */
export type SurroundingsError =
  | { readonly code: "no-city" }
  | { readonly code: "no-such-camera" }
  | { readonly code: "too-much"; readonly cameras: number; readonly corners: number };

/** What a browser computes a dragged camera's coverage from: the rows that the tiles of the server would read for it. */
export async function readSurroundings(
  context: Context<"sites.read" | "coverage.read">,
  id: string,
): Promise<Result<Surroundings, SurroundingsError>> {
  const { db } = context;
  const city = await currentCity(context);
  if (!city.ok) return city;
  const row = await findCamera(db, city.value.id, id);
  if (!row) return err({ code: "no-such-camera" });
  const frame = cityFrame(city.value.central_meridian ?? 0);
  const settings = await coverageSettings(context);
  const least = Math.min(...Object.values(settings.levels));
  const reach = (camera: StoredCamera, more = 0) => reachBox(cityCamera(camera, frame), least, more);

  const own = reach(row, DRAG_M);
  const siteRows = await listSitesAround(db, city.value.id, degreeBoxes(disjoint([own], frame)), null);
  const near = (site: HashedSite) => site.layer === row.layer && site.parts.length > 0 && boxesMeet(site.box, own);
  const sites = (await loadSites(context, city.value.id, siteRows, frame, settings.digest)).filter(near);

  const boxes = sites.map(({ box }) => box);
  const cameraRows = await camerasAround(context, city.value.id, frame, boxes, least);
  const cameras = cameraRows.filter((other) => {
    if (other.id === id || other.layer !== row.layer || !isJudged(other)) return false;
    const box = reach(other);
    return sites.some((site) => boxesMeet(site.box, box));
  });

  const looked = [own, ...boxes, ...cameras.map((camera) => reach(camera))];
  const places = new BoxIndex(looked, (box) => box);
  const standing = await obstaclesIn(context, city.value.id, frame, looked);
  const obstacles = standing.filter(({ box }) => places.near(box).length > 0);
  const corners = cornersOf(obstacles, sites);
  if (corners > MOST_CORNERS || cameras.length > MOST_CAMERAS)
    return err({ code: "too-much", cameras: cameras.length, corners });

  const names = new Map(
    (
      await listSiteNames(
        db,
        sites.map((site) => site.id),
      )
    ).map((name) => [name.id, name]),
  );
  return ok({
    engine: ENGINE,
    centralMeridian: frame.centralMeridian,
    targetHeight: settings.targetHeight,
    levels: settings.levels,
    dragM: DRAG_M,
    camera: { ...storedCamera(row), number: row.number, version: row.version },
    cameras: cameras.map(storedCamera).sort((a, b) => (a.id < b.id ? -1 : 1)),
    obstacles: obstacles.map(({ id, base, top, layer, rings }) => ({
      id,
      base,
      top,
      layer,
      rings: rings.map(numbers),
    })),
    sites: sites.map((site) => siteAround(site, names.get(site.id))),
  });
}

function cornersOf(obstacles: readonly Prism[], sites: readonly HashedSite[]): number {
  const grounds = sites.flatMap(({ parts }) => parts.flatMap(({ ground }) => ground.flat()));
  return [...obstacles.flatMap(({ rings }) => rings), ...grounds].reduce((sum, ring) => sum + ring.length / 2, 0);
}

function numbers(ring: Float64Array): number[] {
  return [...ring];
}

function storedCamera(row: StoredCamera): StoredCamera {
  const { id, kind, device, lon, lat, layer, ground_z_m, height_m } = row;
  const { bearing, tilt, hfov, width_px, height_px, max_range_m } = row;
  return {
    ...{ id, kind, device, lon, lat, layer, ground_z_m, height_m },
    ...{ bearing, tilt, hfov, width_px, height_px, max_range_m },
  };
}

function siteAround(
  { id, layer, z, origin, parts, centreline }: HashedSite,
  named: { readonly number: number; readonly name: string | null; readonly name_en: string | null } | undefined,
): Surroundings["sites"][number] {
  const kind = parts[0]?.kind;
  if (!kind || !named) throw new Error(`site ${id} is gone`);
  return {
    id,
    number: named.number,
    kind,
    name: named.name,
    nameEn: named.name_en,
    layer,
    z,
    origin: [...origin],
    parts: parts.map(({ id: part, role, ref, level, ground }) => ({
      ...{ id: part, role, ref, level },
      ground: ground.map((rings) => rings.map(numbers)),
    })),
    centreline: centreline?.map((line) => line.map(([x, y]): [number, number] => [x, y])) ?? null,
  };
}
