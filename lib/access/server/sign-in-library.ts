import "server-only";
import { betterAuth } from "better-auth";
import { drizzleAdapter } from "better-auth/adapters/drizzle";
import { genericOAuth, twoFactor, username } from "better-auth/plugins";
import { database } from "@/db/client";
import { authAccounts } from "@/db/schema/auth-accounts";
import { authSessions } from "@/db/schema/auth-sessions";
import { authTwoFactors } from "@/db/schema/auth-two-factors";
import { authUsers } from "@/db/schema/auth-users";
import { authVerifications } from "@/db/schema/auth-verifications";
import { readIdentityService } from "@/lib/config/identity-service";
import { deriveSecret } from "@/lib/config/installation-key";
import { publicOrigin } from "@/lib/config/public-origin";
import { LONGEST_PASSWORD, SHORTEST_PASSWORD } from "../password-rules";
import { SESSION_MS } from "../session-limits";
import { USERNAME } from "../username";

/** Where the browser comes back to from the city's identity service; the only paths of the library that are reachable from outside. */
export const IDENTITY_PATH = "/api/v1/identity";

const COOKIES = "__Host-sightline";
/** The cookie that holds a session's token and its signature. */
export const SESSION_COOKIE = `${COOKIES}.session_token`;

/** The identity service in the library's words: one per installation. */
export const IDENTITY_PROVIDER = "city";

function makeLibrary() {
  const service = readIdentityService();
  return betterAuth({
    appName: "Sightline 视域",
    baseURL: publicOrigin(),
    basePath: IDENTITY_PATH,
    // Signs cookies and encrypts second factors.
    secret: deriveSecret("sightline sign-in", 32).toString("hex"),
    telemetry: { enabled: false },
    logger: { disabled: true },
    database: drizzleAdapter(database().db, {
      provider: "pg",
      schema: {
        user: authUsers,
        session: authSessions,
        account: authAccounts,
        verification: authVerifications,
        twoFactor: authTwoFactors,
      },
    }),
    // Ours counts per name and per address, and cannot be turned by a header: sign-in.ts.
    rateLimit: { enabled: false },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: SHORTEST_PASSWORD,
      maxPasswordLength: LONGEST_PASSWORD,
    },
    // Eight hours from the sign-in, never longer; half an hour without a request is ours (require-viewer.ts).
    session: { expiresIn: SESSION_MS / 1000, disableSessionRefresh: true, cookieCache: { enabled: false } },
    account: { updateAccountOnSignIn: false, accountLinking: { enabled: false } },
    advanced: {
      cookiePrefix: COOKIES,
      // Adds `__Secure-`, which `__Host-` already implies; the attributes are below.
      useSecureCookies: false,
      defaultCookieAttributes: { secure: true, httpOnly: true, sameSite: "lax", path: "/" },
      ipAddress: { disableIpTracking: true },
    },
    plugins: [
      username({
        displayUsername: false,
        minUsernameLength: 2,
        maxUsernameLength: 32,
        usernameValidator: (name) => USERNAME.test(name),
      }),
      twoFactor({ issuer: "Sightline 视域", allowPasswordless: true }),
      ...(service
        ? [
            genericOAuth({
              config: [
                {
                  providerId: IDENTITY_PROVIDER,
                  discoveryUrl: `${service.issuer.replace(/\/$/, "")}/.well-known/openid-configuration`,
                  clientId: service.clientId,
                  clientSecret: service.clientSecret,
                  scopes: ["openid"],
                  pkce: true,
                  requireIdTokenVerification: true,
                  disableSignUp: true,
                  disableImplicitSignUp: true,
                  mapProfileToUser: ({ sub }) => ({ email: `${String(sub)}@users.invalid`, name: String(sub) }),
                },
              ],
            }),
          ]
        : []),
    ],
  });
}

const shared = globalThis as typeof globalThis & { sightlineSignIn?: ReturnType<typeof makeLibrary> };

/** better-auth as we use it: passwords, sessions, second factors and OIDC. Made on first use. */
export function signInLibrary(): ReturnType<typeof makeLibrary> {
  shared.sightlineSignIn ??= makeLibrary();
  return shared.sightlineSignIn;
}

/** Forgets the library, so that the next use makes it of the environment as it is then; for tests that change the database. */
export function resetSignInLibrary(): void {
  delete shared.sightlineSignIn;
}
