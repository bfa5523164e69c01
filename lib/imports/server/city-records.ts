import "server-only";
import { createHash } from "node:crypto";
import type { BasemapRecord, MountingRecord } from "@/db/queries/basemap";
import type { CameraRecord } from "@/db/queries/cameras";
import type { ObstacleRecord } from "@/db/queries/obstacles";
import type { PartRecord, SiteRecord } from "@/db/queries/sites";
import type { CityFrame } from "@/lib/crs/city-frame";
import { multiLineText, multiPolygonText } from "@/lib/crs/local-geojson";
import type { Line } from "@/lib/geometry/polygon";
import { area, withClearance } from "@/lib/geometry/polygon-boolean";
import type { OsmGeometry } from "@/lib/osm/feature";
import type { DerivedSite, SitePart } from "@/lib/sites/derived-site";
import { groundElevation } from "@/lib/sites/ground-elevation";
import type { BasemapFeature } from "../osm/basemap";
import type { DerivedCamera } from "../osm/cameras";
import type { MountingCandidate } from "../osm/mounting";
import type { DerivedObstacle } from "../osm/obstacles";

/**
 * A derived site as it is stored: areas to a tenth of a square metre, lengths to a centimetre. Its grounds keep clear of themselves by more than
 * the decimals of a degree that are kept, so that they stay valid.
 */
export function siteRecord(site: DerivedSite, frame: CityFrame): SiteRecord {
  const ground = withClearance(site.ground);
  const record = {
    key: site.key,
    kind: site.kind,
    name: site.name,
    name_en: site.nameEn,
    layer: site.layer,
    z_m: groundElevation(site.layer),
    candidate: site.candidate,
    ground: multiPolygonText(ground, frame),
    centreline: site.centreline.length > 0 ? multiLineText(site.centreline, frame) : null,
    area_m2: rounded(area(ground), 10),
    length_m: site.centreline.length > 0 ? rounded(lengthOf(site.centreline), 100) : null,
    osm_ids: site.osmIds,
    rule: site.rule,
    parts: site.parts.map((part) => partRecord(part, frame)),
  };
  return { ...record, hash: digest(record) };
}

function partRecord({ ref, role, polygons }: SitePart, frame: CityFrame): PartRecord {
  const ground = withClearance(polygons);
  return { ref, role, ground: multiPolygonText(ground, frame), area_m2: rounded(area(ground), 10) };
}

export function obstacleRecord(obstacle: DerivedObstacle, frame: CityFrame): ObstacleRecord {
  const record = {
    key: obstacle.key,
    osm_id: obstacle.osmId,
    kind: obstacle.kind,
    name: obstacle.name,
    ground: multiPolygonText(obstacle.ground, frame),
    base_m: rounded(obstacle.baseM, 1000),
    top_m: rounded(obstacle.topM, 1000),
    layer: obstacle.layer,
    height_source: obstacle.heightSource,
  };
  return { ...record, hash: digest(record) };
}

export function cameraRecord(camera: DerivedCamera, frame: CityFrame): CameraRecord {
  const [lon, lat] = frame.toLonLat(camera.at);
  const record = {
    key: camera.key,
    name: camera.name,
    kind: camera.kind,
    device: camera.device,
    lon: rounded(lon, 1e9),
    lat: rounded(lat, 1e9),
    layer: camera.layer,
    ground_z_m: camera.groundZM,
    height_m: camera.heightM,
    bearing: camera.bearing,
    tilt: camera.tilt,
    hfov: camera.hfov,
    width_px: camera.widthPx,
    height_px: camera.heightPx,
    max_range_m: null,
    assumed: camera.assumed,
  };
  return { ...record, hash: digest(record) };
}

export function mountingRecord(candidate: MountingCandidate): MountingRecord {
  const [lon, lat] = candidate.at;
  return {
    osm_id: candidate.osmId,
    kind: candidate.kind,
    lon,
    lat,
    height_m: candidate.heightM,
    height_stated: candidate.heightStated,
  };
}

export function basemapRecord(feature: BasemapFeature): BasemapRecord {
  return {
    osm_id: feature.osmId,
    theme: feature.theme,
    class: feature.class,
    name: feature.name,
    name_en: feature.nameEn,
    bridge: feature.bridge,
    tunnel: feature.tunnel,
    layer: feature.layer,
    shape: JSON.stringify(geoJsonOf(feature.geometry)),
  };
}

/** Changes if and only if the value's JSON text does. */
export function digest(value: unknown): string {
  return createHash("sha256").update(JSON.stringify(value)).digest("hex");
}

function geoJsonOf(geometry: OsmGeometry): object {
  switch (geometry.type) {
    case "point":
      return { type: "Point", coordinates: geometry.at };
    case "line":
      return { type: "LineString", coordinates: geometry.line };
    case "area":
      return { type: "MultiPolygon", coordinates: geometry.polygons };
  }
}

function lengthOf(lines: readonly Line[]): number {
  let length = 0;
  for (const line of lines) {
    for (const [i, to] of line.entries()) {
      const from = line[i - 1];
      if (from) length += Math.hypot(to[0] - from[0], to[1] - from[1]);
    }
  }
  return length;
}

function rounded(value: number, perUnit: number): number {
  return Math.round(value * perUnit) / perUnit;
}
