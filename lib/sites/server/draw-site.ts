import "server-only";
import { insertDrawnSite } from "@/db/queries/drawn-sites";
import { isPlaceOfCity } from "@/db/queries/place-of-city";
import { findEditableSite } from "@/db/queries/site-edits";
import type { Context } from "@/lib/access/server/context";
import type { SiteCreate, SiteDrawnDto } from "@/lib/api/site-create";
import { recordAudit } from "@/lib/audit/server/record-audit";
import { currentCity } from "@/lib/city/server/current-city";
import { cityFrame } from "@/lib/crs/city-frame";
import { legLengths } from "@/lib/crs/ground-measure";
import { multiLineText, multiPolygonText } from "@/lib/crs/local-geojson";
import { err, ok, type Result } from "@/lib/kernel/result";
import { type DrawnGroundError, drawnGround } from "../drawn-ground";
import { drawnZone } from "../drawn-zone";
import { groundElevation } from "../ground-elevation";
import { noteSiteChange, siteFields } from "./stored-site";

/** `outside`: it is none of the city on screen. */
export type SiteDrawError = { readonly code: "no-city" } | { readonly code: "outside" } | DrawnGroundError;

/**
 * Adds a site that a person drew to the city on screen; no candidate, since a person vouches for it. Its ground is put right where it crosses itself, and what
 * was put right is told. Coverage is computed for it.
 */
export async function drawSite(
  context: Context<"sites.edit">,
  { kind, name = null, nameEn = null, layer, outline, reason }: SiteCreate,
): Promise<Result<SiteDrawnDto, SiteDrawError>> {
  const city = await currentCity(context);
  if (!city.ok) return city;
  const { id: cityId, code, central_meridian } = city.value;
  if (central_meridian === null) return err({ code: "no-city" });
  const frame = cityFrame(central_meridian);
  const drawn = drawnGround(outline, frame);
  if (!drawn.ok) return drawn;
  const { centreline, repairs } = drawn.value;
  const ground = multiPolygonText(drawn.value.ground, frame);
  if (!(await isPlaceOfCity(context.db, cityId, ground))) return err({ code: "outside" });

  const areaM2 = Math.round(drawn.value.areaM2 * 10) / 10;
  const role = drawnZone(kind);
  const length = outline.type === "centreline" ? legLengths(outline.line).reduce((sum, leg) => sum + leg, 0) : null;
  const id = await insertDrawnSite(context.db, cityId, {
    ...{ kind, name, name_en: nameEn, candidate: false, layer, z_m: groundElevation(layer), ground, area_m2: areaM2 },
    zones: [{ ref: role, role, ground, areaM2 }],
    centreline: centreline && multiLineText([centreline], frame),
    length_m: length && Math.round(length * 100) / 100,
  });
  const site = await findEditableSite(context.db, id);
  if (!site) throw new Error("a site vanished while it was drawn");
  await noteSiteChange(context, site, true);
  const { id: _, ...fields } = siteFields(site);
  await recordAudit(context, {
    action: "sites.edit",
    object: `site:${id}`,
    jurisdiction: code,
    after: { ...fields, layer },
    ...(reason === undefined ? {} : { reason }),
  });
  return ok({ ...siteFields(site), repairs });
}
