import "server-only";
import { findOpenComputation, findShownComputation } from "@/db/queries/coverage-computations";
import type { Context } from "@/lib/access/server/context";
import { currentCity } from "@/lib/city/server/current-city";
import { ok, type Result } from "@/lib/kernel/result";
import type { ProgressDto } from "../progress";

/** How the computation of the city on screen stands: what runs, else what waits, else what ended last. */
export async function readProgress(
  context: Context<"sites.read" | "coverage.read">,
): Promise<Result<{ jurisdictionId: string; progress: ProgressDto }, { code: "no-city" }>> {
  const city = await currentCity(context);
  if (!city.ok) return city;
  const jurisdictionId = city.value.id;
  const shown = await findShownComputation(context.db, jurisdictionId);
  const waiting = shown?.state === "running" && (await findOpenComputation(context.db, jurisdictionId, "queued"));
  return ok({
    jurisdictionId,
    progress: {
      city: city.value.code,
      id: shown?.id ?? null,
      state: shown?.state ?? "none",
      tilesDone: shown?.tiles_done ?? 0,
      tilesTotal: shown?.tiles_total ?? 0,
      zonesDone: shown?.zones_done ?? 0,
      zonesTotal: shown?.zones_total ?? 0,
      askedAt: iso(shown?.asked_at),
      startedAt: iso(shown?.started_at),
      endedAt: iso(shown?.ended_at),
      followed: Boolean(waiting),
    },
  });
}

function iso(date: Date | null | undefined): string | null {
  return date ? new Date(date).toISOString() : null;
}
