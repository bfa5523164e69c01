import "server-only";
import type { PendingRecord } from "@/db/queries/coverage-pending";
import type { CityFrame } from "@/lib/crs/city-frame";
import { storedPolygons } from "@/lib/crs/stored-ground";
import { multiPolygonWkb, polygonWkb } from "@/lib/crs/wkb";
import { moved } from "@/lib/geometry/moved";
import { polygonArea } from "@/lib/geometry/ring-area";
import type { SolvedSite } from "../solve-site";
import type { SolvedTile } from "./solve-tile";
import type { Settings } from "./tile-cameras";

/** What a tile found, as it is stored. */
export function pendingRecords(solved: SolvedTile, settings: Settings, frame: CityFrame): PendingRecord[] {
  return [
    ...solved.cameras.map((camera) => cameraRecord(camera, settings, frame)),
    ...solved.sites.map((site) => siteRecord(site, frame)),
  ];
}

function cameraRecord(
  { id, inputHash, camera, footprints, issues }: SolvedTile["cameras"][number],
  { levels }: Settings,
  frame: CityFrame,
): PendingRecord {
  const grounds = [...footprints]
    .map(([level, polygons]) => {
      const inCity = polygons.map((rings) => rings.map((ring) => moved(ring, camera?.x ?? 0, camera?.y ?? 0)));
      return { level, ground: storedPolygons(inCity, frame) };
    })
    .filter(({ ground }) => ground.length > 0);
  return {
    kind: "camera",
    subject: id,
    inputHash,
    record: {
      issues,
      levels: grounds.map(({ level }) => ({ level, pixels_per_metre: levels[level] ?? 0 })),
    },
    shapes: grounds.map(({ ground }) => multiPolygonWkb(ground)),
  };
}

function siteRecord({ id, inputHash, solved }: SolvedTile["sites"][number], frame: CityFrame): PendingRecord {
  if (!solved) return { kind: "site", subject: id, inputHash, record: null, shapes: [] };
  const { site, zones } = solved;
  const gaps = solved.gaps.flatMap((gap) => gapPieces(gap, frame));
  return {
    kind: "site",
    subject: id,
    inputHash,
    record: {
      state: site.state,
      coverage: site.coverage,
      area_m2: site.areaM2,
      covered_m2: site.coveredM2,
      gap_m2: site.gapM2,
      metric_id: site.metric.id,
      metric_value: site.metric.value,
      metric_of: site.metric.of,
      levels: site.levels,
      cameras: site.cameras,
      zones: zones.map((zone) => ({
        part_id: zone.partId,
        level: zone.level,
        point: zone.point,
        area_m2: zone.area,
        covered_m2: zone.coveredArea,
        twice_m2: zone.twiceArea,
        gap_m2: zone.gapArea,
        met: zone.met,
        levels: zone.levels,
      })),
      gaps: gaps.map(({ record }) => record),
    },
    shapes: gaps.map(({ shape }) => shape),
  };
}

/** A gap as it is stored: one record, or more where it hangs together by less than a tenth of a millimetre; then each has its part of the area. */
function gapPieces(gap: SolvedSite["gaps"][number], frame: CityFrame) {
  const pieces = storedPolygons([gap.polygon], frame);
  const sizes = pieces.map(polygonArea);
  const whole = sizes.reduce((sum, size) => sum + size, 0);
  return pieces.map((rings, i) => ({
    shape: polygonWkb(rings),
    record: {
      part_id: gap.partId,
      level: gap.level,
      area_m2: (gap.area * (sizes[i] ?? 0)) / whole,
      reasons: gap.reasons,
      blockers: gap.blockers,
    },
  }));
}
