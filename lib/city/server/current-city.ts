import "server-only";
import { type JurisdictionRow, listCities } from "@/db/queries/jurisdictions";
import type { Context } from "@/lib/access/server/context";
import { err, ok, type Result } from "@/lib/kernel/result";

/** The city on screen: of those that the asker reaches, the one that was imported last. `no-city` where there is none. */
export async function currentCity(context: Context): Promise<Result<JurisdictionRow, { code: "no-city" }>> {
  const city = (await listCities(context.db)).find(({ code }) => context.reaches(code));
  return city ? ok(city) : err({ code: "no-city" });
}
