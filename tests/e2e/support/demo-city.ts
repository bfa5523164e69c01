import type { APIRequestContext } from "@playwright/test";

type Site = { readonly id: string; readonly name: string; readonly number: number };

/** The demo city's site with the largest gaps, as the list shows it first. */
export async function worstSite(request: APIRequestContext): Promise<Site> {
  return firstOf(request, "candidate=false&sort=gapArea&order=desc");
}

/** A square that is partly seen: it has zones, openings, gaps and cameras. */
export async function partialSquare(request: APIRequestContext): Promise<Site> {
  return firstOf(request, "candidate=false&kind=square&state=partial&sort=area&order=desc");
}

async function firstOf(request: APIRequestContext, query: string): Promise<Site> {
  const answer = await request.get(`/api/v1/sites?${query}&limit=1`);
  const { items } = (await answer.json()) as { items: Site[] };
  const [site] = items;
  if (!site) throw new Error(`the demo city has no site for ${query}`);
  return site;
}
