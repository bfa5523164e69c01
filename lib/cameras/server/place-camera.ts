import "server-only";
import { findEditableCamera, insertCamera } from "@/db/queries/camera-edits";
import { isPlaceOfCity } from "@/db/queries/place-of-city";
import type { Context } from "@/lib/access/server/context";
import type { CameraFieldsDto } from "@/lib/api/camera-edit";
import type { CameraPlacement } from "@/lib/api/camera-place";
import { recordAudit } from "@/lib/audit/server/record-audit";
import { currentCity } from "@/lib/city/server/current-city";
import { err, ok, type Result } from "@/lib/kernel/result";
import { groundElevation } from "@/lib/sites/ground-elevation";
import { hasLensOfKind } from "../lens-rules";
import { cameraFields, noteCameraChange } from "./stored-camera";

/** `lens`: a fixed camera without tilt or angle of view, or one that sees all round with them; `outside`: the place is none of the city on screen. */
export type CameraPlaceError = { readonly code: "no-city" } | { readonly code: "lens" } | { readonly code: "outside" };

/** Adds a camera to the city on screen where a person placed it. It is planned until a day says that it was built, and counts in coverage from now on. */
export async function placeCamera(
  context: Context<"cameras.edit">,
  { reason, ...placed }: CameraPlacement,
): Promise<Result<CameraFieldsDto, CameraPlaceError>> {
  const city = await currentCity(context);
  if (!city.ok) return city;
  if (!hasLensOfKind(placed)) return err({ code: "lens" });
  const [lon, lat] = placed.position;
  const point = JSON.stringify({ type: "Point", coordinates: [lon, lat] });
  if (!(await isPlaceOfCity(context.db, city.value.id, point))) return err({ code: "outside" });
  const id = await insertCamera(context.db, city.value.id, {
    name: placed.name,
    kind: placed.kind,
    lon,
    lat,
    layer: placed.layer,
    ground_z_m: groundElevation(placed.layer),
    height_m: placed.heightM,
    // to one that sees all round it says nothing
    bearing: placed.kind === "panoramic" ? 0 : placed.bearing,
    tilt: placed.tilt,
    hfov: placed.hfov,
    width_px: placed.widthPx,
    height_px: placed.heightPx,
    max_range_m: placed.maxRangeM,
    infrared_m: placed.infraredM ?? null,
    infrared_source: (placed.infraredM ?? null) === null ? null : placed.infraredOfClass ? "class" : "person",
  });
  const camera = await findEditableCamera(context.db, id);
  if (!camera) throw new Error("a camera vanished while it was placed");
  await noteCameraChange(context, camera, true);
  const { id: _, ...fields } = cameraFields(camera);
  const { layer, widthPx, heightPx } = placed;
  await recordAudit(context, {
    action: "cameras.edit",
    object: `camera:${id}`,
    jurisdiction: camera.jurisdiction,
    after: { ...fields, layer, widthPx, heightPx },
    ...(reason === undefined ? {} : { reason }),
  });
  return ok(cameraFields(camera));
}
