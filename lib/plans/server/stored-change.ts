import "server-only";
import type { PlanChangeRow } from "@/db/queries/plan-changes";
import type { PlanChangeDto, PlanChangeFieldsDto } from "@/lib/api/plans";
import { hasLensOfKind } from "@/lib/cameras/lens-rules";
import type { PlannedCamera, PlannedPose } from "../plan-change";

/** A change of a plan as it goes out. */
export function changeOf(row: PlanChangeRow): PlanChangeDto {
  const { id, version, name, position, heightM, bearing, tilt, hfov } = changeFields(row);
  return {
    ...{ id, version, plan: row.plan_id, kind: row.kind, camera: row.camera_id },
    name: name ?? row.built_name,
    cameraKind: row.camera_kind ?? row.built_kind,
    ...{ position, heightM, bearing, tilt, hfov, layer: row.layer },
    ...{ widthPx: row.width_px, heightPx: row.height_px, maxRangeM: row.max_range_m },
    built: builtOf(row),
  };
}

/** What people edit of a change. */
export function changeFields(row: PlanChangeRow): PlanChangeFieldsDto {
  const { id, version, name, lon, lat, height_m, bearing, tilt, hfov } = row;
  return {
    ...{ id, version, name, position: lon === null || lat === null ? null : [lon, lat] },
    ...{ heightM: height_m, bearing, tilt, hfov },
  };
}

function builtOf(row: PlanChangeRow): PlanChangeDto["built"] {
  const { built_lon: lon, built_lat: lat, built_height_m: heightM } = row;
  if (lon === null || lat === null || heightM === null) return null;
  return { position: [lon, lat], heightM, bearing: row.built_bearing, tilt: row.built_tilt, hfov: row.built_hfov };
}

/** A change as coverage is computed from it. A camera that does not stand yet goes by the id of the change. */
export function plannedOf(row: PlanChangeRow): PlannedCamera {
  const { id, kind, lon, lat, height_m, bearing, tilt, hfov } = row;
  if (kind !== "add")
    return { kind, camera: row.camera_id as string, pose: { lon, lat, height_m, bearing, tilt, hfov } };
  // the database demands all of these of a camera that is added
  const said = row as { [field in keyof PlanChangeRow]: NonNullable<PlanChangeRow[field]> };
  return {
    kind,
    camera: {
      ...{ id, kind: said.camera_kind, device: null, lon: said.lon, lat: said.lat, layer: said.layer },
      ...{ ground_z_m: said.ground_z_m, height_m: said.height_m, bearing, tilt, hfov },
      ...{ width_px: said.width_px, height_px: said.height_px, max_range_m: row.max_range_m },
    },
  };
}

/** Whether a camera that stands has the lens of its kind once a pose is taken up. */
export function fitsLens(
  built: Pick<PlannedPose, "bearing" | "tilt" | "hfov"> & { readonly kind: "fixed" | "panoramic" },
  pose: Pick<PlannedPose, "bearing" | "tilt" | "hfov">,
): boolean {
  return hasLensOfKind({
    kind: built.kind,
    bearing: pose.bearing ?? built.bearing,
    tilt: pose.tilt ?? built.tilt,
    hfov: pose.hfov ?? built.hfov,
  });
}
