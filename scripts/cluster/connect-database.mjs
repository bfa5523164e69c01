import { ensureSystemPackages } from "../setup/system-packages.mjs";
import { openCluster } from "./open-cluster.mjs";

/**
 * @typedef {object} OpenDatabase
 * @property {string} url - As the app's role.
 * @property {string} ownerUrl - As the role that owns the schema.
 * @property {string} jobsUrl - As the job worker's role; the app's where a server of somebody else's has none.
 * @property {string} gatewayUrl - As the role of the GB/T 28181 gateway; the app's where a server of somebody else's has none.
 * @property {(notice: (text: string) => void) => () => Promise<void>} watch - Starts a server of ours again when it dies, until the function returned is called.
 * @property {(() => Promise<void>) | null} renew - Throws a database of ours away and makes an empty one; null for somebody else's.
 * @property {() => void} close - Gives it up; blocks while a cluster of ours stops.
 */

/**
 * The database to work on: the one that `DATABASE_URL` names, else the data folder's private cluster, started if need be.
 *
 * @param {object} options
 * @param {string} options.data - The data folder.
 * @param {string} options.what - Who asks, for messages.
 * @param {(text: string) => void} [options.notice] - Told what a person should know.
 * @param {(detail: string) => void} [options.report] - Told what is under way.
 * @param {AbortSignal} [options.signal]
 * @returns {Promise<OpenDatabase>}
 * @throws {import("../setup/setup-error.mjs").SetupError} with what mends it
 */
export async function connectDatabase({ data, what, notice, report, signal }) {
  const {
    DATABASE_URL: url,
    DATABASE_OWNER_URL: ownerUrl,
    DATABASE_JOBS_URL: jobsUrl,
    DATABASE_GATEWAY_URL: gatewayUrl,
  } = process.env;
  if (url)
    return {
      url,
      ownerUrl: ownerUrl || url,
      jobsUrl: jobsUrl || url,
      gatewayUrl: gatewayUrl || url,
      renew: null,
      watch: () => async () => undefined,
      close: () => undefined,
    };
  await ensureSystemPackages(["database"], { ...(report ? { report } : {}), ...(signal ? { signal } : {}) });
  return openCluster({ data, what, ...(notice ? { notice } : {}) });
}
