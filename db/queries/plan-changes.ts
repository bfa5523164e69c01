import { type SQL, sql } from "drizzle-orm";
import type { PlanChangeKind, PlannedPose } from "@/lib/plans/plan-change";
import type { Db } from "../client";
import { CGCS2000 } from "../types/geometry";
import { CAMERA_COLUMNS, type CameraRow } from "./cameras";
import { isCounted } from "./counted-camera";

/** A change of a plan: of one that is added all is said, of another what differs from the camera as it stands. `built_*` is the camera as it stands, all null for none. */
export type PlanChangeRow = PlannedPose & {
  readonly id: string;
  readonly version: number;
  readonly plan_id: string;
  readonly kind: PlanChangeKind;
  readonly camera_id: string | null;
  readonly name: string | null;
  readonly camera_kind: "fixed" | "panoramic" | null;
  readonly layer: number | null;
  readonly ground_z_m: number | null;
  readonly width_px: number | null;
  readonly height_px: number | null;
  readonly max_range_m: number | null;
  readonly built_name: string | null;
  readonly built_kind: "fixed" | "panoramic" | null;
  readonly built_lon: number | null;
  readonly built_lat: number | null;
  readonly built_height_m: number | null;
  readonly built_bearing: number | null;
  readonly built_tilt: number | null;
  readonly built_hfov: number | null;
};

const COLUMNS = sql`c.id, c.version, c.plan_id, c.kind, c.camera_id, c.name, c.camera_kind, ST_X(c.position) as lon, ST_Y(c.position) as lat, c.layer,
  c.ground_z_m, c.height_m, c.bearing, c.tilt, c.hfov, c.width_px, c.height_px, c.max_range_m, m.name as built_name, m.kind as built_kind,
  ST_X(m.position) as built_lon, ST_Y(m.position) as built_lat, m.height_m as built_height_m, m.bearing as built_bearing, m.tilt as built_tilt, m.hfov as built_hfov`;
const FROM = sql`from plan_changes c left join cameras m on m.id = c.camera_id and ${isCounted("m")}`;

/** One change. */
export async function findPlanChange(db: Db, id: string): Promise<PlanChangeRow | null> {
  const { rows } = await db.execute<PlanChangeRow>(sql`select ${COLUMNS} ${FROM} where c.id = ${id}`);
  return rows[0] ?? null;
}

/** The changes of a plan, in the order they were made in. */
export async function listPlanChanges(db: Db, planId: string): Promise<PlanChangeRow[]> {
  const { rows } = await db.execute<PlanChangeRow>(
    sql`select ${COLUMNS} ${FROM} where c.plan_id = ${planId} order by c.created_at, c.id`,
  );
  return rows;
}

/** What is said of a change when it is made. */
export type NewPlanChange = PlannedPose & {
  readonly plan: string;
  readonly kind: PlanChangeKind;
  readonly camera: string | null;
  readonly added: {
    readonly name: string;
    readonly kind: "fixed" | "panoramic";
    readonly layer: number;
    readonly ground_z_m: number;
    readonly width_px: number;
    readonly height_px: number;
    readonly max_range_m: number | null;
  } | null;
};

/** Adds a change. @returns its id; null if the plan changes that camera already */
export async function insertPlanChange(db: Db, change: NewPlanChange): Promise<string | null> {
  const { added } = change;
  const { rows } = await db.execute<{ id: string }>(sql`
    insert into plan_changes (plan_id, kind, camera_id, name, camera_kind, position, layer, ground_z_m, height_m, bearing, tilt, hfov, width_px, height_px,
      max_range_m)
    values (${change.plan}, ${change.kind}, ${change.camera}, ${added?.name ?? null}, ${added?.kind ?? null}, ${pointOf(change)}, ${added?.layer ?? null},
      ${added?.ground_z_m ?? null}, ${change.height_m}, ${change.bearing}, ${change.tilt}, ${change.hfov}, ${added?.width_px ?? null},
      ${added?.height_px ?? null}, ${added?.max_range_m ?? null})
    on conflict on constraint plan_changes_camera do nothing returning id`);
  return rows[0]?.id ?? null;
}

/** Gives a new plan the changes of another. */
export async function copyPlanChanges(db: Db, from: string, to: string): Promise<void> {
  await db.execute(sql`
    insert into plan_changes (plan_id, kind, camera_id, name, camera_kind, position, layer, ground_z_m, height_m, bearing, tilt, hfov, width_px, height_px,
      max_range_m, created_at)
    select ${to}, kind, camera_id, name, camera_kind, position, layer, ground_z_m, height_m, bearing, tilt, hfov, width_px, height_px, max_range_m, created_at
    from plan_changes where plan_id = ${from}`);
}

/**
 * Writes the name and the pose of one change of a plan, unless somebody else has since `expected`.
 * @returns the new version; null if it changed meanwhile or is gone
 */
export async function updatePlanChangeIfUnchanged(
  db: Db,
  change: PlannedPose & Pick<PlanChangeRow, "id" | "plan_id" | "name">,
  expected: number,
): Promise<number | null> {
  const { rows } = await db.execute<{ version: number }>(sql`
    update plan_changes set name = ${change.name}, position = ${pointOf(change)}, height_m = ${change.height_m}, bearing = ${change.bearing},
      tilt = ${change.tilt}, hfov = ${change.hfov}, version = version + 1
    where id = ${change.id} and plan_id = ${change.plan_id} and version = ${expected} returning version`);
  return rows[0]?.version ?? null;
}

/** Takes one change of a plan back, unless somebody else has changed it since `expected`. @returns whether it did */
export async function deletePlanChangeIfUnchanged(
  db: Db,
  change: Pick<PlanChangeRow, "id" | "plan_id">,
  expected: number,
): Promise<boolean> {
  const { rowCount } = await db.execute(
    sql`delete from plan_changes where id = ${change.id} and plan_id = ${change.plan_id} and version = ${expected}`,
  );
  return rowCount === 1;
}

/** Those of some cameras of a jurisdiction that count in coverage, by id. */
export async function listCountedCameras(db: Db, jurisdictionId: string, ids: readonly string[]): Promise<CameraRow[]> {
  const { rows } = await db.execute<CameraRow>(sql`
    select ${CAMERA_COLUMNS} from cameras m
    where m.jurisdiction_id = ${jurisdictionId} and m.id = any(${sql.param([...ids])}::uuid[]) and ${isCounted("m")} order by m.id`);
  return rows;
}

function pointOf({ lon, lat }: Pick<PlannedPose, "lon" | "lat">): SQL {
  return lon === null || lat === null
    ? sql`null::geometry`
    : sql`ST_SetSRID(ST_MakePoint(${lon}, ${lat}), ${sql.raw(String(CGCS2000))})`;
}
