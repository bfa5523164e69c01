import "server-only";
import { readIdentityService } from "@/lib/config/identity-service";
import { asDoor } from "./attempts";
import { noteBeginning, tokenIn } from "./sign-in";
import { IDENTITY_PATH, IDENTITY_PROVIDER, signInLibrary } from "./sign-in-library";

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

/** Where the identity service sends the browser back to: the one path of the sign-in library that can be reached. */
export const IDENTITY_CALLBACK = `${IDENTITY_PATH}/callback/${IDENTITY_PROVIDER}`;

/**
 * Ends a sign-in with the identity service: the browser comes back with a code and goes on to a page of ours, signed in where the account there belongs to
 * somebody here. Nobody gets an account by it.
 */
export async function endWithIdentityService(request: Request): Promise<Response> {
  const answer = await signInLibrary().handler(request);
  const token = tokenIn(answer.headers);
  if (token !== null) await asDoor((context) => noteBeginning(context, token, request.headers, "identity-service"));
  return answer;
}
