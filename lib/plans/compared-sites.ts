/** What a comparison reads of a site's figures; areas in m², coverage 0…1. */
export type Figures = {
  readonly coverage: number | null;
  readonly coveredM2: number;
  readonly gapM2: number;
  readonly gaps: number;
  readonly cameras: number;
  readonly levels: readonly { readonly level: string; readonly coveredM2: number }[];
};

type Site = { readonly id: string; readonly built: Figures; readonly planned: Figures };

/**
 * The sites of two plans side by side, or of one beside what is built. A site that one of them does not reach is, with it, as it is built.
 *
 * @param other - The plan to compare with; null for what is built.
 */
export function comparedSites<S extends Site>(
  plan: { readonly sites: readonly S[] },
  other: { readonly sites: readonly S[] } | null,
): (S & { readonly base: S["built"]; readonly plan: S["built"] })[] {
  const others = new Map((other?.sites ?? []).map((site) => [site.id, site]));
  const own = plan.sites.map((site) => ({
    ...site,
    base: others.get(site.id)?.planned ?? site.built,
    plan: site.planned,
  }));
  const known = new Set(own.map(({ id }) => id));
  const rest = (other?.sites ?? []).filter(({ id }) => !known.has(id));
  return [...own, ...rest.map((site) => ({ ...site, base: site.planned, plan: site.built }))];
}
