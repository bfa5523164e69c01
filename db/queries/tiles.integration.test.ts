import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cloneDatabase, type TestDatabase } from "@/tests/support/database";
import { readVectorTile } from "@/tests/support/vector-tile";
import { withinScope } from "@/tests/support/within-scope";
import { type Database, openDatabase } from "../client";
import { findTileVersion, readTile, type TileAddress, type TileSet } from "./tiles";

const CITY = "00000000-0000-4000-8000-000000000001";
const ELSEWHERE = "00000000-0000-4000-8000-000000000002";
/** Two tiles of zoom 15 that meet at 118.7842° east, and the middle of their common edge. */
const WEST: TileAddress = { z: 15, x: 27195, y: 13302 };
const EAST: TileAddress = { ...WEST, x: WEST.x + 1 };
const EDGE = { lon: (EAST.x / 2 ** 15) * 360 - 180, lat: 32.0407 };

let database: TestDatabase;
let pool: Database;

/** A rectangle around the middle of the edge, from and to in degrees east of it and north of it. */
const rectangle = (west: number, south: number, east: number, north: number) =>
  sql`ST_SetSRID(ST_MakeEnvelope(${EDGE.lon + west}::float8, ${EDGE.lat + south}::float8, ${EDGE.lon + east}::float8, ${EDGE.lat + north}::float8), 4490)`;
const read = async (set: TileSet, address: TileAddress = WEST, city = CITY) =>
  readVectorTile(await readTile(pool.db, city, set, address));

/** Where lines cross an upright one, from the top. */
function crossings(lines: readonly (readonly { readonly x: number; readonly y: number }[])[], at: number): number[] {
  const found = lines.flatMap((line) =>
    line.slice(1).flatMap((to, i) => {
      const from = line[i] ?? to;
      if (from.x < at === to.x < at) return [];
      return [from.y + ((at - from.x) / (to.x - from.x)) * (to.y - from.y)];
    }),
  );
  return found.sort((a, b) => a - b);
}

beforeAll(async () => {
  database = await cloneDatabase();
  pool = openDatabase(withinScope(database.url, "*"), 1);
  const { db } = pool;
  await db.execute(sql`insert into jurisdictions (id, code, name, name_en, level, central_meridian) values
    (${CITY}, 'x-here', '此处', 'Here', 'local', 120), (${ELSEWHERE}, 'x-there', '彼处', 'There', 'local', 120)`);
  await db.execute(sql`insert into sites (jurisdiction_id, key, kind, name, layer, z_m, candidate, ground, area_m2, source, osm_ids, gone_at) values
    (${CITY}, 'square', 'square', '广场', 0, 0, false, ST_Multi(${rectangle(-0.002, -0.001, 0.002, 0.001)}), 80000, 'osm', '{}', null),
    (${CITY}, 'road', 'main-road', '大路', 0, 0, false, ST_Multi(${rectangle(-0.004, -0.003, -0.003, 0.003)}), 9000, 'osm', '{}', null),
    (${CITY}, 'gone', 'park', '旧园', 0, 0, false, ST_Multi(${rectangle(-0.002, -0.001, 0.002, 0.001)}), 80000, 'osm', '{}', now()),
    (${ELSEWHERE}, 'theirs', 'park', '别处', 0, 0, false, ST_Multi(${rectangle(-0.002, -0.001, 0.002, 0.001)}), 80000, 'osm', '{}', null)`);
  await db.execute(sql`insert into site_parts (site_id, ref, role, ground, area_m2)
    select id, 'surface', 'surface', ground, area_m2 from sites where key = 'square'`);
  await db.execute(sql`insert into site_coverage (site_id, state, coverage, area_m2, covered_m2, gap_m2, metric_id, metric_value, metric_of,
      camera_count, levels, input_hash, computed_at)
    select id, 'partial', 0.5, area_m2, area_m2 / 2, area_m2 / 2, 'area', 0, 0, 1, '{}', '', now() from sites where key = 'square'`);
  await db.execute(sql`insert into gaps (site_id, part_id, level, area_m2, ground, reasons, blockers)
    select s.id, p.id, 'observe', 40000, ${rectangle(-0.002, -0.001, 0, 0.001)}, '{"too-far": 0.3, "occluded": 0.7}', '{}'
    from sites s join site_parts p on p.site_id = s.id where s.key = 'square'`);
  await db.execute(sql`insert into cameras (jurisdiction_id, key, name, kind, source, position, height_m, bearing, tilt, hfov, width_px, height_px, gone_at)
    select ${CITY}, k, k, 'fixed', 'invented', ST_SetSRID(ST_MakePoint(${EDGE.lon - 0.001}::float8, ${EDGE.lat}::float8), 4490), 6, b::float8, 15, 70, 2560, 1440, g::timestamptz
    from (values ('aimed', '90', null), ('unknown', null, null), ('removed', '10', '2020-01-01')) as v(k, b, g)`);
  await db.execute(sql`insert into footprints (camera_id, level, pixels_per_metre, ground)
    select id, level, density, ST_Multi(ST_Buffer(position, size)) from cameras,
      (values ('detect', 25, 0.0006), ('observe', 62.5, 0.0003)) as v(level, density, size) where key in ('aimed', 'removed')`);
  await db.execute(sql`insert into basemap_features (jurisdiction_id, osm_id, theme, class, name, bridge, layer, shape)
    select ${CITY}, 'w' || c, 'streets', c, c, false, 0, ST_SetSRID(ST_MakeLine(ST_MakePoint(${EDGE.lon - 0.004}::float8, ${EDGE.lat}::float8),
      ST_MakePoint(${EDGE.lon + 0.004}::float8, ${EDGE.lat}::float8)), 4490) from unnest(array['primary', 'residential', 'footway']) as c`);
  // A river with more bends than are projected whole, from far west to far east through both tiles.
  await db.execute(sql`insert into basemap_features (jurisdiction_id, osm_id, theme, class, shape)
    select ${CITY}, 'w1', 'water', 'river', ST_SetSRID(ST_MakeLine(array_agg(ST_MakePoint(${EDGE.lon}::float8 + i * 0.0005, ${EDGE.lat}::float8 + 0.0005 * sin(i)) order by i)), 4490)
    from generate_series(-400, 400) as i`);
});

