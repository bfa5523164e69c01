import "server-only";
import { findChangeTo } from "@/db/queries/record-history";
import { type EditableSite, findEditableSite } from "@/db/queries/site-edits";
import { findSiteGround, replaceSiteGroundIfUnchanged, type SiteGround } from "@/db/queries/site-grounds";
import type { Context } from "@/lib/access/server/context";
import type { SiteRedrawing, SiteRedrawnDto } from "@/lib/api/site-create";
import type { SiteFieldsDto } from "@/lib/api/site-edit";
import { allOrNothing } from "@/lib/editing/server/all-or-nothing";
import { err, ok, type Result } from "@/lib/kernel/result";
import { NO_REPAIRS } from "../drawn-ground";
import { removeSite } from "./remove-site";
import { restoreSite } from "./restore-site";
import { noteGroundChange, type StaleSite, siteFields, staleSite } from "./stored-site";

/** `not-redrawn`: the version named changed no ground, or the ground has changed since; `others-changed`: a site that came or went with it has. */
export type GroundReturnError =
  | { readonly code: "no-such-site" }
  | { readonly code: "not-redrawn" }
  | { readonly code: "others-changed" }
  | StaleSite;

type Return = Extract<SiteRedrawing, { back: unknown }>;

/**
 * Gives a site the ground, zones and centre-line back that it had before one of its versions, or after it, to every digit, of the version `expected` alone; and takes
 * away, or brings back, the sites that came and went with that version: all of it, or nothing.
 */
export async function returnGround(
  context: Context<"sites.edit">,
  wanted: Return,
  expected: number,
): Promise<Result<SiteRedrawnDto, GroundReturnError>> {
  return allOrNothing(context, (within) => returned(within, wanted, expected));
}

async function returned(
  context: Context<"sites.edit">,
  { id, back, reason }: Return,
  expected: number,
): Promise<Result<SiteRedrawnDto, GroundReturnError>> {
  const site = await findEditableSite(context.db, id);
  const was = site && (await findSiteGround(context.db, id));
  if (!site || !was || !context.reaches(site.jurisdiction)) return err({ code: "no-such-site" });
  if (site.version !== expected) return err(await staleSite(context, site, {}, expected));
  const ground = await toldGround(context, site, was, back);
  if (!ground) return err({ code: "not-redrawn" });
  const version = await replaceSiteGroundIfUnchanged(context.db, site, ground, expected);
  if (version === null) return err({ code: "no-such-site" });
  const others: SiteFieldsDto[] = [];
  const why = reason === undefined ? {} : { reason };
  for (const gone of back.remove) {
    const removed = await removeSite(context, { id: gone.id, ...why }, gone.version);
    if (!removed.ok) return err({ code: "others-changed" });
    others.push(removed.value);
  }
  for (const lost of back.restore) {
    const restored = await restoreSite(context, { ...lost, ...why });
    if (!restored.ok) return err({ code: "others-changed" });
    others.push(restored.value);
  }
  await noteGroundChange(context, site, {
    before: { version: expected, ...was },
    after: { version, ...ground },
    reason,
  });
  return ok({ ...siteFields({ ...site, version, area_m2: ground.areaM2 }), repairs: NO_REPAIRS, others });
}

/** The ground on the other side of a change, while the site holds the one on this side; null where the audit knows no such change, or it does not. */
async function toldGround(
  context: Context,
  { id }: EditableSite,
  was: SiteGround,
  { to, of }: Return["back"],
): Promise<SiteGround | null> {
  const change = await findChangeTo(context.db, { object: `site:${id}`, action: "sites.edit" }, of);
  if (!change) return null;
  const [held, wanted] = to === "before" ? [change.after, change.before] : [change.before, change.after];
  if (!isGround(held) || !isGround(wanted) || !isSamePlace(held.ground, was.ground)) return null;
  const { ground, areaM2, zones, centreline = was.centreline, lengthM = was.lengthM } = wanted;
  return { ground, areaM2, zones, centreline, lengthM };
}

/** Older entries tell nothing of the centre-line, which drawing leaves alone. */
type ToldGround = Omit<SiteGround, "centreline" | "lengthM"> & Partial<SiteGround>;

function isGround(told: Readonly<Record<string, unknown>> | null): told is ToldGround & Record<string, unknown> {
  return typeof told?.ground === "string" && Array.isArray(told.zones) && typeof told.areaM2 === "number";
}

/** Whether two GeoJSON texts are of the same coordinates, however they are written. */
function isSamePlace(a: string, b: string): boolean {
  const coordinates = (text: string) => JSON.stringify((JSON.parse(text) as { coordinates: unknown }).coordinates);
  return coordinates(a) === coordinates(b);
}
