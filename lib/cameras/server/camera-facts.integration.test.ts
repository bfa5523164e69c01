import { expect, it } from "vitest";
import { asOperator } from "@/lib/access/server/context";
import type { CameraEdit } from "@/lib/api/camera-edit";
import { computeCoverage } from "@/lib/coverage/server/compute-coverage";
import { shanghaiDay } from "@/lib/i18n/shanghai-time";
import { ask } from "@/tests/support/ask";
import { coverageFigures } from "@/tests/support/coverage-figures";
import { databasePerTest } from "@/tests/support/database-per-test";
import { smallCity } from "@/tests/support/small-city";
import { editCamera } from "./edit-camera";
import { readCamera } from "./read-camera";

const database = databasePerTest();
const row = (query: string) => ask(database().superuserUrl, query);
const edit = (change: CameraEdit, expected: number) => asOperator((context) => editCamera(context, change, expected));
const read = async (id: string) => {
  const camera = await asOperator((context) => readCamera(context, id), "read");
  if (!camera.ok) throw new Error(camera.error.code);
  return camera.value;
};
const today = () => shanghaiDay(Date.now());

async function compute(): Promise<string> {
  const computed = await computeCoverage(asOperator, "350100");
  if (!computed.ok) throw new Error(computed.error.code);
  const { hash } = await row("select input_hash as hash from coverage_runs order by computed_at desc limit 1");
  return String(hash);
}

const seen = (site: string) =>
  row(`select covered_m2 as covered, gap_m2 as gap, camera_count as cameras,
    (select count(*)::int from footprints) as footprints from site_coverage where site_id = '${site}'`);

it("opens the gap of a camera that is retired, and closes it to the same hash when it is not", async () => {
  const { site, camera } = await smallCity(database().superuserUrl);
  const hash = await compute();
  const before = await seen(site);
  const figures = await coverageFigures(database().superuserUrl);
  expect(Number(before.covered)).toBeGreaterThan(0);

  expect(await edit({ id: camera, retiredOn: today() }, 1)).toMatchObject({ ok: true, value: { retiredOn: today() } });
  expect(await read(camera)).toMatchObject({ state: "retired", sites: [{ id: site }] });
  expect(await compute()).not.toBe(hash);
  expect(await seen(site)).toMatchObject({ covered: 0, cameras: 0, footprints: 0 });
  expect(await read(camera)).toMatchObject({ state: "retired", sites: [] });

  expect(await edit({ id: camera, retiredOn: null }, 2)).toMatchObject({ ok: true });
  expect(await compute()).toBe(hash);
  expect(await seen(site)).toEqual(before);
  expect(await coverageFigures(database().superuserUrl)).toBe(figures);
});

it("notes the other facts without asking for coverage anew, and derives the state", async () => {
  const { camera } = await smallCity(database().superuserUrl);
  expect(await read(camera)).toMatchObject({ state: "unknown", builtOn: null });
  expect((await edit({ id: camera, builtOn: "2024-05-01" }, 1)).ok).toBe(true);
  expect(await read(camera)).toMatchObject({ state: "built", builtOn: "2024-05-01" });
  expect((await edit({ id: camera, acceptedOn: "2024-06-01", acceptedDocument: "榕公验 7" }, 2)).ok).toBe(true);
  expect(await read(camera)).toMatchObject({ state: "accepted", acceptedDocument: "榕公验 7", version: 3 });
  expect(
    await row(
      "select data_version as version, (select count(*)::int from coverage_changes) as n from jurisdictions where code = '350100'",
    ),
  ).toMatchObject({ version: 0 });
  expect(await row("select before, after from audit_entries order by seq desc limit 1")).toEqual({
    before: { version: 2, acceptedOn: null, acceptedDocument: null },
    after: { version: 3, acceptedOn: "2024-06-01", acceptedDocument: "榕公验 7" },
  });
});

it("refuses facts that cannot be, and says in which field", async () => {
  const { camera: id } = await smallCity(database().superuserUrl);
  const tomorrow = shanghaiDay(Date.now() + 86_400_000);
  const fault = async (change: Omit<CameraEdit, "id">) => {
    const edited = await edit({ id, ...change }, 1);
    return edited.ok ? null : "fault" in edited.error && edited.error.fault;
  };
  expect(await fault({ builtOn: tomorrow })).toEqual({ field: "builtOn", fault: "future" });
  expect(await fault({ builtOn: "2024-02-01", acceptedOn: "2024-01-01" })).toEqual({
    field: "acceptedOn",
    fault: "before-built",
  });
  expect(await fault({ acceptedDocument: "7" })).toEqual({
    field: "acceptedDocument",
    fault: "document-without-acceptance",
  });
  expect(await row("select version from cameras")).toEqual({ version: 1 });
});

it("tells who comes too late what became of the facts", async () => {
  const { camera: id } = await smallCity(database().superuserUrl);
  await edit({ id, builtOn: "2024-05-01" }, 1);
  expect(await edit({ id, builtOn: "2024-05-02" }, 1)).toMatchObject({
    ok: false,
    error: {
      code: "stale",
      conflict: { fields: [{ field: "builtOn", base: null, theirs: "2024-05-01", mine: "2024-05-02" }] },
    },
  });
});

it.each([
  "accepted_on = '2024-01-01', built_on = '2024-01-02'",
  "retired_on = '2024-01-01', built_on = '2024-01-02'",
  "retired_on = '2024-01-01', accepted_on = '2024-01-02'",
  "accepted_document = '7'",
])("the database itself refuses %s", async (change) => {
  await smallCity(database().superuserUrl);
  await expect(row(`update cameras set ${change}`)).rejects.toThrow(/cameras_/);
});
