import "server-only";
import { findEditableSite } from "@/db/queries/site-edits";
import { findSiteGround, joinCentrelines, replaceSiteGroundIfUnchanged } from "@/db/queries/site-grounds";
import type { Context } from "@/lib/access/server/context";
import type { SiteMergedDto, SiteMerger } from "@/lib/api/site-create";
import { allOrNothing } from "@/lib/editing/server/all-or-nothing";
import { mergeGrounds } from "@/lib/geometry/merge-grounds";
import { area } from "@/lib/geometry/polygon-boolean";
import { err, ok, type Result } from "@/lib/kernel/result";
import { mergedZones } from "../merged-zones";
import { MOST_APART_M, SITE_AREA_M2 } from "../site-bounds";
import { removeSite } from "./remove-site";
import { frameOf, groundToStore, localGround, localZones } from "./stored-ground";
import { noteGroundChange, type StaleSite, siteFields, staleSite } from "./stored-site";

/** `layer`: they lie on different layers; `apart`: too far from each other; `other-changed`: the other is no longer at the version named. */
export type SiteMergerError =
  | { readonly code: "no-such-site" | "layer" | "other-changed" }
  | { readonly code: "apart"; readonly apartM: number }
  | { readonly code: "too-large"; readonly areaM2: number }
  | StaleSite;

/**
 * Gives a site in force, of the version `expected` alone, the ground of another as well, which is taken away as `removeSite` does: all of it, or nothing. The site keeps
 * its name, kind and levels; what is narrow between the two grounds is closed. From then on imports leave both.
 */
export async function mergeSites(
  context: Context<"sites.edit">,
  wanted: SiteMerger,
  expected: number,
): Promise<Result<SiteMergedDto, SiteMergerError>> {
  return allOrNothing(context, (within) => merged(within, wanted, expected));
}

async function merged(
  context: Context<"sites.edit">,
  { id, other: asked, reason }: SiteMerger,
  expected: number,
): Promise<Result<SiteMergedDto, SiteMergerError>> {
  const [site, other] = [await findEditableSite(context.db, id), await findEditableSite(context.db, asked.id)];
  const [was, its] = [await findSiteGround(context.db, id), await findSiteGround(context.db, asked.id)];
  if (!site || !was || !context.reaches(site.jurisdiction)) return err({ code: "no-such-site" });
  if (!other || !its || other.jurisdiction_id !== site.jurisdiction_id || id === asked.id)
    return err({ code: "no-such-site" });
  if (site.version !== expected) return err(await staleSite(context, site, {}, expected));
  if (other.version !== asked.version) return err({ code: "other-changed" });
  if (other.layer !== site.layer || other.z_m !== site.z_m) return err({ code: "layer" });

  const frame = frameOf(site);
  const [own, added] = [localGround(was.ground, frame), localGround(its.ground, frame)];
  const one = mergeGrounds(own, added, MOST_APART_M);
  if (!one.ground) return err({ code: "apart", apartM: one.apartM });
  const areaM2 = area(one.ground);
  if (areaM2 > SITE_AREA_M2.most) return err({ code: "too-large", areaM2 });
  const zones = mergedZones(localZones(was, frame), own, localZones(its, frame));
  const centreline = await joinCentrelines(context.db, id, other.id);
  const ground = groundToStore(site, { ground: one.ground, zones, frame }, centreline);
  const version = await replaceSiteGroundIfUnchanged(context.db, site, ground, expected);
  if (version === null) return err({ code: "no-such-site" });
  const why = reason === undefined ? {} : { reason };
  const removed = await removeSite(context, { id: other.id, ...why }, other.version);
  if (!removed.ok) return err({ code: "other-changed" });
  await noteGroundChange(context, site, {
    before: { version: expected, ...was },
    after: { version, ...ground, merged: other.id },
    reason,
  });
  const fields = siteFields({ ...site, version, area_m2: ground.areaM2 });
  return ok({ ...fields, other: removed.value, closedM2: one.closedM2 });
}
