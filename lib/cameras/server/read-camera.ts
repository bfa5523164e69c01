import "server-only";
import { findCamera, listSitesOfCamera } from "@/db/queries/cameras";
import type { Context } from "@/lib/access/server/context";
import type { CameraDto } from "@/lib/api/cameras";
import { currentCity } from "@/lib/city/server/current-city";
import { err, ok, type Result } from "@/lib/kernel/result";
import { type CameraFacts, cameraState } from "../camera-facts";

/** One camera of the city, with the sites it saw some of in the last run. */
export async function readCamera(
  context: Context<"sites.read" | "coverage.read">,
  id: string,
): Promise<Result<CameraDto, { code: "no-city" } | { code: "no-such-camera" }>> {
  const city = await currentCity(context);
  if (!city.ok) return city;
  const camera = await findCamera(context.db, city.value.id, id);
  if (!camera) return err({ code: "no-such-camera" });
  const sites = await listSitesOfCamera(context.db, id);
  const facts: CameraFacts = {
    builtOn: camera.built_on,
    acceptedOn: camera.accepted_on,
    acceptedDocument: camera.accepted_document,
    retiredOn: camera.retired_on,
  };
  return ok({
    id: camera.id,
    version: camera.version,
    number: camera.number,
    name: camera.name,
    kind: camera.kind,
    source: camera.source,
    heightM: camera.height_m,
    layer: camera.layer,
    bearing: camera.bearing,
    tilt: camera.tilt,
    hfov: camera.hfov,
    widthPx: camera.width_px,
    heightPx: camera.height_px,
    maxRangeM: camera.max_range_m,
    infraredM: camera.infrared_m,
    infraredSource: camera.infrared_source,
    state: cameraState(camera.source, facts),
    ...facts,
    assumed: camera.assumed,
    position: [camera.lon, camera.lat],
    sites: sites.map((site) => ({
      id: site.id,
      kind: site.kind as CameraDto["sites"][number]["kind"],
      name: site.name,
      nameEn: site.name_en,
    })),
  });
}
