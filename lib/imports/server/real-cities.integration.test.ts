import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { database } from "@/db/client";
import { asOperator } from "@/lib/access/server/context";
import { ask } from "@/tests/support/ask";
import { cloneDatabase, type TestDatabase } from "@/tests/support/database";
import { describeOsmImportError } from "../osm/import-error";
import { importOsm } from "./import-osm";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));

let clone: TestDatabase;

beforeAll(async () => {
  clone = await cloneDatabase();
  vi.stubEnv("DATABASE_URL", clone.url);
});

afterAll(async () => {
  await database().close();
  await clone.drop();
});

describe("grounds of a real city", () => {
  it.each([
    "db/seed/data/nanjing-xinjiekou-2021.osm.pbf",
    "tests/fixtures/osm/munich-centre-2020.osm.pbf",
    "tests/fixtures/osm/taichung-xitun-2025.osm.pbf",
    "tests/fixtures/osm/porto-2020.osm.pbf",
    "tests/fixtures/osm/monaco-menton-2016.osm.pbf",
  ])(
    "%s: PostGIS finds none invalid, none empty, and the areas as we do",
    async (file) => {
      const imported = await importOsm(asOperator, { file: `${ROOT}${file}`, city: file, anywhere: true });
      if (!imported.ok) throw new Error(describeOsmImportError(imported.error));
      const of = `(select id from jurisdictions where code = '${imported.value.city.code}')`;
      const counts = await ask(
        clone.ownerUrl,
        `with stored as (
         select ground, area_m2 from sites where jurisdiction_id = ${of}
         union all select p.ground, p.area_m2 from site_parts p join sites s on s.id = p.site_id where s.jurisdiction_id = ${of}
         union all select ground, null from obstacles where jurisdiction_id = ${of})
       select count(*)::int as all, count(*) filter (where not ST_IsValid(ground))::int as invalid,
         count(*) filter (where ST_IsEmpty(ground))::int as empty,
         count(*) filter (where abs(ST_Area(ground::geography) - area_m2) > 0.1 + 0.0005 * area_m2)::int as wrong
       from stored`,
      );
      expect(counts).toMatchObject({ invalid: 0, empty: 0, wrong: 0 });
      expect(counts.all).toBeGreaterThan(imported.value.obstacles.added);
    },
    120_000,
  );
});
