import "server-only";
import type { Context } from "@/lib/access/server/context";
import { type CameraRowDto, cameraQuery } from "@/lib/api/camera-list";
import type { CityDto } from "@/lib/api/city";
import { listCameras } from "@/lib/cameras/server/list-cameras";
import { readCity } from "@/lib/city/server/read-city";
import { err, ok, type Result } from "@/lib/kernel/result";
import type { TooMuch } from "../too-much";

/** As many as are read at once. */
const CHUNK = 50_000;

/** Filters and order of the table, without its pages. */
export const cameraExportQuery = cameraQuery.omit({ limit: true, offset: true });

/** Every camera that the filters find, with the city they belong to; all of one moment, since it is one transaction. @returns `too-much` where the file may not hold more than `most` */
export async function collectCameras(
  context: Context<"sites.read" | "coverage.read">,
  query: ReturnType<typeof cameraExportQuery.parse>,
  most = Number.POSITIVE_INFINITY,
): Promise<Result<{ city: CityDto; cameras: CameraRowDto[] }, { code: "no-city" } | TooMuch>> {
  const city = await readCity(context);
  if (!city.ok) return city;
  const cameras: CameraRowDto[] = [];
  for (;;) {
    const page = await listCameras(context, { ...query, limit: CHUNK, offset: cameras.length });
    if (!page.ok) return page;
    const { total } = page.value;
    if (total > most) return err({ code: "too-much", total, most });
    cameras.push(...page.value.items);
    if (page.value.items.length < CHUNK) return ok({ city: city.value, cameras });
  }
}
