import { ask } from "./ask";

/** A city of one site and one camera, for tests of what people do to them: 福州市, a square of about 100 m with an entrance, a camera at its corner. */
export type SmallCity = { readonly code: "350100"; readonly site: string; readonly camera: string };

/** Puts the city into a migrated database of a test's own. */
export async function smallCity(url: string): Promise<SmallCity> {
  await ask(
    url,
    "update jurisdictions set central_meridian = 119, data_changed_at = '2026-01-01', attribution = 'test' where code = '350100'",
  );
  const ground = "ST_Multi(ST_MakeEnvelope(119.300, 26.080, 119.301, 26.081, 4490))";
  const { site } = await ask(
    url,
    `insert into sites (jurisdiction_id, key, kind, name, name_en, layer, z_m, candidate, ground, area_m2, source, osm_ids)
     select id, 'square/w1', 'square', '北广场', null, 0, 0, false, ${ground}, 11000, 'osm', array['w1'] from jurisdictions where code = '350100'
     returning id as site`,
  );
  await ask(
    url,
    `insert into site_parts (site_id, ref, role, ground, area_m2) values ('${site}', 'surface', 'surface', ${ground}, 10900),
       ('${site}', 'entrance:n1', 'entrance', ST_Multi(ST_MakeEnvelope(119.300, 26.080, 119.30005, 26.08003, 4490)), 15)`,
  );
  const { camera } = await ask(
    url,
    `insert into cameras (jurisdiction_id, key, name, kind, source, position, height_m, bearing, tilt, hfov, width_px, height_px, assumed)
     select id, 'file/1', '枪机 1', 'fixed', 'file', ST_SetSRID(ST_MakePoint(119.300, 26.080), 4490), 4, 45, 15, 60, 1920, 1080,
       array['height_m', 'tilt'] from jurisdictions where code = '350100' returning id as camera`,
  );
  return { code: "350100", site: String(site), camera: String(camera) };
}
