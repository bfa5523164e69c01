import "server-only";
import { isPlaceOfCity } from "@/db/queries/place-of-city";
import { findEditableSite } from "@/db/queries/site-edits";
import { findSiteGround, replaceSiteGroundIfUnchanged } from "@/db/queries/site-grounds";
import type { Context } from "@/lib/access/server/context";
import type { SiteRedrawing, SiteRedrawnDto } from "@/lib/api/site-create";
import { err, ok, type Result } from "@/lib/kernel/result";
import { type DrawnGroundError, drawnGround } from "../drawn-ground";
import { type GroundReturnError, returnGround } from "./return-ground";
import { frameOf, groundToStore, localZones } from "./stored-ground";
import { noteGroundChange, siteFields, staleSite } from "./stored-site";

/** `outside`: the ground is none of the site's city. */
export type SiteRedrawError = { readonly code: "outside" } | DrawnGroundError | GroundReturnError;

/**
 * Gives a site in force another ground, of the version `expected` alone; from then on imports leave it. Its zones keep what of them still is ground, and its
 * centre-line stays. Or gives it back a ground that it had: see `returnGround`.
 */
export async function redrawSite(
  context: Context<"sites.edit">,
  wanted: SiteRedrawing,
  expected: number,
): Promise<Result<SiteRedrawnDto, SiteRedrawError>> {
  if ("back" in wanted) return returnGround(context, wanted, expected);
  const { id, polygons, reason } = wanted;
  const site = await findEditableSite(context.db, id);
  const was = site && (await findSiteGround(context.db, id));
  if (!site || !was || !context.reaches(site.jurisdiction)) return err({ code: "no-such-site" });
  const frame = frameOf(site);
  const drawn = drawnGround({ type: "polygons", polygons }, frame);
  if (!drawn.ok) return drawn;
  const { repairs } = drawn.value;
  const ground = groundToStore(site, { ground: drawn.value.ground, zones: localZones(was, frame), frame }, was);
  const asked = { areaM2: ground.areaM2 };
  if (site.version !== expected) return err(await staleSite(context, site, asked, expected));
  if (!(await isPlaceOfCity(context.db, site.jurisdiction_id, ground.ground))) return err({ code: "outside" });
  const version = await replaceSiteGroundIfUnchanged(context.db, site, ground, expected);
  if (version === null) {
    const current = await findEditableSite(context.db, id);
    return err(current ? await staleSite(context, current, asked, expected) : { code: "no-such-site" });
  }
  await noteGroundChange(context, site, {
    before: { version: expected, ...was },
    after: { version, ...ground },
    reason,
  });
  return ok({ ...siteFields({ ...site, version, area_m2: ground.areaM2 }), repairs, others: [] });
}
