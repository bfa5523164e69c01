import { expect, it } from "vitest";
import { requireViewer } from "@/lib/access/server/require-viewer";
import { ask } from "@/tests/support/ask";
import { databasePerTest } from "@/tests/support/database-per-test";
import { signedIn } from "@/tests/support/signed-in";
import { importOsm } from "./import-osm";

const database = databasePerTest();

/** Sites and obstacles of a square kilometre of 南京; where a city lies is asked of its area, which these cities have none of. */
const FILE = new URL("../../../db/seed/data/nanjing-xinjiekou-2021.osm.pbf", import.meta.url).pathname;

const rows = async () =>
  (
    await ask(
      database().url,
      "select (select count(*) from sites)::int + (select count(*) from imports)::int + (select count(*) from jurisdictions)::int as n",
    )
  ).n;

it("takes a map in for a city within reach alone, and founds none for whoever does not reach everything", async () => {
  await ask(
    database().url,
    "insert into jurisdictions (code, name, name_en, level) values ('x-mine', '我城', 'Mine', 'local'), ('x-theirs', '他城', 'Theirs', 'local')",
  );
  const headers = new Headers(await signedIn("planner", "x-mine"));
  const open = await requireViewer(headers, "map.import", "write");
  const before = await rows();
  for (const city of ["x-theirs", "他城", "新城"]) {
    expect(await importOsm(open, { file: FILE, city })).toEqual({
      ok: false,
      error: { code: "no-such-city", file: "nanjing-xinjiekou-2021.osm.pbf", city },
    });
  }
  expect(await rows()).toBe(before);
  expect(await importOsm(open, { file: FILE, city: "x-mine" })).toMatchObject({
    ok: true,
    value: { city: { code: "x-mine" } },
  });
});
