import "server-only";
import { listStandardLevels } from "@/db/queries/coverage";
import type { Context } from "@/lib/access/server/context";
import { Fault } from "@/lib/kernel/fault";
import { COVERAGE_LEVELS, STANDARD, TARGET_HEIGHT_M } from "../requirement-profile";
import { digest, type Settings } from "./tile-cameras";

/** Version of the engine, stored with every figure, so that a figure says what computed it; figures of another are computed anew. */
export const ENGINE = "kernel-5";

/**
 * What every city is computed with.
 * @throws {Fault} `no-levels` when the standard's rows are missing
 */
export async function coverageSettings({ db }: Context): Promise<Settings> {
  const rows = await listStandardLevels(db, STANDARD);
  const wanted = rows.filter((row) => COVERAGE_LEVELS.some((level) => level === row.level));
  if (wanted.length === 0) throw new Fault("no-levels", `standard ${STANDARD} has no levels: run the migrations`);
  const levels = Object.fromEntries(wanted.map((row) => [row.level, row.pixels_per_metre]));
  return { levels, targetHeight: TARGET_HEIGHT_M, digest: digest([ENGINE, levels, TARGET_HEIGHT_M]) };
}
