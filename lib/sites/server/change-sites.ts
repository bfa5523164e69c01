import "server-only";
import type { Context } from "@/lib/access/server/context";
import type { RefusedSite, SiteChange, SiteChanges } from "@/lib/api/site-changes";
import type { SiteFieldsDto } from "@/lib/api/site-edit";
import { allOrNothing } from "@/lib/editing/server/all-or-nothing";
import { err, ok, type Result } from "@/lib/kernel/result";
import { editSite, type SiteEditError } from "./edit-site";
import { removeSite } from "./remove-site";
import { restoreSite } from "./restore-site";

const WHY = {
  "no-such-site": "gone",
  stale: "changed",
  "undecided-kind": "undecided",
} as const satisfies Record<SiteEditError["code"], RefusedSite["why"]>;

/** Every change that is why none of them came about. */
export type SiteChangesError = { readonly code: "refused"; readonly refused: readonly RefusedSite[] };

/**
 * Changes, takes away and brings back many sites, all of them or none, each in the audit and against the version that was looked at. Their coverage is computed
 * once. Where some cannot be, all of these are named, so that nobody finds out one at a time.
 * @returns the sites in the order of the changes
 */
export async function changeSites(
  context: Context<"sites.edit">,
  { changes, reason }: SiteChanges,
): Promise<Result<SiteFieldsDto[], SiteChangesError>> {
  const why = reason === undefined ? {} : { reason };
  return allOrNothing(context, async (within) => {
    const sites: SiteFieldsDto[] = [];
    const refused: RefusedSite[] = [];
    for (const [index, change] of changes.entries()) {
      const changed = await changeOne(within, change, why);
      if (changed.ok) sites.push(changed.value);
      else refused.push({ index, why: WHY[changed.error.code] });
    }
    return refused.length > 0 ? err({ code: "refused", refused }) : ok(sites);
  });
}

function changeOne(
  context: Context<"sites.edit">,
  change: SiteChange,
  why: { readonly reason?: string },
): Promise<Result<SiteFieldsDto, SiteEditError>> {
  switch (change.kind) {
    case "edit":
      return editSite(context, { ...change.edit, ...why }, change.version);
    case "remove":
      return removeSite(context, { ...change.removal, ...why }, change.version);
    case "restore":
      return restoreSite(context, { ...change.restoration, ...why });
  }
}
