import { type SQL, sql } from "drizzle-orm";
import { EVERY_CAMERA_ZOOM } from "@/lib/tiles/every-camera-zoom";
import type { Db } from "../client";
import { CGCS2000 } from "../types/geometry";
import { isCounted } from "./counted-camera";

export type TileAddress = { readonly z: number; readonly x: number; readonly y: number };

export type TileSet = "basemap" | "sites" | "coverage" | "cameras";

/**
 * One layer of a tile: its rows `t` with `shape`, integer `number` and attributes; `buffer` is in pixels, so that labels may hang over the edge. Before
 * the zoom `from` nothing is asked for: the database would look at every row of a city to find none.
 */
type TileLayer = {
  readonly name: string;
  readonly buffer: number;
  readonly from?: number;
  readonly rows: (asked: Asked) => SQL;
};
type Asked = { readonly box: SQL; readonly city: SQL; readonly zoom: number; readonly clip: (shape: SQL) => SQL };

/** Units along a tile's side, and per pixel of a 512-pixel tile. */
const EXTENT = 4_096;
const PIXEL = EXTENT / 512;

const hits = (column: string, box: SQL) => sql`${sql.raw(column)} && ${box}`;

/** Smallest shape worth a place in a tile of this zoom, degrees²; half a pixel square. */
const smallest = (zoom: number) => (360 / 2 ** zoom / 512) ** 2 / 4;

const theme = (name: string, also: (zoom: number) => SQL = () => sql``): TileLayer => ({
  name,
  buffer: name === "places" ? 64 : 16,
  rows: ({ box, city, zoom, clip }) => sql`
    select number, class, name, name_en, bridge, tunnel, layer, ${clip(sql`shape`)} as shape from basemap_features
    where jurisdiction_id = ${city} and theme = ${name} and ${hits("shape", box)} ${also(zoom)}`,
});

/** Streets that can be told apart at a zoom: the main ones from afar, ways for feet from nearby. */
function streetsAt(zoom: number): SQL {
  if (zoom >= 14) return sql``;
  if (zoom >= 12)
    return sql`and class not in ('footway', 'path', 'steps', 'cycleway', 'bridleway', 'corridor', 'platform', 'track', 'service')`;
  return sql`and class in ('motorway', 'trunk', 'primary', 'secondary', 'tertiary', 'motorway_link', 'trunk_link', 'primary_link')`;
}

/** The square of two pixels that a camera stands in: its dot is as wide. */
function cell(zoom: number): SQL {
  const side = (360 / 2 ** zoom / 512) * 2;
  return sql`floor(ST_X(position) / ${sql.raw(String(side))}::float8), floor(ST_Y(position) / ${sql.raw(String(side))}::float8)`;
}

/** Kinds that people know as places of their own; roads and crossings go by the names of their streets. */
const NAMED_KINDS = sql`('square', 'park', 'underpass', 'footbridge', 'tunnel', 'large-bridge', 'metro-passage')`;