afterAll(async () => {
  await pool?.close();
  await database?.drop();
});

describe("readTile", () => {
  it("holds the sites in force of this city, with the number, kind and state the map draws and filters by", async () => {
    const { sites = [] } = await read("sites");
    expect(sites.map(({ properties }) => [properties.kind, properties.state, properties.candidate]).sort()).toEqual([
      ["main-road", "not-computed", false],
      ["square", "partial", false],
    ]);
    const { rows } = await pool.db.execute<{ number: number; id: string }>(
      sql`select number::int as number, id from sites where key = 'square'`,
    );
    const square = sites.find(({ properties }) => properties.kind === "square");
    expect({ number: square?.id, id: square?.properties.id }).toEqual(rows[0]);
  });

  it("names squares but not roads, which go by their streets' names", async () => {
    const { site_labels = [] } = await read("sites");
    expect(site_labels.map(({ properties }) => properties.name)).toEqual(["广场"]);
  });

  it("says why a gap is one and whose it is", async () => {
    const { gaps = [] } = await read("coverage");
    expect(gaps.map(({ properties }) => properties)).toEqual([
      expect.objectContaining({
        reason: "occluded",
        level: "observe",
        area: 40000,
        site_kind: "square",
        site_state: "partial",
        site_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
        site_number: expect.any(Number),
      }),
    ]);
  });

  it("keeps footprints under their camera's number, the lesser level first, and forgets cameras that are gone", async () => {
    const [{ footprints = [] }, { cameras = [] }] = [await read("coverage"), await read("cameras")];
    const aimed = cameras.find(({ properties }) => properties.name === "aimed");
    expect(footprints.map(({ id, properties }) => [id, properties.level])).toEqual([
      [aimed?.id, "detect"],
      [aimed?.id, "observe"],
    ]);
    expect(cameras.map(({ properties }) => properties.name).sort()).toEqual(["aimed", "unknown"]);
  });

  it("shows from afar one camera for each dot that can be told apart, one in use before one that is not", async () => {
    const { db } = pool;
    const far = (z: number): TileAddress => ({ z, x: WEST.x >> (15 - z), y: WEST.y >> (15 - z) });
    const names = async (z: number) =>
      ((await read("cameras", far(z))).cameras ?? []).map(({ properties }) => properties.name).sort();
    const metres = (west: number) => `${EDGE.lon - 0.001 - west / 94_000}`;
    await db.execute(sql`insert into cameras (jurisdiction_id, key, name, kind, source, position, height_m, tilt, hfov, width_px, height_px, built_on, retired_on)
      select ${CITY}, k, k, 'fixed', 'person', ST_SetSRID(ST_MakePoint(x::float8, ${EDGE.lat}::float8), 4490), 6, 15, 70, 2560, 1440, '2019-01-01', r::date
      from (values ('apart', ${metres(500)}, null), ('retired', ${metres(900)}, '2020-01-01'), ('beside it', ${metres(901)}, null)) as v(k, x, r)`);
    try {
      expect(await names(14)).toEqual(["apart", "aimed", "beside it", "retired", "unknown"].sort());
      expect(await names(11)).toEqual(["apart", "aimed", "beside it"].sort());
      const [one] = (await read("cameras", far(11))).cameras ?? [];
      expect(one?.properties).not.toHaveProperty("tilt");
    } finally {
      await db.execute(sql`delete from cameras where key in ('apart', 'retired', 'beside it')`);
    }
  });

  it("leaves a direction out that nobody recorded, instead of saying north", async () => {
    const { cameras = [] } = await read("cameras");
    const byName = Object.fromEntries(cameras.map(({ properties }) => [properties.name, properties]));
    expect(byName.aimed).toMatchObject({ bearing: 90, tilt: 15, hfov: 70, height: 6, width_px: 2560, invented: true });
    expect(byName.unknown).not.toHaveProperty("bearing");
  });

  it("shows main streets from afar and every way from nearby", async () => {
    const classes = async (z: number) => {
      const shift = 15 - z;
      const { streets = [] } = await read("basemap", { z, x: WEST.x >> shift, y: WEST.y >> shift });
      return streets.map(({ properties }) => properties.class).sort();
    };
    expect(await classes(10)).toEqual(["primary"]);
    expect(await classes(13)).toEqual(["primary", "residential"]);
    expect(await classes(15)).toEqual(["footway", "primary", "residential"]);
  });

  it.each([
    ["sites", "sites", (properties: Readonly<Record<string, unknown>>) => properties.kind === "square"],
    ["basemap", "streets", (properties: Readonly<Record<string, unknown>>) => properties.class === "primary"],
    ["basemap", "water", () => true],
  ] as const)(
    "has no seam: %s/%s runs past the common edge in both tiles, by the same line",
    async (set, layer, wanted) => {
      const lines = async (address: TileAddress) => {
        const features = (await read(set, address))[layer] ?? [];
        return features.filter(({ properties }) => wanted(properties)).flatMap((feature) => feature.loadGeometry());
      };
      const [west, east] = [await lines(WEST), await lines(EAST)];
      expect(Math.max(...west.flat().map(({ x }) => x))).toBe(4096 + 128);
      expect(Math.min(...east.flat().map(({ x }) => x))).toBe(-128);
      const [left, right] = [crossings(west, 4096), crossings(east, 0)];
      expect(left.length).toBeGreaterThan(0);
      expect(left.length).toBe(right.length);
      left.forEach((y, i) => {
        expect(Math.abs(y - (right[i] ?? Number.NaN))).toBeLessThanOrEqual(1);
      });
    },
  );

  it("puts shapes where they are: a rectangle comes back within a unit of the grid", async () => {
    const { sites = [] } = await read("sites");
    const road = sites.find(({ properties }) => properties.kind === "main-road")?.toGeoJSON(WEST.x, WEST.y, WEST.z);
    if (road?.geometry.type !== "Polygon") throw new Error("no road");
    const lons = road.geometry.coordinates.flat().map(([lon]) => Number(lon));
    const unit = 360 / 2 ** 15 / 4096;
    expect(Math.abs(Math.min(...lons) - (EDGE.lon - 0.004))).toBeLessThan(unit);
    expect(Math.abs(Math.max(...lons) - (EDGE.lon - 0.003))).toBeLessThan(unit);
  });

  it("is empty where nothing lies", async () => {
    for (const set of ["basemap", "sites", "coverage", "cameras"] as const) {
      expect((await readTile(pool.db, CITY, set, { z: 15, x: 0, y: 0 })).length).toBe(0);
    }
  });
});

it("has another version after the data changed, and after a run", async () => {
  const before = await findTileVersion(pool.db, CITY);
  expect(await findTileVersion(pool.db, CITY)).toBe(before);
  await pool.db.execute(sql`update jurisdictions set data_version = data_version + 1 where id = ${CITY}`);
  const changed = await findTileVersion(pool.db, CITY);
  await pool.db.execute(sql`insert into coverage_runs (jurisdiction_id, duration_ms, target_height_m, standard, engine, input_hash, data_version)
    values (${CITY}, 1, 1.6, 's', 'e', 'h', 1)`);
  const computed = await findTileVersion(pool.db, CITY);
  expect(new Set([before, changed, computed]).size).toBe(3);
  expect(await findTileVersion(pool.db, ELSEWHERE)).not.toBe(computed);
});
