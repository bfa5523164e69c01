import "server-only";
import type { Db } from "@/db/client";
import { findEditableSite } from "@/db/queries/site-edits";
import { findSiteGround, joinCentrelines, replaceSiteGroundIfUnchanged } from "@/db/queries/site-grounds";
import type { Context } from "@/lib/access/server/context";
import type { SiteMergedDto, SiteMerger } from "@/lib/api/site-create";
import { recordAudit } from "@/lib/audit/server/record-audit";
import { mergeGrounds } from "@/lib/geometry/merge-grounds";
import { area } from "@/lib/geometry/polygon-boolean";
import { err, ok, type Result } from "@/lib/kernel/result";
import { mergedZones } from "../merged-zones";
import { MOST_APART_M, SITE_AREA_M2 } from "../site-bounds";
import { removeSite } from "./remove-site";
import { frameOf, groundToStore, localGround, localZones } from "./stored-ground";
import { noteSiteChange, type StaleSite, siteFields, staleSite } from "./stored-site";

/** `layer`: they lie on different layers; `apart`: too far from each other; `other-changed`: the other is no longer at the version named. */
export type SiteMergerError =
  | { readonly code: "no-such-site" | "layer" | "other-changed" }
  | { readonly code: "apart"; readonly apartM: number }
  | { readonly code: "too-large"; readonly areaM2: number }
  | StaleSite;

/** Ends the savepoint with nothing done. */
class Refused extends Error {
  override readonly name = "Refused";
  readonly error: SiteMergerError;

  constructor(error: SiteMergerError) {
    super(`a merger was refused: ${error.code}`);
    this.error = error;
  }
}

/**
 * Gives a site in force, of the version `expected` alone, the ground of another as well, which is taken away as `removeSite` does: all of it, or nothing. The site keeps
 * its name, kind and levels; what is narrow between the two grounds is closed. From then on imports leave both.
 */
export async function mergeSites(
  context: Context<"sites.edit">,
  wanted: SiteMerger,
  expected: number,
): Promise<Result<SiteMergedDto, SiteMergerError>> {
  try {
    return await context.db.transaction(async (savepoint) =>
      ok(await merged({ ...context, db: savepoint as Db }, wanted, expected)),
    );
  } catch (fault) {
    if (fault instanceof Refused) return err(fault.error);
    throw fault;
  }
}

async function merged(
  context: Context<"sites.edit">,
  { id, other: asked, reason }: SiteMerger,
  expected: number,
): Promise<SiteMergedDto> {
  const [site, other] = [await findEditableSite(context.db, id), await findEditableSite(context.db, asked.id)];
  const [was, its] = [await findSiteGround(context.db, id), await findSiteGround(context.db, asked.id)];
  if (!site || !was || !context.reaches(site.jurisdiction)) throw new Refused({ code: "no-such-site" });
  if (!other || !its || other.jurisdiction_id !== site.jurisdiction_id || id === asked.id)
    throw new Refused({ code: "no-such-site" });
  if (site.version !== expected) throw new Refused(await staleSite(context, site, {}, expected));
  if (other.version !== asked.version) throw new Refused({ code: "other-changed" });
  if (other.layer !== site.layer || other.z_m !== site.z_m) throw new Refused({ code: "layer" });

  const frame = frameOf(site);
  const [own, added] = [localGround(was.ground, frame), localGround(its.ground, frame)];
  const one = mergeGrounds(own, added, MOST_APART_M);
  if (!one.ground) throw new Refused({ code: "apart", apartM: one.apartM });
  const areaM2 = area(one.ground);
  if (areaM2 > SITE_AREA_M2.most) throw new Refused({ code: "too-large", areaM2 });
  const zones = mergedZones(localZones(was, frame), own, localZones(its, frame));
  const centreline = await joinCentrelines(context.db, id, other.id);
  const ground = groundToStore(site, { ground: one.ground, zones, frame }, centreline);
  const version = await replaceSiteGroundIfUnchanged(context.db, site, ground, expected);
  if (version === null) throw new Refused({ code: "no-such-site" });
  const why = reason === undefined ? {} : { reason };
  const removed = await removeSite(context, { id: other.id, ...why }, other.version);
  if (!removed.ok) throw new Refused({ code: "other-changed" });
  await noteSiteChange(context, site, true);
  await recordAudit(context, {
    action: "sites.edit",
    object: `site:${id}`,
    jurisdiction: site.jurisdiction,
    before: { version: expected, ...was },
    after: { version, ...ground, merged: other.id },
    ...why,
  });
  return { ...siteFields({ ...site, version, area_m2: ground.areaM2 }), other: removed.value, closedM2: one.closedM2 };
}
