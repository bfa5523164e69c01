import { z } from "zod";
import { bbox, lonLat } from "@/lib/api/primitives";
import { printWorkspaceSearch, readWorkspaceSearch, roundView } from "@/lib/url/workspace-search";

const named = { name: z.string().max(300) };

/** Something on the map that a person can be led to. Degrees. */
export const foundPlace = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("site"), id: z.uuid(), bbox, ...named }),
  z.object({ kind: z.literal("camera"), id: z.uuid(), position: lonLat, ...named }),
  z.object({ kind: z.literal("point"), position: lonLat, ...named }),
]);
export type FoundPlace = z.infer<typeof foundPlace>;

/** Near enough to tell one camera from the next. */
const NEAR_ZOOM = 17.5;

/** Address at which the map shows a place. */
export function placeHref(place: FoundPlace): string {
  if (place.kind === "site") return `/sites/${place.id}`;
  const [lon, lat] = place.position;
  const query = printWorkspaceSearch({
    ...readWorkspaceSearch([]),
    at: roundView({ zoom: NEAR_ZOOM, lat, lon }),
    ...(place.kind === "camera" ? { camera: place.id } : { point: { lon, lat } }),
  });
  return `/?${query}`;
}
