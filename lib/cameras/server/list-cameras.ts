import "server-only";
import { countCamerasBy, type ListedCamera, listCamerasBy } from "@/db/queries/camera-list";
import type { Context } from "@/lib/access/server/context";
import type { CameraListDto, CameraQuery, CameraRowDto } from "@/lib/api/camera-list";
import { currentCity } from "@/lib/city/server/current-city";
import { ok, type Result } from "@/lib/kernel/result";
import { cameraState } from "../camera-facts";

/** One page of the city's cameras in force, with how many the filters find. */
export async function listCameras(
  context: Context<"sites.read" | "coverage.read">,
  query: CameraQuery,
): Promise<Result<CameraListDto, { code: "no-city" }>> {
  const city = await currentCity(context);
  if (!city.ok) return city;
  const rows = await listCamerasBy(context.db, city.value.id, query, query);
  const { total, states } = await countCamerasBy(context.db, city.value.id, query);
  return ok({ items: rows.map(cameraRow), total, states });
}

function cameraRow(row: ListedCamera): CameraRowDto {
  const facts = {
    builtOn: row.built_on,
    acceptedOn: row.accepted_on,
    acceptedDocument: row.accepted_document,
    retiredOn: row.retired_on,
  };
  return {
    id: row.id,
    version: row.version,
    number: row.number,
    name: row.name,
    kind: row.kind,
    source: row.source,
    state: cameraState(row.source, facts),
    heightM: row.height_m,
    layer: row.layer,
    bearing: row.bearing,
    tilt: row.tilt,
    hfov: row.hfov,
    widthPx: row.width_px,
    heightPx: row.height_px,
    maxRangeM: row.max_range_m,
    infraredM: row.infrared_m,
    infraredSource: row.infrared_source,
    ...facts,
    sites: row.sites,
    position: [row.lon, row.lat],
  };
}
