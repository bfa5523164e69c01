/** The names of one's own machine: whoever opened the app under one of them may go on under it. */
const LOOPBACK_NAMES = ["127.0.0.1", "localhost", "[::1]"];

/**
 * The origins under which this server may be visited: the public one first, then, where that is this machine itself, its other names.
 *
 * @param publicOrigin - Scheme, host and port, as a browser writes an origin.
 */
export function acceptedOrigins(publicOrigin: string): readonly string[] {
  const url = new URL(publicOrigin);
  if (!LOOPBACK_NAMES.includes(url.hostname)) return [url.origin];
  const others = LOOPBACK_NAMES.filter((name) => name !== url.hostname);
  return [url.origin, ...others.map((name) => new URL(`${url.protocol}//${name}${url.port && `:${url.port}`}`).origin)];
}

/**
 * The origin that a request is addressed to, of those accepted.
 *
 * @param host - The request's `Host`, as sent.
 * @returns null for a host that is not ours, and for anything that is not a host
 */
export function originOfHost(host: string, accepted: readonly string[]): string | null {
  if (!/^[\w.:[\]-]+$/.test(host)) return null;
  return accepted.find((origin) => namesSameHost(host, origin)) ?? null;
}

/** Compared as addresses are, so that letter case and the scheme's own port do not matter. */
function namesSameHost(host: string, origin: string): boolean {
  const address = `${new URL(origin).protocol}//${host}`;
  return URL.canParse(address) && new URL(address).origin === origin;
}
