import { ask } from "./ask";

/** One hash of all figures and shapes of coverage on screen, whenever and under whichever ids they were stored. */
export async function coverageFigures(superuserUrl: string): Promise<string> {
  const { hash } = await ask(
    superuserUrl,
    `select md5(concat_ws('#',
      (select string_agg(concat_ws('|', camera_id, level, pixels_per_metre, ST_AsBinary(ground)), ',' order by camera_id, level) from footprints),
      (select string_agg(concat_ws('|', camera_id, input_hash, issues), ',' order by camera_id) from footprint_inputs),
      (select string_agg(concat_ws('|', part_id, level, area_m2, reasons, blockers, ST_AsBinary(ground)), ',' order by part_id, area_m2, ST_AsBinary(ground)) from gaps),
      (select string_agg(z::text, ',' order by part_id) from zone_coverage z),
      (select string_agg((to_jsonb(c) - 'computed_at')::text, ',' order by site_id) from site_coverage c),
      (select string_agg(s::text, ',' order by site_id, camera_id) from site_cameras s))) as hash`,
  );
  return String(hash);
}
