import "server-only";
import { isPlaceOfCity } from "@/db/queries/place-of-city";
import { findChangeTo } from "@/db/queries/record-history";
import { type EditableSite, findEditableSite } from "@/db/queries/site-edits";
import { findSiteGround, replaceSiteGroundIfUnchanged, type SiteGround } from "@/db/queries/site-grounds";
import type { Context } from "@/lib/access/server/context";
import type { SiteRedrawing } from "@/lib/api/site-create";
import type { SiteFieldsDto } from "@/lib/api/site-edit";
import { recordAudit } from "@/lib/audit/server/record-audit";
import { cityFrame } from "@/lib/crs/city-frame";
import { multiPolygonText, toLocalPolygons } from "@/lib/crs/local-geojson";
import { area } from "@/lib/geometry/polygon-boolean";
import { err, ok, type Result } from "@/lib/kernel/result";
import { type DrawnGroundError, drawnGround, type GroundRepairs, NO_REPAIRS } from "../drawn-ground";
import { type ZoneGround, zonesOnGround } from "../zones-on-ground";
import { noteSiteChange, type StaleSite, siteFields, staleSite } from "./stored-site";

/** `outside`: the ground is none of the site's city; `not-redrawn`: the last change was not one of the ground, so that there is none to go back to. */
export type SiteRedrawError =
  | { readonly code: "no-such-site" }
  | { readonly code: "outside" }
  | { readonly code: "not-redrawn" }
  | DrawnGroundError
  | StaleSite;

type Redrawn = SiteFieldsDto & { readonly repairs: GroundRepairs };

/**
 * Gives a site in force another ground, of the version `expected` alone; from then on imports leave it. Its zones keep what of them still is ground, and its
 * centre-line stays. Or gives it back, to every digit and with its zones, the ground that it had before the version `expected`, if that version changed it.
 */
export async function redrawSite(
  context: Context<"sites.edit">,
  { id, reason, ...wanted }: SiteRedrawing,
  expected: number,
): Promise<Result<Redrawn, SiteRedrawError>> {
  const site = await findEditableSite(context.db, id);
  const was = site && (await findSiteGround(context.db, id));
  if (!site || !was || !context.reaches(site.jurisdiction)) return err({ code: "no-such-site" });
  const next = "polygons" in wanted ? drawn(site, was, wanted.polygons) : await before(context, site, expected);
  if (!next.ok) return next;
  const asked = { areaM2: next.value.ground.areaM2 };
  if (site.version !== expected) return err(await staleSite(context, site, asked, expected));
  const { ground, repairs } = next.value;
  if (!(await isPlaceOfCity(context.db, site.jurisdiction_id, ground.ground))) return err({ code: "outside" });
  const version = await replaceSiteGroundIfUnchanged(context.db, site, ground, expected);
  if (version === null) {
    const current = await findEditableSite(context.db, id);
    return err(current ? await staleSite(context, current, asked, expected) : { code: "no-such-site" });
  }
  await noteSiteChange(context, site, true);
  await recordAudit(context, {
    action: "sites.edit",
    object: `site:${id}`,
    jurisdiction: site.jurisdiction,
    before: { version: expected, ...was },
    after: { version, ...ground },
    ...(reason === undefined ? {} : { reason }),
  });
  return ok({ ...siteFields({ ...site, version, area_m2: ground.areaM2 }), repairs });
}

type Next = { readonly ground: SiteGround; readonly repairs: GroundRepairs };

/** The ground that somebody drew, and the site's zones on it. */
function drawn(
  site: EditableSite,
  was: SiteGround,
  polygons: Extract<SiteRedrawing, { polygons: unknown }>["polygons"],
): Result<Next, SiteRedrawError> {
  const frame = cityFrame(site.central_meridian);
  const made = drawnGround({ type: "polygons", polygons }, frame);
  if (!made.ok) return made;
  const local = (text: string) => toLocalPolygons(JSON.parse(text), frame);
  const stored = was.zones.map(
    ({ ref, role, ground }): ZoneGround => ({ ref, role: role as ZoneGround["role"], ground: local(ground) }),
  );
  const zones = zonesOnGround(site.kind as SiteFieldsDto["kind"], stored, made.value.ground);
  return ok({
    repairs: made.value.repairs,
    ground: {
      ground: multiPolygonText(made.value.ground, frame),
      areaM2: rounded(made.value.areaM2),
      zones: zones.map(({ ref, role, ground }) => ({
        ...{ ref, role, ground: multiPolygonText(ground, frame), areaM2: rounded(area(ground)) },
      })),
    },
  });
}

/** The ground that a site had before a version of it. */
async function before(
  context: Context,
  { id }: EditableSite,
  version: number,
): Promise<Result<Next, { readonly code: "not-redrawn" }>> {
  const change = await findChangeTo(context.db, { object: `site:${id}`, action: "sites.edit" }, version);
  const ground = change as Partial<SiteGround> | null;
  if (!ground?.ground || !ground.zones || ground.areaM2 === undefined) return err({ code: "not-redrawn" });
  return ok({
    ground: { ground: ground.ground, areaM2: ground.areaM2, zones: ground.zones },
    repairs: NO_REPAIRS,
  });
}

function rounded(squareMetres: number): number {
  return Math.round(squareMetres * 10) / 10;
}
