import { X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import { isIP } from "node:net";
import path from "node:path";
import { SetupError } from "./setup-error.mjs";

/**
 * Where the app listens, what visitors call it, and who stands in front of it.
 *
 * @typedef {object} Listening
 * @property {string} host - The address it binds.
 * @property {number} port
 * @property {string} origin - What visitors' browsers call it: scheme, host and port.
 * @property {{ certFile: string, keyFile: string } | null} tls - Our own certificate.
 * @property {{ addresses: readonly string[], header: string } | null} proxies
 *
 * @typedef {object} ListenWords - The options as typed.
 * @property {string | undefined} [host]
 * @property {string | undefined} [port]
 * @property {string | undefined} [publicOrigin]
 * @property {string | undefined} [tlsCert]
 * @property {string | undefined} [tlsKey]
 * @property {string | undefined} [trustedProxy]
 * @property {string | undefined} [clientAddressHeader]
 */

export const DEFAULT_PORT = 3210;
const LOOPBACK = ["127.0.0.1", "localhost", "::1"];
const EVERY_ADDRESS = ["0.0.0.0", "::"];
const DEFAULT_HEADER = "x-forwarded-for";

/** What a person does who wants the app on the network. @param {string} host */
const ways = (host) => `choose one of
    npm run up -- --host ${host} --tls-cert FILE --tls-key FILE${EVERY_ADDRESS.includes(host) ? " --public-origin https://NAME" : ""}
    npm run up -- --host ${host} --public-origin https://NAME --trusted-proxy ADDRESS   (a proxy that speaks HTTPS)
  or leave --host out, which serves this machine alone`;

/**
 * Works out where to listen. Plain HTTP is for this machine alone: beyond it browsers keep no `__Host-` cookies from it, and anybody on
 * the way could read passwords.
 *
 * @param {ListenWords} words
 * @returns {Listening}
 * @throws {SetupError} that says which option is missing or wrong
 */
export function listening(words) {
  const host = words.host ?? "127.0.0.1";
  const port = readPort(words.port);
  if (!LOOPBACK.includes(host) && isIP(host) === 0) {
    throw new SetupError(
      `--host ${host} is no address of this machine`,
      "give an IP address: --host 0.0.0.0 is all of them",
    );
  }
  const tls = readCertificate(words);
  const proxies = readProxies(words);
  const given = words.publicOrigin === undefined ? null : readOrigin(words.publicOrigin);
  requireEncryption({ host, tls, proxies, given });
  if (given === null && EVERY_ADDRESS.includes(host)) {
    throw new SetupError(
      `with --host ${host} Sightline cannot know what visitors will call it`,
      `say it: --public-origin https://NAME:${port}`,
    );
  }
  const name = host.includes(":") ? `[${host}]` : host;
  return { host, port, origin: given ?? new URL(`${tls ? "https" : "http"}://${name}:${port}`).origin, tls, proxies };
}

/** @param {{ host: string, tls: Listening["tls"], proxies: Listening["proxies"], given: string | null }} options */
function requireEncryption({ host, tls, proxies, given }) {
  const secure = given?.startsWith("https:") ?? tls !== null;
  if (tls && !secure) {
    throw new SetupError(`--public-origin ${given} says HTTP, and a certificate was given`, "begin it with https://");
  }
  if (given && secure && !tls && !proxies) {
    throw new SetupError(
      `--public-origin ${given} says HTTPS, and nothing here speaks it`,
      "give a certificate with --tls-cert and --tls-key, or name the proxy that does: --trusted-proxy ADDRESS",
    );
  }
  if (secure) return;
  if (!LOOPBACK.includes(host)) {
    throw new SetupError(`plain HTTP is for this machine alone, and --host ${host} is on the network`, ways(host));
  }
  if (given && !LOOPBACK.includes(new URL(given).hostname.replace(/[[\]]/g, ""))) {
    throw new SetupError(`plain HTTP is for this machine alone, and --public-origin ${given} is not`, ways(host));
  }
}

/** @param {string | undefined} text */
function readPort(text) {
  const given = text ?? process.env.SIGHTLINE_PORT ?? DEFAULT_PORT;
  const port = given === "" ? Number.NaN : Number(given);
  if (Number.isInteger(port) && port >= 1 && port <= 65_535) return port;
  throw new SetupError(`${given} is not a port`, "choose a number from 1 to 65535: --port 3210");
}

/** @param {string} text */
function readOrigin(text) {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url && /^https?:$/.test(url.protocol) && url.href === `${url.origin}/`) return url.origin;
  throw new SetupError(
    `--public-origin ${text} is not an origin`,
    "give scheme, host and port as browsers show them, and no path: --public-origin https://sightline.example",
  );
}

