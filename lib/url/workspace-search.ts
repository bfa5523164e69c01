import { z } from "zod";
import { SITE_STATES } from "@/lib/api/city";
import { SITE_SORTS } from "@/lib/api/sites";
import { LAMP_REACH, LAMP_REACH_M } from "@/lib/coverage/night";
import { SITE_KINDS } from "@/lib/sites/site-kind";
import { FIRST_TOPICS, MAP_TOPICS } from "./map-topics";

/** "required" asks for each zone at the level its own requirement names; anything else is the id of one level. */
export const REQUIRED_LEVEL = "required";

/** What the map shows while a plan is open. */
export const PLAN_VIEWS = ["built", "plan", "swipe"] as const;

const commaList = <T extends z.ZodType>(item: T) =>
  z.preprocess((value) => (typeof value === "string" ? value.split(",").filter(Boolean) : value), z.array(item));

const view = z
  .templateLiteral([z.number(), "/", z.number(), "/", z.number()])
  .transform((text) => text.split("/").map(Number) as [number, number, number])
  .refine(([zoom, lat, lon]) => zoom >= 0 && zoom <= 24 && Math.abs(lat) <= 85 && Math.abs(lon) <= 180)
  .transform(([zoom, lat, lon]) => ({ zoom, lat, lon }));

const turn = z
  .templateLiteral([z.number(), "/", z.number()])
  .transform((text) => text.split("/").map(Number) as [number, number])
  .refine(([bearing, pitch]) => Math.abs(bearing) <= 360 && pitch >= 0 && pitch <= 85)
  .transform(([bearing, pitch]) => ({ bearing, pitch }));

const place = z
  .string()
  .regex(/^-?\d{1,3}(\.\d{1,17})?\/-?\d{1,2}(\.\d{1,17})?(\/-?\d{1,2})?$/)
  .transform((text) => text.split("/").map(Number) as [number, number, number?])
  .refine(([lon, lat, layer = 0]) => Math.abs(lon) <= 180 && Math.abs(lat) <= 85 && Math.abs(layer) <= 20)
  .transform(([lon, lat, layer]) => ({ lon, lat, ...(layer === undefined ? {} : { layer }) }));

/**
 * State a person can share as a link. Parsing never fails: an unreadable value falls back, so old links keep opening.
 * `at` is `zoom/lat/lon`, the order people know from other map sites; `turn` is `bearing/pitch` in degrees;
 * `site` is the selected site on the list, `gap` the number of the gap pointed at, `camera` the camera whose card is open;
 * `guarded` the guarded ground whose card is open;
 * `point` the point asked about, as `lon/lat` or `lon/lat/layer`;
 * `profile` the camera whose line to that point is shown from the side;
 * `eye` the camera through whose lens one looks, at that point if there is one;
 * `fails` asks what opens if that camera fails;
 * `show` is what the map shows while a plan is open: what is built, the plan, or the plan with what it is compared with beside it, which is the plan `beside`, or
 * what is built where none is named;
 * `night` shows what of the site in hand is seen at night, with lamps that light `lamp` metres around;
 * `candidates` adds sites that wait for a person to accept them.
 */
const workspaceSearch = z.object({
  at: view.optional().catch(undefined),
  turn: turn.optional().catch(undefined),
  layers: commaList(z.enum(MAP_TOPICS))
    .default([...FIRST_TOPICS])
    .catch([...FIRST_TOPICS]),
  level: z
    .string()
    .regex(/^[a-z0-9-]{1,40}$/)
    .default(REQUIRED_LEVEL)
    .catch(REQUIRED_LEVEL),
  q: z.string().max(100).default("").catch(""),
  kind: commaList(z.enum(SITE_KINDS)).default([]).catch([]),
  state: commaList(z.enum(SITE_STATES)).default([]).catch([]),
  candidates: z.stringbool().default(false).catch(false),
  sort: z.enum(SITE_SORTS).default("gapArea").catch("gapArea"),
  order: z.enum(["asc", "desc"]).default("desc").catch("desc"),
  page: z.coerce.number().int().min(1).max(10_000).default(1).catch(1),
  site: z.uuid().optional().catch(undefined),
  gap: z.coerce.number().int().positive().optional().catch(undefined),
  camera: z.uuid().optional().catch(undefined),
  guarded: z.uuid().optional().catch(undefined),
  point: place.optional().catch(undefined),
  profile: z.uuid().optional().catch(undefined),
  eye: z.uuid().optional().catch(undefined),
  fails: z.stringbool().default(false).catch(false),
  show: z.enum(PLAN_VIEWS).default("built").catch("built"),
  beside: z.uuid().optional().catch(undefined),
  night: z.stringbool().default(false).catch(false),
  lamp: z.coerce.number().min(LAMP_REACH.min).max(LAMP_REACH.max).default(LAMP_REACH_M).catch(LAMP_REACH_M),
});

export type WorkspaceSearch = z.infer<typeof workspaceSearch>;
export type WorkspaceView = NonNullable<WorkspaceSearch["at"]>;
export type WorkspaceTurn = NonNullable<WorkspaceSearch["turn"]>;

/** Reads the shareable state out of a link; repeated parameters count once, the first. */
export function readWorkspaceSearch(params: Iterable<readonly [string, string]>): WorkspaceSearch {
  const raw: Record<string, string> = {};
  for (const [name, value] of params) raw[name] ??= value;
  return workspaceSearch.parse(raw);
}

/** Rounds a view to what a screen can show, so that links stay short and the same view gives the same link. */
export function roundView(view: WorkspaceView): WorkspaceView {
  return { zoom: round(view.zoom, 2), lat: round(view.lat, 5), lon: round(view.lon, 5) };
}

/** Writes the shareable state as a query string without the question mark; whatever is as by default is left out. */
export function printWorkspaceSearch(search: WorkspaceSearch): string {
  const { at, turn: turned, point, ...rest } = search;
  const parts: [string, string][] = [];
  if (at) parts.push(["at", `${at.zoom}/${at.lat}/${at.lon}`]);
  if (turned && (turned.bearing !== 0 || turned.pitch !== 0)) parts.push(["turn", `${turned.bearing}/${turned.pitch}`]);
  if (point) parts.push(["point", [point.lon, point.lat, point.layer].filter((part) => part !== undefined).join("/")]);
  const defaults = workspaceSearch.parse({}) as Record<string, unknown>;
  for (const [name, value] of Object.entries(rest)) {
    const text = Array.isArray(value) ? value.join(",") : value === undefined ? undefined : String(value);
    const usual = defaults[name];
    if (text === undefined || text === (Array.isArray(usual) ? usual.join(",") : String(usual))) continue;
    parts.push([name, text]);
  }
  // Slashes and commas are allowed in a query and read better than %2F and %2C.
  return parts
    .map(([name, text]) => `${name}=${encodeURIComponent(text).replace(/%2F|%2C/g, decodeURIComponent)}`)
    .join("&");
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
