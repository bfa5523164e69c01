import { expect, it } from "vitest";
import { asOperator } from "@/lib/access/server/context";
import type { SiteChanges } from "@/lib/api/site-changes";
import { ask } from "@/tests/support/ask";
import { databasePerTest } from "@/tests/support/database-per-test";
import { smallCity } from "@/tests/support/small-city";
import { changeSites } from "./change-sites";

const database = databasePerTest();
const change = (changes: SiteChanges) => asOperator((context) => changeSites(context, changes));
const counts = () =>
  ask(
    database().superuserUrl,
    `select (select string_agg(kind || version || coalesce(gone_at::text, '' ), ' ' order by key) from sites) as sites,
       (select count(*)::int from audit_entries where action = 'sites.edit') as audited,
       (select count(*)::int from pgboss.job where name = 'coverage.compute') as jobs`,
  );

/** The small city's square, and two candidates beside it: a park, and a passage whose kind is undecided. */
async function threeSites() {
  const { site } = await smallCity(database().superuserUrl);
  const add = async (key: string, kind: string) => {
    const { id } = await ask(
      database().superuserUrl,
      `insert into sites (jurisdiction_id, key, kind, layer, z_m, candidate, ground, area_m2, source, osm_ids)
       select jurisdiction_id, '${key}', '${kind}', 0, 0, true, ground, area_m2, 'osm', array['w2'] from sites where id = '${site}' returning id`,
    );
    return String(id);
  };
  return { square: site, park: await add("park/w2", "park"), passage: await add("passage/w3", "metro-passage") };
}

it("changes many sites, each in the audit with the reason, and has coverage computed once; what undoes it is another such change", async () => {
  const { square, park } = await threeSites();
  const made = await change({
    changes: [
      { kind: "edit", version: 1, edit: { id: square, kind: "underpass" } },
      { kind: "edit", version: 1, edit: { id: park, kind: "underpass", candidate: false } },
    ],
    reason: "现场踏勘",
  });
  expect(made).toMatchObject({
    ok: true,
    value: [
      { id: square, version: 2, kind: "underpass" },
      { id: park, version: 2, kind: "underpass", candidate: false },
    ],
  });
  expect(await counts()).toMatchObject({ audited: 2, jobs: 1 });
  const { reasons } = await ask(
    database().superuserUrl,
    "select string_agg(reason, ',') as reasons from audit_entries where action = 'sites.edit'",
  );
  expect(reasons).toBe("现场踏勘,现场踏勘");

  const gone = await change({
    changes: [square, park].map((id) => ({ kind: "remove" as const, version: 2, removal: { id } })),
  });
  if (!gone.ok) throw new Error(gone.error.code);
  const back = await change({
    changes: gone.value.map(({ id, version }) => ({ kind: "restore" as const, restoration: { id, version } })),
  });
  expect(back).toMatchObject({
    ok: true,
    value: [
      { id: square, version: 4 },
      { id: park, version: 4 },
    ],
  });
  expect(await counts()).toMatchObject({ audited: 6, jobs: 1 });
});

it("changes nothing where some cannot be, and names each of these and why", async () => {
  const { square, park, passage } = await threeSites();
  const before = await counts();
  const missing = crypto.randomUUID();
  const refused = await change({
    changes: [
      { kind: "edit", version: 1, edit: { id: square, kind: "park" } },
      { kind: "edit", version: 7, edit: { id: park, kind: "square" } },
      { kind: "edit", version: 1, edit: { id: passage, candidate: false } },
      { kind: "remove", version: 1, removal: { id: missing } },
      // The same once more: it is no longer what was looked at.
      { kind: "edit", version: 1, edit: { id: square, kind: "tunnel" } },
    ],
  });
  expect(refused).toEqual({
    ok: false,
    error: {
      code: "refused",
      refused: [
        { index: 1, why: "changed" },
        { index: 2, why: "undecided" },
        { index: 3, why: "gone" },
        { index: 4, why: "changed" },
      ],
    },
  });
  expect(await counts()).toEqual(before);
});
