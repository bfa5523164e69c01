import type { CHOOSABLE_KINDS } from "./choosable-kinds";
import type { SiteKind } from "./site-kind";

type ChoosableKind = (typeof CHOOSABLE_KINDS)[number];

/** What a person asks of many sites at once: a kind, and that those a rule only proposed are accepted. Names are each site's own. */
export type WantedOfSites = { readonly kind: ChoosableKind | undefined; readonly accept: boolean };

/** What is asked of one of them. */
export type AskedOfSite = { readonly kind?: ChoosableKind; readonly candidate?: false };

/**
 * What would change of one of many sites; null for nothing.
 * @returns `undecided` where it cannot be, because its kind has to be decided before it is accepted
 */
export function wantedOfSite(
  site: { readonly kind: SiteKind; readonly candidate: boolean },
  { kind, accept }: WantedOfSites,
): { readonly changes: AskedOfSite; readonly undecided: boolean } | null {
  const changes: AskedOfSite = {
    ...(kind !== undefined && kind !== site.kind ? { kind } : {}),
    ...(accept && site.candidate ? { candidate: false as const } : {}),
  };
  if (Object.keys(changes).length === 0) return null;
  return { changes, undecided: changes.candidate === false && (changes.kind ?? site.kind) === "metro-passage" };
}