const LAYERS: Record<TileSet, readonly TileLayer[]> = {
  basemap: [
    theme("water", (zoom) => sql`and (ST_Dimension(shape) < 2 or ST_Area(shape) > ${smallest(zoom)})`),
    theme("green", (zoom) => sql`and ST_Area(shape) > ${smallest(zoom)}`),
    theme("streets", streetsAt),
    theme("railways"),
    theme("places"),
    {
      name: "buildings",
      buffer: 16,
      from: 14,
      rows: ({ box, city, zoom, clip }) => sql`
        select number, base_m as base, top_m as height, layer, name, kind, height_source, ${clip(sql`ground`)} as shape from obstacles
        where jurisdiction_id = ${city} and gone_at is null and ${hits("ground", box)} and ST_Area(ground) > ${smallest(zoom)}`,
    },
  ],
  sites: [
    {
      name: "sites",
      buffer: 16,
      rows: ({ box, city, clip }) => sql`
        select s.number, s.id::text as id, s.kind, coalesce(c.state, 'not-computed') as state, c.coverage, s.layer, s.candidate, s.name, s.name_en,
          ${clip(sql`s.ground`)} as shape
        from sites s left join site_coverage c on c.site_id = s.id
        where s.jurisdiction_id = ${city} and s.gone_at is null and ${hits("s.ground", box)}`,
    },
    {
      name: "site_labels",
      buffer: 64,
      from: 13,
      rows: ({ box, city, clip }) => sql`
        select s.number, s.id::text as id, s.kind, coalesce(c.state, 'not-computed') as state, s.name, s.name_en, s.area_m2,
          ${clip(sql`ST_PointOnSurface(s.ground)`)} as shape
        from sites s left join site_coverage c on c.site_id = s.id
        where s.jurisdiction_id = ${city} and s.gone_at is null and not s.candidate and s.name is not null and s.kind in ${NAMED_KINDS}
          and ${hits("s.ground", box)}`,
    },
  ],
  coverage: [
    {
      name: "footprints",
      buffer: 16,
      rows: ({ box, city, clip }) => sql`
        select m.number, m.number as camera_number, f.level, f.pixels_per_metre as ppm, ${clip(sql`f.ground`)} as shape
        from footprints f join cameras m on m.id = f.camera_id
        where m.jurisdiction_id = ${city} and ${isCounted("m")} and ${hits("f.ground", box)} order by f.pixels_per_metre, m.number`,
    },
    {
      name: "gaps",
      buffer: 16,
      rows: ({ box, city, zoom, clip }) => sql`
        select g.number, s.number as site_number, s.id::text as site_id, s.kind as site_kind, coalesce(c.state, 'not-computed') as site_state,
          s.candidate, g.level, g.area_m2 as area, (select key from jsonb_each_text(g.reasons) order by value::float8 desc, key limit 1) as reason,
          ${clip(sql`g.ground`)} as shape
        from gaps g join sites s on s.id = g.site_id left join site_coverage c on c.site_id = s.id
        where s.jurisdiction_id = ${city} and s.gone_at is null and ${hits("g.ground", box)} and ST_Area(g.ground) > ${smallest(zoom)}`,
    },
  ],
  cameras: [
    {
      name: "cameras",
      buffer: 32,
      rows: ({ box, city, zoom, clip }) => {
        const inBox = sql`from cameras where jurisdiction_id = ${city} and gone_at is null and ${hits("position", box)}`;
        const said = sql`number, id::text as id, name, kind, bearing, layer, source = 'invented' as invented, retired_on is not null as retired`;
        const shape = sql`${clip(sql`position`)} as shape`;
        if (zoom >= EVERY_CAMERA_ZOOM)
          return sql`select ${said}, tilt, hfov, height_m as height, width_px, height_px, max_range_m as max_range, ${shape} ${inBox}`;
        return sql`select distinct on (${cell(zoom)}) ${said}, ${shape} ${inBox} order by ${cell(zoom)}, retired_on nulls first, number`;
      },
    },
  ],
};

/**
 * Called WGS 84, CGCS2000 degrees are projected four times as fast, since PROJ then skips the way between two ellipsoids that it does not move along:
 * the obstacles of Porto come out the same to the last digit.
 */
const asWgs84 = (shape: SQL) => sql`ST_SetSRID(${shape}, 4326)`;

/** Cuts a long shape to the box before it is projected: of a river's two thousand bends, a tile shows ten. Cutting short ones costs more than it saves. */
const cut = (shape: SQL, box: SQL) =>
  sql`case when ST_NPoints(${shape}) > 300 then ST_ClipByBox2D(${shape}, ${box}) else ${shape} end`;

/**
 * One vector tile of a city, its layers joined; empty when nothing lies in it.
 * @see Mapbox Vector Tile 2.1; PostGIS ST_AsMVT.
 */
export async function readTile(db: Db, cityId: string, set: TileSet, { z, x, y }: TileAddress): Promise<Uint8Array> {
  const tile = sql`ST_TileEnvelope(${z}::int, ${x}::int, ${y}::int)`;
  // Wider than any layer's buffer: what is cut here leaves no edge in the tile.
  const box = sql`ST_Transform(ST_TileEnvelope(${z}::int, ${x}::int, ${y}::int, margin => 0.15), ${sql.raw(String(CGCS2000))})`;
  const city = sql`${cityId}::uuid`;
  const parts = LAYERS[set]
    .filter(({ from = 0 }) => z >= from)
    .map((layer) => {
      const clip = (shape: SQL) =>
        sql`ST_AsMVTGeom(ST_Transform(${asWgs84(cut(shape, box))}, 3857), ${tile}, ${EXTENT}::int, ${layer.buffer * PIXEL}::int, true)`;
      return sql`(
      select coalesce(ST_AsMVT(t, ${layer.name}, ${EXTENT}::int, 'shape', 'number'), ''::bytea)
      from (${layer.rows({ box, city, zoom: z, clip })}) t where t.shape is not null)`;
    });
  const { rows } = await db.execute<{ tile: Uint8Array }>(sql`select ${sql.join(parts, sql` || `)} as tile`);
  return rows[0]?.tile ?? new Uint8Array();
}

/** A text that changes whenever a city's tiles do: its records, edits that leave coverage as it is among them, or what the last run found. */
export async function findTileVersion(db: Db, cityId: string): Promise<string> {
  const { rows } = await db.execute<{ version: string }>(sql`
    select concat_ws('/', j.data_version, j.data_changed_at, (select max(computed_at) from coverage_runs r where r.jurisdiction_id = j.id)) as version
    from jurisdictions j where j.id = ${cityId}`);
  return rows[0]?.version ?? "";
}
