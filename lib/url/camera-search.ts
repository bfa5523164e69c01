import { z } from "zod";
import { CAMERA_KINDS, CAMERA_PAGE, CAMERA_PROBLEMS, CAMERA_SORTS, type cameraQuery } from "@/lib/api/camera-list";
import { CAMERA_SOURCES, CAMERA_STATES } from "@/lib/cameras/camera-facts";

/** What the table of cameras shows, as a link can say it. Parsing never fails: an unreadable value falls back. `page` counts from 1. */
const cameraSearch = z.object({
  q: z.string().trim().max(100).default("").catch(""),
  state: z.enum(CAMERA_STATES).optional().catch(undefined),
  kind: z.enum(CAMERA_KINDS).optional().catch(undefined),
  source: z.enum(CAMERA_SOURCES).optional().catch(undefined),
  problem: z.enum(CAMERA_PROBLEMS).optional().catch(undefined),
  sort: z.enum(CAMERA_SORTS).default("number").catch("number"),
  order: z.enum(["asc", "desc"]).default("asc").catch("asc"),
  page: z.coerce.number().int().min(1).max(100_000).default(1).catch(1),
});

export type CameraSearch = z.infer<typeof cameraSearch>;

/** What is as usual, and not said in a link. */
const USUAL: Partial<CameraSearch> = { q: "", sort: "number", order: "asc", page: 1 };

/** Reads what a link says; repeated parameters count once, the first. */
export function readCameraSearch(params: Iterable<readonly [string, string]>): CameraSearch {
  const raw: Record<string, string> = {};
  for (const [name, value] of params) raw[name] ??= value;
  return cameraSearch.parse(raw);
}

/** The same as the query of a link, without what is as usual. */
export function printCameraSearch(search: CameraSearch): string {
  const said = Object.entries(search).filter(
    ([name, value]) => value !== undefined && value !== USUAL[name as keyof CameraSearch],
  );
  return new URLSearchParams(said.map(([name, value]) => [name, String(value)])).toString();
}

/** What a link asks the API for; what it leaves open is left out. */
export function cameraQueryOf({ q, state, kind, source, problem, sort, order, page }: CameraSearch) {
  return {
    ...(q === "" ? {} : { q }),
    ...(state === undefined ? {} : { state }),
    ...(kind === undefined ? {} : { kind }),
    ...(source === undefined ? {} : { source }),
    ...(problem === undefined ? {} : { problem }),
    sort,
    order,
    limit: CAMERA_PAGE,
    offset: (page - 1) * CAMERA_PAGE,
  } satisfies z.input<typeof cameraQuery>;
}
