import "server-only";
import { lockRequirementAt, type RequirementRow } from "@/db/queries/requirements";
import { findSiteId } from "@/db/queries/sites";
import type { Context } from "@/lib/access/server/context";
import { currentCity } from "@/lib/city/server/current-city";
import { err, ok, type Result } from "@/lib/kernel/result";
import type { PartRole } from "@/lib/sites/derived-site";
import type { SiteKind } from "@/lib/sites/site-kind";
import type { CoverageLevel } from "../requirement-profile";
import { addRequirement } from "./add-requirement";
import { editRequirement } from "./edit-requirement";
import { removeRequirement } from "./remove-requirement";

/** Where people ask for a level on a command line: in every site of a kind, or in one site by its id or number. */
export type RequirementPlaceWords = {
  readonly place: { readonly kind: SiteKind } | { readonly site: string };
  readonly role: PartRole;
};

/** Asks for a level of a role. `reason` is for who reads it later. */
export type RequirementChange = RequirementPlaceWords & { readonly level: CoverageLevel; readonly reason: string };

type PlaceError = { readonly code: "no-city" } | { readonly code: "no-such-site" };

/** Sets one requirement of the city on screen whatever was asked for there before; the job worker then computes its coverage anew. */
export async function changeRequirement(
  context: Context<"requirements.edit">,
  change: RequirementChange,
): Promise<Result<RequirementChange, PlaceError | { code: "no-reason" }>> {
  const { role, level } = change;
  const reason = change.reason.trim();
  if (reason === "") return err({ code: "no-reason" });
  const found = await whatIsAsked(context, change);
  if (!found.ok) return found;
  const { there, siteId } = found.value;
  const place = siteId === null ? change.place : { site: siteId };
  if (there) {
    const edited = await editRequirement(context, { id: there.id, level, reason }, there.version);
    // It is held since it was read, so it is neither gone nor another version.
    if (!edited.ok) throw new Error(`a requirement changed while it was held: ${edited.error.code}`);
    return ok({ place, role, level, reason });
  }
  const where = "kind" in change.place ? { kind: change.place.kind } : { site: siteId ?? undefined };
  const added = await addRequirement(context, { ...where, role, level, reason });
  if (added.ok) return ok({ place, role, level, reason });
  // Somebody asked for something there in the meantime, and is done: now it is theirs that is changed.
  return added.error.code === "exists" ? changeRequirement(context, change) : err({ code: added.error.code });
}

/** Takes back what is asked for in one place, so that the city's level or our default holds again. */
export async function unsetRequirement(
  context: Context<"requirements.edit">,
  change: RequirementPlaceWords & { readonly reason?: string },
): Promise<Result<RequirementPlaceWords, PlaceError | { code: "not-asked" }>> {
  const found = await whatIsAsked(context, change);
  if (!found.ok) return found;
  const { there, siteId } = found.value;
  if (!there) return err({ code: "not-asked" });
  const reason = change.reason?.trim();
  const removed = await removeRequirement(context, { id: there.id, ...(reason ? { reason } : {}) }, there.version);
  if (!removed.ok) throw new Error(`a requirement changed while it was held: ${removed.error.code}`);
  return ok({ place: siteId === null ? change.place : { site: siteId }, role: change.role });
}

async function whatIsAsked(
  context: Context,
  { place, role }: RequirementPlaceWords,
): Promise<Result<{ there: RequirementRow | null; siteId: string | null }, PlaceError>> {
  const city = await currentCity(context);
  if (!city.ok) return city;
  const jurisdictionId = city.value.id;
  const siteId = "site" in place ? await findSiteId(context.db, jurisdictionId, place.site) : null;
  if ("site" in place && siteId === null) return err({ code: "no-such-site" });
  const kind = "kind" in place ? place.kind : null;
  return ok({ there: await lockRequirementAt(context.db, { jurisdictionId, siteId, kind, role }), siteId });
}
