import { z } from "zod";

const schema = z.object({
  SIGHTLINE_OIDC_ISSUER: z.url({ protocol: /^https?$/ }),
  SIGHTLINE_OIDC_CLIENT_ID: z.string().min(1),
  SIGHTLINE_OIDC_CLIENT_SECRET: z.string().min(1),
  SIGHTLINE_OIDC_NAME: z.string().min(1).default("统一身份认证"),
});

/** The city's identity service 统一身份认证, spoken to by OpenID Connect. `name` is what the sign-in page calls it. */
export type IdentityService = {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly name: string;
};

/**
 * Reads which identity service people may sign in with; null where none is set.
 *
 * @throws {Error} that names the variable that is missing or wrong, never its value
 */
export function readIdentityService(
  variables: Record<string, string | undefined> = process.env,
): IdentityService | null {
  const set = Object.fromEntries(
    Object.entries(variables).filter(([name, value]) => name.startsWith("SIGHTLINE_OIDC_") && value),
  );
  if (Object.keys(set).length === 0) return null;
  const { success, data, error } = schema.safeParse(set);
  if (!success) {
    const name = String(error.issues[0]?.path[0]);
    throw new Error(
      `${name} ${set[name] === undefined ? "is not set" : "is not an address"}: see docs/guides/sign-in.md`,
    );
  }
  return {
    issuer: data.SIGHTLINE_OIDC_ISSUER,
    clientId: data.SIGHTLINE_OIDC_CLIENT_ID,
    clientSecret: data.SIGHTLINE_OIDC_CLIENT_SECRET,
    name: data.SIGHTLINE_OIDC_NAME,
  };
}
