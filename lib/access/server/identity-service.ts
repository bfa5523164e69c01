import "server-only";
import { readIdentityService } from "@/lib/config/identity-service";
import { IDENTITY_PROVIDER, signInLibrary } from "./sign-in-library";

/** Begins a sign-in with the city's identity service: where the browser goes, and what it has to bring back. Null where there is no such service. */
export async function beginWithIdentityService(
  headers: Headers,
): Promise<{ url: string; cookies: readonly string[] } | null> {
  if (!readIdentityService()) return null;
  const { api } = signInLibrary();
  const answer = await api.signInSocial({
    body: {
      provider: IDENTITY_PROVIDER,
      callbackURL: "/sign-in/done",
      errorCallbackURL: "/sign-in",
      disableRedirect: true,
    },
    headers,
    returnHeaders: true,
  });
  const { url } = answer.response;
  return url ? { url, cookies: answer.headers.getSetCookie() } : null;
}
