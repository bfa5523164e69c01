import "server-only";
import { findCurrentCity, type JurisdictionRow } from "@/db/queries/jurisdictions";
import type { Context } from "@/lib/access/server/context";
import { err, ok, type Result } from "@/lib/kernel/result";

/** The city on screen, or `no-city` before the first import. */
export async function currentCity(context: Context): Promise<Result<JurisdictionRow, { code: "no-city" }>> {
  const city = await findCurrentCity(context.db);
  return city ? ok(city) : err({ code: "no-city" });
}
