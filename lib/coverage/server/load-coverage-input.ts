import "server-only";
import { createHash } from "node:crypto";
import { listCameras } from "@/db/queries/cameras";
import { listCentrelines, listPartsToSolve, listRequirements, listStandardLevels } from "@/db/queries/coverage";
import type { JurisdictionRow } from "@/db/queries/jurisdictions";
import { listObstacles } from "@/db/queries/obstacles";
import type { Context } from "@/lib/access/server/context";
import { type CityFrame, cityFrame } from "@/lib/crs/city-frame";
import { toLocalLines, toLocalPolygons } from "@/lib/crs/local-geojson";
import type { XY } from "@/lib/geometry/polygon";
import { Fault } from "@/lib/kernel/fault";
import type { PartRole } from "@/lib/sites/derived-site";
import type { SiteKind } from "@/lib/sites/site-kind";
import { cityCamera, isJudged } from "../city-camera";
import type { CityToSolve } from "../city-input";
import { COVERAGE_LEVELS, requiredLevel, STANDARD } from "../requirement-profile";

/** All that one computation of a city reads, in metres near the frame's `origin`, so that no coordinate is large. */
export type CityInput = Omit<CityToSolve, "targetHeight"> & {
  readonly frame: CityFrame;
  /** Cameras whose direction nobody recorded: they cover nothing we can judge. */
  readonly unjudged: number;
  readonly hash: string;
};

/**
 * Reads everything the engine needs of a city.
 * @throws {Fault} `no-levels` when the standard's rows are missing.
 */
export async function loadCoverageInput(context: Context, city: JurisdictionRow): Promise<CityInput> {
  const { db } = context;
  const levelRows = await listStandardLevels(db, STANDARD);
  const levels = Object.fromEntries(
    levelRows
      .filter((row) => COVERAGE_LEVELS.some((level) => level === row.level))
      .map((row) => [row.level, row.pixels_per_metre]),
  );
  if (Object.keys(levels).length === 0)
    throw new Fault("no-levels", `standard ${STANDARD} has no levels: run the migrations`);

  const requirements = await listRequirements(db, city.id);
  const partRows = await listPartsToSolve(db, city.id);
  const obstacleRows = await listObstacles(db, city.id);
  const cameraRows = await listCameras(db, city.id);
  const lineRows = await listCentrelines(db, city.id);

  const frame = nearOrigin(cityFrame(city.central_meridian ?? 0), partRows[0]?.ground);
  const asked = (siteId: string, kind: SiteKind, role: PartRole) =>
    requirements.find((row) => row.site_id === siteId && row.role === role)?.level ??
    requirements.find((row) => row.site_id === null && row.kind === kind && row.role === role)?.level ??
    requiredLevel(kind, role);
  const judged = cameraRows.filter(isJudged);
  return {
    frame,
    levels,
    cameras: judged.map((row) => cityCamera(row, frame)),
    unjudged: cameraRows.length - judged.length,
    obstacles: obstacleRows.map((row) => ({
      id: row.id,
      ground: toLocalPolygons(JSON.parse(row.ground), frame),
      base: row.base_m,
      top: row.top_m,
      layer: row.layer,
    })),
    parts: partRows.map((row) => ({
      id: row.id,
      siteId: row.site_id,
      kind: row.kind as SiteKind,
      role: row.role as PartRole,
      ref: row.ref,
      layer: row.layer,
      z: row.z_m,
      level: asked(row.site_id, row.kind as SiteKind, row.role as PartRole),
      ground: toLocalPolygons(JSON.parse(row.ground), frame),
    })),
    centrelines: new Map(lineRows.map((row) => [row.site_id, toLocalLines(JSON.parse(row.centreline), frame)])),
    hash: createHash("sha256")
      .update(JSON.stringify([levels, requirements, partRows, obstacleRows, cameraRows, lineRows]))
      .digest("hex"),
  };
}

/** The same plane with its origin moved to a whole kilometre near the data. */
function nearOrigin(frame: CityFrame, sample: string | undefined): CityFrame {
  if (sample === undefined) return frame;
  const first = toLocalPolygons(JSON.parse(sample), frame)[0]?.[0];
  const origin: XY = [Math.round((first?.[0] ?? 0) / 1000) * 1000, Math.round((first?.[1] ?? 0) / 1000) * 1000];
  return {
    centralMeridian: frame.centralMeridian,
    toLocal(lonLat) {
      const [x, y] = frame.toLocal(lonLat);
      return [x - origin[0], y - origin[1]];
    },
    toLonLat: ([x, y]) => frame.toLonLat([x + origin[0], y + origin[1]]),
  };
}
