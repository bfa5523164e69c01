import { expect, it } from "vitest";
import { asOperator } from "@/lib/access/server/context";
import { mountQuery, mountsDto } from "@/lib/api/mounts";
import { ask } from "@/tests/support/ask";
import { databasePerTest } from "@/tests/support/database-per-test";
import { smallCity } from "@/tests/support/small-city";
import { listMounts } from "./list-mounts";

const database = databasePerTest();
const BOX = { west: 119.295, south: 26.075, east: 119.305, north: 26.085 };

it("tells lamps and walls of a box with their heights, and none beyond it or under a bridge", async () => {
  const url = database().superuserUrl;
  await smallCity(url);
  await ask(
    url,
    `with city as (select id from jurisdictions where code = '350100'), lamps as (
       insert into mounting_candidates (jurisdiction_id, osm_id, kind, position, height_m, height_stated)
       select id, l.osm_id, 'street-lamp', ST_SetSRID(ST_MakePoint(l.lon, 26.08), 4490), l.height, l.stated from city,
         (values ('node/1', 119.3, 9.5, true), ('node/2', 119.302, 8, false), ('node/3', 119.4, 8, false)) l(osm_id, lon, height, stated) returning 1)
     insert into obstacles (jurisdiction_id, key, osm_id, kind, ground, base_m, top_m, layer, height_source)
     select id, o.key, o.key, 'building', ST_Multi(ST_MakeEnvelope(119.301, 26.0802, 119.3012, 26.0804, 4490)), o.base, o.top, 0, o.source from city,
       (values ('way/1', 0, 24, 'levels'), ('way/2', 0, 3, 'height'), ('way/3', 5, 9, 'height')) o(key, base, top, source)`,
  );
  const listed = await asOperator((context) => listMounts(context, BOX), "read");
  if (!listed.ok) throw new Error(listed.error.code);
  const { points, walls } = mountsDto.parse(listed.value);
  expect(points).toEqual([
    { osmId: "node/1", kind: "street-lamp", position: [119.3, 26.08], heightM: 9.5, heightStated: true },
    { osmId: "node/2", kind: "street-lamp", position: [119.302, 26.08], heightM: 8, heightStated: false },
  ]);
  expect(walls.map(({ osmId, heightM, heightStated }) => [osmId, heightM, heightStated])).toEqual([
    ["way/1", 6, false],
    ["way/2", 3, true],
  ]);
  const [ring = []] = walls[0]?.rings ?? [];
  const area = ring.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = ring[i + 1] ?? [x, y];
    return sum + x * nextY - nextX * y;
  }, 0);
  expect(area).toBeGreaterThan(0);
});

it("is asked about no more than a part of a city", () => {
  expect(mountQuery.safeParse(BOX).success).toBe(true);
  expect(mountQuery.safeParse({ ...BOX, east: 119.4 }).success).toBe(false);
  expect(mountQuery.safeParse({ ...BOX, east: BOX.west }).success).toBe(false);
});
