import "server-only";
import { endComputation, listOpenComputations, notifyWatchers } from "@/db/queries/coverage-computations";
import type { Context } from "@/lib/access/server/context";
import { recordAudit } from "@/lib/audit/server/record-audit";
import { currentCity } from "@/lib/city/server/current-city";
import { ok, type Result } from "@/lib/kernel/result";

/**
 * Ends what is being computed, or waits to be, of the city on screen: the figures on screen stay, and the next computation looks at what this one left.
 * @returns how many computations it ended; none where all had ended already
 */
export async function cancelCoverage(
  context: Context<"coverage.compute">,
): Promise<Result<{ city: string; cancelled: number }, { code: "no-city" }>> {
  const city = await currentCity(context);
  if (!city.ok) return city;
  const { id, code } = city.value;
  const ended: string[] = [];
  for (const open of await listOpenComputations(context.db, id))
    if (await endComputation(context.db, open, { state: "cancelled" })) ended.push(open);
  await notifyWatchers(context.db, id);
  await recordAudit(context, {
    action: "coverage.compute",
    object: `city:${code}`,
    jurisdiction: code,
    after: { cancelled: ended },
  });
  return ok({ city: code, cancelled: ended.length });
}
