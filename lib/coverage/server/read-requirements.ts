import "server-only";
import { listRequirementReasons } from "@/db/queries/coverage";
import type { Context } from "@/lib/access/server/context";
import { currentCity } from "@/lib/city/server/current-city";
import { ok, type Result } from "@/lib/kernel/result";
import type { PartRole } from "@/lib/sites/derived-site";
import type { SiteKind } from "@/lib/sites/site-kind";
import { ourRequirements } from "../requirement-profile";

/**
 * Which level a role needs, and who says so: `ours` is our default, which no standard prescribes; `city` holds for a kind in the city;
 * `site` for one site alone. The narrower wins.
 */
export type RequirementDto = {
  readonly from: "ours" | "city" | "site";
  readonly kind: SiteKind;
  readonly role: PartRole;
  readonly level: string;
  readonly reason: string | null;
  readonly site: { readonly id: string; readonly number: number; readonly name: string | null } | null;
  /** Whether the city's row for the same kind and role takes its place. */
  readonly replaced: boolean;
};

/** Every requirement in the city on screen: our defaults, then what the city and its sites ask for instead. */
export async function readRequirements(
  context: Context<"sites.read">,
): Promise<Result<RequirementDto[], { code: "no-city" }>> {
  const city = await currentCity(context);
  if (!city.ok) return city;
  const rows = await listRequirementReasons(context.db, city.value.id);
  const replaced = (kind: string, role: string) =>
    rows.some((row) => row.site_id === null && row.kind === kind && row.role === role);
  const ours = ourRequirements().map(
    ({ kind, role, level }): RequirementDto => ({
      from: "ours",
      kind,
      role,
      level,
      reason: null,
      site: null,
      replaced: replaced(kind, role),
    }),
  );
  const theirs = rows.map(
    (row): RequirementDto => ({
      from: row.site_id === null ? "city" : "site",
      kind: row.kind as SiteKind,
      role: row.role as PartRole,
      level: row.level,
      reason: row.reason,
      site: row.site_id === null ? null : { id: row.site_id, number: row.site_number ?? 0, name: row.site_name },
      replaced: false,
    }),
  );
  return ok([...ours, ...theirs]);
}
