import "server-only";
import { findCamera } from "@/db/queries/cameras";
import { listGuardedGrounds } from "@/db/queries/guarded-grounds";
import { listGuardedReach, measureIncidental } from "@/db/queries/guarded-reach";
import type { Context } from "@/lib/access/server/context";
import type { CameraPrivacyDto } from "@/lib/api/guarded";
import { currentCity } from "@/lib/city/server/current-city";
import { err, ok, type Result } from "@/lib/kernel/result";
import { INCIDENTAL_LEVEL } from "../guarded-ground";
import { groundOf, reachedLevels } from "./stored-guarded";

/** What one camera's picture reaches besides public areas, by the footprints of the last computation. */
export async function readCameraPrivacy(
  context: Context<"sites.read" | "coverage.read">,
  id: string,
): Promise<Result<CameraPrivacyDto, { code: "no-city" } | { code: "no-such-camera" }>> {
  const city = await currentCity(context);
  if (!city.ok) return city;
  if (!(await findCamera(context.db, city.value.id, id))) return err({ code: "no-such-camera" });
  const reach = await listGuardedReach(context.db, city.value.id, id);
  const rows = reach.length === 0 ? [] : await listGuardedGrounds(context.db, city.value.id);
  const measured = await measureIncidental(context.db, city.value.id, id, INCIDENTAL_LEVEL);
  return ok({
    grounds: reach.flatMap(({ ground_id, areas }) => {
      const row = rows.find((ground) => ground.id === ground_id);
      return row ? [{ ...groundOf(row), levels: reachedLevels(areas) }] : [];
    }),
    incidental: measured && { level: INCIDENTAL_LEVEL, areaM2: measured.area, outsideM2: measured.outside },
  });
}
