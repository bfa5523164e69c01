import { expect, it } from "vitest";
import { asOperator } from "@/lib/access/server/context";
import type { CameraPlacement } from "@/lib/api/camera-place";
import { ask } from "@/tests/support/ask";
import { databasePerTest } from "@/tests/support/database-per-test";
import { smallCity } from "@/tests/support/small-city";
import { changeCameras } from "./change-cameras";

const database = databasePerTest();
const PLACED: CameraPlacement = {
  ...{ name: "新摄像机", kind: "fixed", position: [119.301, 26.081], layer: 0, heightM: 6, bearing: 225, tilt: 20 },
  ...{ hfov: 60, widthPx: 1920, heightPx: 1080, maxRangeM: null },
};
const counts = () =>
  ask(
    database().superuserUrl,
    `select (select count(*)::int from cameras where gone_at is null) as cameras,
       (select count(*)::int from audit_entries where action = 'cameras.edit') as audited,
       (select count(*)::int from pgboss.job where name = 'coverage.compute') as jobs`,
  );

it("changes many cameras, each in the audit, and has coverage computed once; what undoes it is another such change", async () => {
  const { camera } = await smallCity(database().superuserUrl);
  const made = await asOperator((context) =>
    changeCameras(context, {
      changes: [
        { kind: "place", placed: PLACED },
        { kind: "place", placed: { ...PLACED, name: "新摄像机 2" } },
        { kind: "edit", version: 1, edit: { id: camera, heightM: 7 } },
      ],
      reason: "一排",
    }),
  );
  if (!made.ok) throw new Error(made.error.code);
  expect(made.value.map(({ name, version }) => [name, version])).toEqual([
    ["新摄像机", 1],
    ["新摄像机 2", 1],
    ["枪机 1", 2],
  ]);
  expect(await counts()).toEqual({ cameras: 3, audited: 3, jobs: 1 });

  const [one, two] = made.value;
  if (!one || !two) throw new Error("not placed");
  const taken = await asOperator((context) =>
    changeCameras(context, {
      changes: [one, two].map(({ id, version }) => ({ kind: "remove" as const, version, removal: { id } })),
    }),
  );
  if (!taken.ok) throw new Error(taken.error.code);
  expect(await counts()).toMatchObject({ cameras: 1 });
  const back = await asOperator((context) =>
    changeCameras(context, {
      changes: taken.value.map(({ id, version }) => ({ kind: "restore" as const, restoration: { id, version } })),
    }),
  );
  expect(back).toMatchObject({ ok: true, value: [{ id: one.id }, { id: two.id }] });
  expect(await counts()).toEqual({ cameras: 3, audited: 7, jobs: 1 });
});

it("changes nothing where one of the changes cannot be, and says which", async () => {
  const { camera } = await smallCity(database().superuserUrl);
  const before = await counts();
  const refused = await asOperator((context) =>
    changeCameras(context, {
      changes: [
        { kind: "place", placed: PLACED },
        { kind: "edit", version: 9, edit: { id: camera, heightM: 7 } },
      ],
    }),
  );
  expect(refused).toMatchObject({ ok: false, error: { index: 1, code: "stale" } });
  expect(await counts()).toEqual(before);
});
