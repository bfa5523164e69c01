import "server-only";
import { insertGuardedGround } from "@/db/queries/guarded-grounds";
import { noteEdit } from "@/db/queries/jurisdictions";
import { isPlaceOfCity } from "@/db/queries/place-of-city";
import type { Context } from "@/lib/access/server/context";
import type { GuardedCreate, GuardedFieldsDto } from "@/lib/api/guarded";
import { recordAudit } from "@/lib/audit/server/record-audit";
import { currentCity } from "@/lib/city/server/current-city";
import { cityFrame } from "@/lib/crs/city-frame";
import { multiPolygonText } from "@/lib/crs/local-geojson";
import { shanghaiDay } from "@/lib/i18n/shanghai-time";
import { err, ok, type Result } from "@/lib/kernel/result";
import { authorOf } from "@/lib/plans/server/stored-plan";
import { type DrawnGroundError, drawnGround } from "@/lib/sites/drawn-ground";
import { guardedFault } from "../guarded-ground";
import { guardedFields, guardedObject, reachedGround } from "./stored-guarded";

/** `consent`: what is said of unit and consent cannot be; `outside`: it is none of the city on screen. */
export type GuardedDrawError =
  | { readonly code: "no-city" }
  | { readonly code: "outside" }
  | { readonly code: "consent" }
  | DrawnGroundError;

/** Adds a guarded ground that a person drew to the city on screen. Coverage stays as it is: which cameras reach the ground is read from their footprints. */
export async function drawGuarded(
  context: Context<"sites.edit">,
  { kind, name, unit, consentDocument, consentOn, outline, reason }: GuardedCreate,
): Promise<Result<GuardedFieldsDto, GuardedDrawError>> {
  const city = await currentCity(context);
  if (!city.ok) return city;
  const { id: cityId, code, central_meridian } = city.value;
  if (central_meridian === null) return err({ code: "no-city" });
  if (guardedFault({ kind, unit, consentDocument, consentOn }, shanghaiDay(Date.now())))
    return err({ code: "consent" });
  const frame = cityFrame(central_meridian);
  const drawn = drawnGround(outline, frame);
  if (!drawn.ok) return drawn;
  const ground = multiPolygonText(drawn.value.ground, frame);
  if (!(await isPlaceOfCity(context.db, cityId, ground))) return err({ code: "outside" });
  const id = await insertGuardedGround(context.db, cityId, {
    ...{ kind, name, unit, consent_document: consentDocument, consent_on: consentOn, ground },
    area_m2: Math.round(drawn.value.areaM2 * 10) / 10,
    ...(await authorOf(context)),
  });
  const row = await reachedGround(context, id);
  if (!row) throw new Error("a guarded ground vanished while it was drawn");
  await noteEdit(context.db, cityId, { coverageChanges: false });
  const { id: _, ...fields } = guardedFields(row);
  await recordAudit(context, {
    action: "sites.edit",
    object: guardedObject(id),
    jurisdiction: code,
    after: { ...fields, kind, areaM2: row.area_m2 },
    ...(reason === undefined ? {} : { reason }),
  });
  return ok(guardedFields(row));
}
