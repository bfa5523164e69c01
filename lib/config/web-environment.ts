import { z } from "zod";
import { plainAddress, type TrustedProxies } from "@/lib/edge/client-address";
import { acceptedOrigins } from "@/lib/edge/origins";

/** Where the web server listens, under which names it is visited, and who stands in front of it. */
export type WebEnvironment = {
  readonly host: string;
  readonly port: number;
  /** What visitors' browsers call this server; the first is the public one, others are further names of this machine. */
  readonly origins: readonly [string, ...string[]];
  /** The files of our own certificate; null: plain HTTP, on this machine alone or behind a proxy that speaks HTTPS. */
  readonly tls: { readonly certFile: string; readonly keyFile: string } | null;
  /** null: the other end of a socket is the visitor. */
  readonly proxies: TrustedProxies | null;
  /** Whether nobody but this machine can reach it. */
  readonly loopbackOnly: boolean;
  readonly development: boolean;
};

const schema = z
  .object({
    SIGHTLINE_HOST: z.string().default("127.0.0.1"),
    SIGHTLINE_PORT: z.coerce.number().int().min(1).max(65_535).default(3210),
    SIGHTLINE_ORIGIN: z.url({ protocol: /^https?$/ }).optional(),
    SIGHTLINE_TLS_CERT: z.string().optional(),
    SIGHTLINE_TLS_KEY: z.string().optional(),
    SIGHTLINE_TRUSTED_PROXY: z.string().optional(),
    SIGHTLINE_CLIENT_ADDRESS_HEADER: z
      .string()
      .regex(/^[\w-]+$/)
      .default("x-forwarded-for"),
    NODE_ENV: z.string().optional(),
  })
  .refine((set) => (set.SIGHTLINE_TLS_CERT === undefined) === (set.SIGHTLINE_TLS_KEY === undefined), {
    path: ["SIGHTLINE_TLS_KEY"],
    message: "a certificate needs its key, and a key its certificate",
  });

const LOOPBACK_HOSTS = ["127.0.0.1", "localhost", "::1"];

/**
 * Reads where the web server is from the environment, which `npm run up` sets. An empty variable counts as one that is not set.
 *
 * @throws {Error} that names the variable; and for plain HTTP that other machines could reach
 */
export function readWebEnvironment(variables: Record<string, string | undefined> = process.env): WebEnvironment {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ""));
  const { success, data: set, error } = schema.safeParse(given);
  if (!success) {
    const [issue] = error.issues;
    throw new Error(`${String(issue?.path[0])} is wrong: ${issue?.message}`);
  }
  const { SIGHTLINE_HOST: host, SIGHTLINE_PORT: port, SIGHTLINE_TLS_CERT: certFile, SIGHTLINE_TLS_KEY: keyFile } = set;
  const tls = certFile && keyFile ? { certFile, keyFile } : null;
  const proxies = readProxies(set.SIGHTLINE_TRUSTED_PROXY, set.SIGHTLINE_CLIENT_ADDRESS_HEADER);
  const own = `${tls ? "https" : "http"}://${host.includes(":") ? `[${host}]` : host}:${port}`;
  const [publicOrigin = own, ...others] = acceptedOrigins(set.SIGHTLINE_ORIGIN ?? own);
  const loopback = LOOPBACK_HOSTS.includes(host);
  if (!loopback && !tls && !(proxies && publicOrigin.startsWith("https:"))) {
    throw new Error(
      `SIGHTLINE_HOST is ${host}, and plain HTTP is for this machine alone: set SIGHTLINE_TLS_CERT and SIGHTLINE_TLS_KEY, or SIGHTLINE_ORIGIN=https://… and SIGHTLINE_TRUSTED_PROXY`,
    );
  }
  return {
    host,
    port,
    origins: [publicOrigin, ...others],
    tls,
    proxies,
    loopbackOnly: loopback && proxies === null,
    development: set.NODE_ENV === "development",
  };
}

function readProxies(list: string | undefined, header: string): TrustedProxies | null {
  if (list === undefined) return null;
  const addresses = list.split(",").map((text) => {
    const address = plainAddress(text);
    if (address === null) throw new Error(`SIGHTLINE_TRUSTED_PROXY is wrong: ${text.trim()} is no IP address`);
    return address;
  });
  return { addresses, header: header.toLowerCase() };
}
