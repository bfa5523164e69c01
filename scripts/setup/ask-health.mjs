import http from "node:http";
import https from "node:https";
import { text } from "node:stream/consumers";
import { nearAddress } from "./listen-options.mjs";

const TIMEOUT_MS = 10_000;

/**
 * Asks the app how it is, from this machine, by the name that visitors use. Whether its certificate is one that browsers believe is for
 * them to say: here only the app itself is asked.
 *
 * @param {import("./listen-options.mjs").Listening} listening
 * @param {AbortSignal} signal
 * @returns {Promise<{ well: boolean, body: string }>}
 * @throws {Error} while nobody listens
 */
export async function askHealth(listening, signal) {
  const { hostname, host } = new URL(listening.origin);
  const options = {
    headers: { host },
    signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
    agent: false,
    ...(listening.tls ? { rejectUnauthorized: false, servername: hostname } : {}),
  };
  const { get } = listening.tls ? https : http;
  /** @type {http.IncomingMessage} */
  const answer = await new Promise((resolve, reject) => {
    get(`${nearAddress(listening)}/api/v1/health`, options, resolve).once("error", reject);
  });
  const body = await text(answer);
  return { well: answer.statusCode === 200 && JSON.parse(body).status === "ok", body };
}
