import "server-only";
import { listCamerasOfSite } from "@/db/queries/cameras";
import { findLastRun, listStandardLevels } from "@/db/queries/coverage";
import { findSite, listGaps, listZones } from "@/db/queries/sites";
import type { Context } from "@/lib/access/server/context";
import type { MultiPolygonGeometry } from "@/lib/api/primitives";
import type { GapDto, SiteCameraDto, SiteDetailDto, ZoneDto } from "@/lib/api/sites";
import { currentCity } from "@/lib/city/server/current-city";
import { requiredLevel, STANDARD } from "@/lib/coverage/requirement-profile";
import { err, ok, type Result } from "@/lib/kernel/result";
import { POINT_ROLES } from "@/lib/sites/derived-site";
import { siteRowDto } from "./site-row-dto";

/** One site of the city with everything its page shows. */
export async function readSite(
  context: Context<"sites.read" | "coverage.read">,
  id: string,
): Promise<Result<SiteDetailDto, { code: "no-city" } | { code: "no-such-site" }>> {
  const city = await currentCity(context);
  if (!city.ok) return city;
  const site = await findSite(context.db, city.value.id, id);
  if (!site) return err({ code: "no-such-site" });

  const run = await findLastRun(context.db, city.value.id);
  const levels = await listStandardLevels(context.db, run?.standard ?? STANDARD);
  const density = new Map(levels.map((row) => [row.level, row.pixels_per_metre]));
  const zones = await listZones(context.db, id);
  const gaps = await listGaps(context.db, id);
  const cameras = await listCamerasOfSite(context.db, id);
  const row = siteRowDto(site);
  return ok({
    ...row,
    version: site.version,
    ground: JSON.parse(site.ground) as MultiPolygonGeometry,
    zones: zones.map((zone): ZoneDto => {
      const role = zone.role as ZoneDto["role"];
      const level = zone.level ?? requiredLevel(row.kind, role);
      return {
        id: zone.id,
        role,
        ref: zone.ref,
        level,
        pixelsPerMetre: density.get(level) ?? 0,
        point: POINT_ROLES.some((point) => point === role),
        areaM2: zone.area_m2,
        coveredM2: zone.covered_m2,
        share: zone.covered_m2 === null || zone.area_m2 === 0 ? null : zone.covered_m2 / zone.area_m2,
        met: zone.met,
        centre: [zone.centre_lon, zone.centre_lat],
      };
    }),
    levels: Object.entries(site.levels ?? {})
      .map(([level, areas]) => ({
        level,
        pixelsPerMetre: density.get(level) ?? 0,
        coveredM2: areas.coveredArea,
        twiceM2: areas.twiceArea,
        gapM2: areas.gapArea,
      }))
      .sort((a, b) => a.pixelsPerMetre - b.pixelsPerMetre),
    gaps: gaps.map(
      (gap): GapDto => ({
        id: gap.id,
        number: gap.number,
        zoneId: gap.part_id,
        role: gap.role as GapDto["role"],
        level: gap.level,
        areaM2: gap.area_m2,
        centre: [gap.centre_lon, gap.centre_lat],
        bbox: [gap.west, gap.south, gap.east, gap.north],
        reasons: gap.reasons,
        blockers: gap.blockers,
      }),
    ),
    cameras: cameras.map(
      (camera): SiteCameraDto => ({
        id: camera.id,
        number: camera.number,
        name: camera.name,
        kind: camera.kind,
        invented: camera.source === "invented",
        heightM: camera.height_m,
        bearing: camera.bearing,
        tilt: camera.tilt,
        hfov: camera.hfov,
        resolution: `${camera.width_px}×${camera.height_px}`,
        position: [camera.lon, camera.lat],
      }),
    ),
    computed:
      site.computed_at && site.input_hash && run
        ? {
            at: new Date(site.computed_at).toISOString(),
            targetHeightM: run.target_height_m,
            inputHash: site.input_hash,
            engine: run.engine,
            stale: run.data_version !== city.value.data_version,
          }
        : null,
  });
}
