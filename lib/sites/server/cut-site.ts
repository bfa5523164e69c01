import "server-only";
import { insertDrawnSite } from "@/db/queries/drawn-sites";
import { copySiteRequirements } from "@/db/queries/requirements";
import { type EditableSite, findEditableSite } from "@/db/queries/site-edits";
import {
  clipCentreline,
  findSiteGround,
  replaceSiteGroundIfUnchanged,
  type SiteGround,
} from "@/db/queries/site-grounds";
import type { Context } from "@/lib/access/server/context";
import type { SiteCut, SiteCutDto } from "@/lib/api/site-create";
import type { SiteFieldsDto } from "@/lib/api/site-edit";
import { recordAudit } from "@/lib/audit/server/record-audit";
import { multiPolygonText } from "@/lib/crs/local-geojson";
import { err, ok, type Result } from "@/lib/kernel/result";
import { cutGround, type GroundCutError } from "../cut-ground";
import { frameOf, groundToStore, localGround, localZones } from "./stored-ground";
import { noteGroundChange, type StaleSite, siteFields, staleSite } from "./stored-site";

export type SiteCutError = { readonly code: "no-such-site" } | GroundCutError | StaleSite;

/**
 * Parts a site in force along a line, of the version `expected` alone. The site keeps the largest part, and all that is known of it; each other part becomes a site
 * of the same kind and layer, for which the same levels are asked. Zones and the centre-line are parted with the ground. From then on imports leave the site.
 */
export async function cutSite(
  context: Context<"sites.edit">,
  { id, line, names, reason }: SiteCut,
  expected: number,
): Promise<Result<SiteCutDto, SiteCutError>> {
  const site = await findEditableSite(context.db, id);
  const was = site && (await findSiteGround(context.db, id));
  if (!site || !was || !context.reaches(site.jurisdiction)) return err({ code: "no-such-site" });
  if (site.version !== expected) return err(await staleSite(context, site, {}, expected));
  const frame = frameOf(site);
  const corners = line.map((at) => frame.toLocal(at));
  const cut = cutGround(localGround(was.ground, frame), corners);
  if (!cut.ok) return cut;

  const zones = localZones(was, frame);
  const grounds: SiteGround[] = [];
  for (const ground of cut.value) {
    const centreline = await clipCentreline(context.db, id, multiPolygonText(ground, frame));
    grounds.push(groundToStore(site, { ground, zones, frame }, centreline));
  }
  const [own, ...others] = grounds;
  if (!own) throw new Error("a cut left nothing of a site");
  const version = await replaceSiteGroundIfUnchanged(context.db, site, own, expected);
  if (version === null) {
    const current = await findEditableSite(context.db, id);
    return err(current ? await staleSite(context, current, {}, expected) : { code: "no-such-site" });
  }
  const why = reason === undefined ? {} : { reason };
  const parts: SiteFieldsDto[] = [];
  for (const [i, ground] of others.entries())
    parts.push(await addPart(context, site, { name: names[i] ?? null, ground }, why));
  await noteGroundChange(context, site, {
    before: { version: expected, ...was },
    after: { version, ...own, parts: parts.map((part) => part.id) },
    reason,
  });
  return ok({ ...siteFields({ ...site, version, area_m2: own.areaM2 }), parts });
}

/** Makes a site of a part of another, with the levels that are asked for there. */
async function addPart(
  context: Context<"sites.edit">,
  site: EditableSite,
  { name, ground }: { readonly name: string | null; readonly ground: SiteGround },
  why: { readonly reason?: string },
): Promise<SiteFieldsDto> {
  const { kind, candidate, layer, z_m } = site;
  const id = await insertDrawnSite(context.db, site.jurisdiction_id, {
    ...{ kind, name, name_en: null, candidate, layer, z_m, ground: ground.ground, zones: ground.zones },
    ...{ area_m2: ground.areaM2, centreline: ground.centreline, length_m: ground.lengthM },
  });
  const requirements = await copySiteRequirements(context.db, site.id, id);
  const part = await findEditableSite(context.db, id);
  if (!part) throw new Error("a site vanished while it was made of a part");
  const { id: _, ...fields } = siteFields(part);
  await recordAudit(context, {
    action: "sites.edit",
    object: `site:${id}`,
    jurisdiction: site.jurisdiction,
    after: { ...fields, layer, partOf: site.id, requirements },
    ...why,
  });
  return siteFields(part);
}
