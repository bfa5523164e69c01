import { isIP } from "node:net";

/** The request header in which the app finds whom it talks to. Only the server in front of the app sets it. */
export const CLIENT_ADDRESS_HEADER = "x-sightline-client-address";

/** The proxies in front of this server, by address, and the header in which each of them appends whom it talks to. */
export type TrustedProxies = { readonly addresses: readonly string[]; readonly header: string };

/**
 * The address that a request came from, for lockouts and the audit: an IPv4 or IPv6 address without port.
 *
 * @param headers - Of a request that came through our own server.
 * @throws {Error} when the header is missing: no answer at all is better than a lockout that all people share
 */
export function clientAddress(headers: Headers): string {
  const address = headers.get(CLIENT_ADDRESS_HEADER);
  if (address) return address;
  throw new Error("a request without the address of its client: it did not come through workers/web.ts");
}

/**
 * Works out whom a request came from. What the client itself wrote is never believed: a proxy appends, so only its last value is its own.
 *
 * @param peer - The other end of the socket.
 * @param values - The proxies' header, every line that was sent.
 * @param proxies - null: nobody stands between this server and its clients.
 * @returns the peer's own address where it is no proxy, or one that named nobody
 */
export function addressBehind(peer: string, values: readonly string[], proxies: TrustedProxies | null): string {
  const near = plainAddress(peer) ?? peer;
  if (!proxies?.addresses.includes(near)) return near;
  const last = values.at(-1)?.split(",").at(-1) ?? "";
  return plainAddress(last) ?? near;
}

/**
 * An address as it is compared: IPv4 as itself even where a socket shows it as IPv6, without port, brackets and zone.
 * @returns null for what is no address
 */
export function plainAddress(text: string): string | null {
  const bare = text
    .trim()
    .toLowerCase()
    .replace(/^\[([^\]]+)\](?::\d+)?$/, "$1")
    .replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, "$1")
    .replace(/%.*$/, "")
    .replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/, "");
  return isIP(bare) === 0 ? null : bare;
}
