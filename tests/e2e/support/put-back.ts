import type { APIRequestContext } from "@playwright/test";
import { asBrowser } from "./sign-in-as";

type Values = Readonly<Record<string, string | number | boolean | null | readonly [lon: number, lat: number]>>;

/** Gives a site or a camera of the demo city the values it had, and waits until its coverage is of them: other tests read it. */
export async function putBack(
  request: APIRequestContext,
  baseURL: string | undefined,
  path: `/api/v1/${"sites" | "cameras"}/${string}`,
  values: Values,
): Promise<void> {
  const now = await (await request.get(path)).json();
  const headers = { ...asBrowser(baseURL ?? ""), "if-match": `"${now.id}-${now.version}"` };
  const answer = await request.patch(path, { headers, data: values });
  if (!answer.ok()) throw new Error(`${path} was not put back: ${await answer.text()}`);
  await coverageIsCurrent(request);
}

/** Waits until the job worker has computed what changed. */
export async function coverageIsCurrent(request: APIRequestContext): Promise<void> {
  for (let tries = 0; tries < 60; tries++) {
    const city = await (await request.get("/api/v1/city")).json();
    if (city.coverage && !city.coverage.stale) return;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error("the city's coverage was not computed within 30 s");
}
