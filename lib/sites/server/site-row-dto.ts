import "server-only";
import type { SiteRow } from "@/db/queries/sites";
import type { SiteRowDto } from "@/lib/api/sites";

/** A site as the table shows it. */
export function siteRowDto(row: SiteRow): SiteRowDto {
  return {
    id: row.id,
    version: row.version,
    number: row.number,
    kind: row.kind as SiteRowDto["kind"],
    name: row.name,
    nameEn: row.name_en,
    district: row.district,
    layer: row.layer,
    candidate: row.candidate,
    areaM2: row.area_m2,
    lengthM: row.length_m,
    state: row.state as SiteRowDto["state"],
    coverage: row.coverage,
    gapAreaM2: row.gap_m2,
    cameras: row.camera_count,
    metric:
      row.metric_id === null || row.metric_value === null || row.metric_of === null
        ? null
        : {
            id: row.metric_id as NonNullable<SiteRowDto["metric"]>["id"],
            value: row.metric_value,
            of: row.metric_of,
          },
    centre: [row.centre_lon, row.centre_lat],
    bbox: [row.west, row.south, row.east, row.north],
    provenance: { source: row.source, osmIds: row.osm_ids, rule: row.rule },
  };
}
