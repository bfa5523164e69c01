import { upsertCameras } from "@/db/queries/cameras";
import { findJurisdiction, insertCity, markDataChanged } from "@/db/queries/jurisdictions";
import { upsertObstacles } from "@/db/queries/obstacles";
import { upsertSites } from "@/db/queries/sites";
import { asOperator } from "@/lib/access/server/context";
import { cityFrame } from "@/lib/crs/city-frame";
import { multiPolygonText } from "@/lib/crs/local-geojson";
import { moved } from "@/lib/geometry/moved";
import type { Polygon } from "@/lib/geometry/polygon";
import { polygonArea } from "@/lib/geometry/ring-area";
import type { BenchScene } from "./city/raise-city";
import { allShapes, shapeCount } from "./scene-polygons";

/** Where on earth an invented city is put: degrees, and metres on the plane of that meridian. */
const MERIDIAN = 118.8;
const CORNER = [490_000, 3_540_000] as const;
/** Records stored in one call. */
const BATCH = 20_000;
/** Everything of one making: what is stored already stays as it is. */
const HASH = "1";

/** How the city is called; `demo` where the product is to say that it is invented. */
export type CityNames = {
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly demo: boolean;
};

/**
 * Stores a scene as a city of its own, every site a square of one part; a city that is there already is left alone.
 *
 * @param onStored - Called with the records stored so far and those there are in all.
 * @returns whether it was stored
 */
export async function storeCity(
  names: CityNames,
  scene: BenchScene,
  onStored: (done: number, total: number) => void = () => undefined,
): Promise<boolean> {
  const known = await asOperator((context) => findJurisdiction(context.db, names.code));
  if (known) return false;
  const city = await asOperator(async ({ db }) => {
    const made = await insertCity(db, names);
    await markDataChanged(db, made.id, { centralMeridian: MERIDIAN, attribution: null });
    return made;
  });
  const total = shapeCount(scene.obstacles) + shapeCount(scene.sites) + scene.cameras.length;
  let done = 0;
  const stored = (records: readonly unknown[]) => {
    done += records.length;
    onStored(done, total);
  };
  const frame = cityFrame(MERIDIAN);
  const text = (polygon: Polygon) => multiPolygonText([polygon.map((ring) => moved(ring, ...CORNER))], frame);

  const obstacles = allShapes(scene.obstacles).map((polygon, i) => ({ polygon, i }));
  for (let from = 0; from < obstacles.length; from += BATCH) {
    const records = obstacles.slice(from, from + BATCH).map(({ polygon, i }) => ({
      key: `bench/${i}`,
      hash: HASH,
      osm_id: null,
      kind: "building",
      name: null,
      ground: text(polygon),
      base_m: scene.obstacles.base[i] as number,
      top_m: scene.obstacles.top[i] as number,
      layer: 0,
      height_source: "invented",
    }));
    await asOperator(({ db }) => upsertObstacles(db, city.id, records));
    stored(records);
  }

  const sites = allShapes(scene.sites).map((polygon, i) => {
    const [ground, area_m2] = [text(polygon), polygonArea(polygon)];
    return {
      key: `bench/${i}`,
      hash: HASH,
      kind: "square",
      name: null,
      name_en: null,
      layer: 0,
      z_m: 0,
      candidate: false,
      ground,
      centreline: null,
      area_m2,
      length_m: null,
      osm_ids: [],
      rule: "bench",
      parts: [{ ref: "surface", role: "surface", ground, area_m2 }],
    };
  });
  await asOperator(({ db }) => upsertSites(db, city.id, sites));
  stored(sites);

  for (let from = 0; from < scene.cameras.length; from += BATCH) {
    const owner = `bench/${from}/`;
    const records = scene.cameras.slice(from, from + BATCH).map(({ camera }) => {
      const [lon, lat] = frame.toLonLat([camera.x + CORNER[0], camera.y + CORNER[1]]);
      const fixed = camera.kind === "fixed";
      return {
        key: `${owner}${camera.id}`,
        hash: HASH,
        name: camera.id,
        kind: camera.kind,
        device: null,
        lon,
        lat,
        layer: 0,
        ground_z_m: 0,
        height_m: camera.z,
        bearing: camera.bearing,
        tilt: fixed ? camera.tilt : null,
        hfov: fixed ? camera.hfov : null,
        width_px: camera.widthPx,
        height_px: camera.heightPx,
        max_range_m: camera.maxRange ?? null,
        assumed: [],
      };
    });
    await asOperator(({ db }) => upsertCameras(db, city.id, "invented", owner, records));
    stored(records);
  }
  return true;
}