/** @param {ListenWords} words @returns {Listening["tls"]} */
function readCertificate({ tlsCert, tlsKey }) {
  if (tlsCert === undefined && tlsKey === undefined) return null;
  if (tlsCert === undefined || tlsKey === undefined) {
    throw new SetupError(
      tlsCert === undefined ? "--tls-key was given without its certificate" : "--tls-cert was given without its key",
      "give both: --tls-cert FILE --tls-key FILE",
    );
  }
  const certFile = path.resolve(tlsCert);
  const keyFile = path.resolve(tlsKey);
  const certificate = readCertificateFile(certFile);
  if (Date.parse(certificate.validTo) < Date.now()) {
    throw new SetupError(`the certificate ${certFile} ended on ${certificate.validTo}`, "give one that is valid");
  }
  readFile(keyFile, "--tls-key");
  return { certFile, keyFile };
}

/** @param {string} file */
function readCertificateFile(file) {
  const text = readFile(file, "--tls-cert");
  try {
    return new X509Certificate(text);
  } catch (cause) {
    throw new SetupError(
      `--tls-cert ${file} holds no certificate`,
      "give a PEM file: the certificate first, then those that vouch for it",
      {
        cause,
      },
    );
  }
}

/** @param {string} file @param {string} option */
function readFile(file, option) {
  try {
    return readFileSync(file, "utf8");
  } catch (cause) {
    throw new SetupError(`${option} ${file} cannot be read`, "check the name, and that this user may read it", {
      cause,
    });
  }
}

/** @param {ListenWords} words @returns {Listening["proxies"]} */
function readProxies({ trustedProxy, clientAddressHeader }) {
  if (trustedProxy === undefined) {
    if (clientAddressHeader === undefined) return null;
    throw new SetupError(
      "--client-address-header was given without a proxy that sets it",
      "name the proxy: --trusted-proxy ADDRESS",
    );
  }
  const addresses = trustedProxy.split(",").map((text) => text.trim());
  const wrong = addresses.find((address) => isIP(address) === 0);
  if (wrong !== undefined) {
    throw new SetupError(`--trusted-proxy ${wrong} is no IP address`, "give addresses, with commas between them");
  }
  const header = (clientAddressHeader ?? DEFAULT_HEADER).toLowerCase();
  if (!/^[\w-]+$/.test(header)) {
    throw new SetupError(
      `--client-address-header ${header} is no name of a header`,
      `leave it out for ${DEFAULT_HEADER}`,
    );
  }
  return { addresses, header };
}

/**
 * Where this machine itself reaches the app, to ask whether it is well.
 *
 * @param {Listening} listening
 * @returns {string} an address to connect to; visitors use `origin`
 */
export function nearAddress({ host, port, tls }) {
  const near = EVERY_ADDRESS.includes(host) ? (host === "::" ? "::1" : "127.0.0.1") : host;
  return `${tls ? "https" : "http"}://${near.includes(":") ? `[${near}]` : near}:${port}`;
}

/** Whether nobody but this machine can reach the app. @param {Listening} listening */
export function servesThisMachineAlone({ host, proxies }) {
  return LOOPBACK.includes(host) && proxies === null;
}
