/** Prefixes of headers that the app or its framework believes, and that therefore may not come from outside. */
const PREFIXES = [
  "x-middleware-",
  "x-forwarded-",
  "x-invoke-",
  "x-matched-",
  "x-now-",
  "x-next-",
  "x-nextjs-",
  "x-prerender-",
  "x-vercel-",
  "x-original-",
  "x-rewrite-",
  "x-sightline-",
  "next-resume",
];

const NAMES = [
  "forwarded",
  "x-real-ip",
  "x-client-ip",
  "x-cluster-client-ip",
  "true-client-ip",
  "x-nonce",
  "x-request-id",
  "x-http-method-override",
  "x-method-override",
  // Next takes the nonce of a page's scripts from this one.
  "content-security-policy",
  "content-security-policy-report-only",
  // Names a server action; there are none, and each one found was a way in.
  "next-action",
];

/** Whether a request header is taken away before the app sees it. @param name - In any letter case. */
export function isTakenAway(name: string): boolean {
  const lower = name.toLowerCase();
  return NAMES.includes(lower) || PREFIXES.some((prefix) => lower.startsWith(prefix));
}

/**
 * The headers that are left of a request, as Node lists them.
 *
 * @param raw - Names and values in turn, in the order they came.
 */
export function withoutOutsideHeaders(raw: readonly string[]): string[] {
  const kept: string[] = [];
  for (let at = 0; at + 1 < raw.length; at += 2) {
    const [name = "", value = ""] = raw.slice(at, at + 2);
    // Node and routers read an underscore as another letter; gateways before them often as a hyphen.
    if (!isTakenAway(name.replaceAll("_", "-"))) kept.push(name, value);
  }
  return kept;
}
