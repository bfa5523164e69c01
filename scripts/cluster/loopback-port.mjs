import { createServer } from "node:net";

/** A port of the loopback address that nobody listens on. @returns {Promise<number>} */
export async function freePort() {
  const port = await listenOnce(0);
  if (port === null) throw new Error("the system has no free port");
  return port;
}

/** Whether nobody listens on a port of an address. Another program may take it the next moment. @param {number} port @param {string} [host] */
export async function isFree(port, host) {
  return (await listenOnce(port, host)) !== null;
}

/** @param {number} port - 0: any @param {string} [host] @returns {Promise<number | null>} the port, or null when it is taken */
function listenOnce(port, host = "127.0.0.1") {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(null));
    probe.listen(port, host, () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : null));
    });
  });
}
