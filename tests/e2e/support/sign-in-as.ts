import type { APIRequestContext } from "@playwright/test";
import type { Role } from "@/lib/access/roles";

/** Headers that a browser sends with a change, and without which none is taken. */
export function asBrowser(baseURL: string): Record<string, string> {
  return { origin: new URL(baseURL).origin, "sec-fetch-site": "same-origin" };
}

/** Signs in as the invented person of a role. @param request - Of the page or context whose cookies are to hold the session. */
export async function signInAs(request: APIRequestContext, baseURL: string | undefined, role: Role): Promise<void> {
  const answer = await request.put("/api/v1/session/demo", {
    data: { username: `demo-${role}` },
    headers: asBrowser(baseURL ?? ""),
  });
  if (!answer.ok())
    throw new Error(`signing in as ${role} was answered with ${answer.status()}: ${await answer.text()}`);
}
