import { beforeEach, expect, it } from "vitest";
import { ask } from "@/tests/support/ask";
import { databasePerTest } from "@/tests/support/database-per-test";
import { makePerson, type TestPerson } from "@/tests/support/person";
import { readVectorTile } from "@/tests/support/vector-tile";
import { GET } from "./route";

const CITY = "00000000-0000-4000-8000-000000000001";
/** A tile of zoom 15 with a camera in its middle. */
const HERE = { set: "cameras", z: "15", x: "27195", y: "13302" };
const CAMERA = { lon: (27195.5 / 2 ** 15) * 360 - 180, lat: 32.0407 };

const database = databasePerTest();
let viewer: TestPerson;

const get = (params: Record<string, string>, more: Record<string, string> = {}, who: Headers = viewer.headers) => {
  const headers = new Headers([...who, ...Object.entries(more)]);
  const context = { params: Promise.resolve(params) } as Parameters<typeof GET>[1];
  return GET(new Request("http://localhost/api/v1/tiles", { headers }), context);
};

beforeEach(async () => {
  await ask(
    database().url,
    `insert into jurisdictions (id, code, name, name_en, level, central_meridian, data_changed_at)
    values ('${CITY}', 'x-here', '此处', 'Here', 'local', 120, now())`,
  );
  await ask(
    database().url,
    `insert into cameras (jurisdiction_id, key, name, kind, source, position, height_m, width_px, height_px)
    values ('${CITY}', 'c', '机', 'fixed', 'osm', ST_SetSRID(ST_MakePoint(${CAMERA.lon}::float8, ${CAMERA.lat}::float8), 4490), 6, 2560, 1440)`,
  );
  viewer = await makePerson(database().superuserUrl, {
    username: "viewer",
    home: "x-here",
    roles: [["viewer", "x-here"]],
  });
});

it("sends a tile once, and 304 while it stays the same", async () => {
  const first = await get(HERE);
  expect(first.status).toBe(200);
  expect(first.headers.get("content-type")).toBe("application/vnd.mapbox-vector-tile");
  expect(first.headers.get("cache-control")).toBe("private, no-cache");
  const { cameras = [] } = readVectorTile(new Uint8Array(await first.arrayBuffer()));
  expect(cameras.map(({ properties }) => properties.name)).toEqual(["机"]);

  const etag = first.headers.get("etag") ?? "";
  expect(etag).toMatch(/^"[\w-]{22}"$/);
  const again = await get(HERE, { "if-none-match": etag });
  expect([again.status, again.headers.get("etag"), await again.text()]).toEqual([304, etag, ""]);

  await ask(database().url, `update jurisdictions set data_version = data_version + 1 where id = '${CITY}'`);
  const renewed = await get(HERE, { "if-none-match": etag });
  expect(renewed.status).toBe(200);
  expect(renewed.headers.get("etag")).not.toBe(etag);
});

it("gives each tile an entity tag of its own", async () => {
  const tags = await Promise.all(
    [HERE, { ...HERE, x: "27196" }, { ...HERE, set: "sites" }].map(async (params) =>
      (await get(params)).headers.get("etag"),
    ),
  );
  expect(new Set(tags).size).toBe(3);
});

it("answers 204 where nothing lies, with an entity tag that gives 304", async () => {
  const empty = await get({ ...HERE, x: "0" });
  expect(empty.status).toBe(204);
  const again = await get({ ...HERE, x: "0" }, { "if-none-match": empty.headers.get("etag") ?? "" });
  expect(again.status).toBe(304);
});

it("shows no tile to whoever is not signed in, or whom no role leads here", async () => {
  expect((await get(HERE, {}, new Headers())).status).toBe(401);
  const elsewhere = await makePerson(database().superuserUrl, { username: "elsewhere", roles: [["viewer", "350100"]] });
  expect((await get(HERE, {}, elsewhere.headers)).status).toBe(204);
  const auditor = await makePerson(database().superuserUrl, { username: "auditor", roles: [["auditor", "000000"]] });
  expect((await get(HERE, {}, auditor.headers)).status).toBe(404);
});

it.each([
  { ...HERE, set: "secrets" },
  { ...HERE, z: "21" },
  { ...HERE, z: "2", x: "4", y: "0" },
  { ...HERE, y: "-1" },
  { ...HERE, x: "1.5" },
  { ...HERE, x: "one" },
])("answers 404 to %j, which names no tile", async (params) => {
  expect((await get(params)).status).toBe(404);
});
