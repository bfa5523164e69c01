import http from "node:http";
import { createRequire } from "node:module";
import path from "node:path";
import type { WebEnvironment } from "@/lib/config/web-environment";
import type { App } from "./edge-server";

/**
 * Next in this process, on the folder the process runs in: a finished build, or the sources in development.
 *
 * It is taken from that folder and not from beside this file, because a build has its own copy, and one process can hold one Next alone.
 *
 * @returns the app, ready to answer, and what ends it
 */
export async function openNext({ development, host, port }: WebEnvironment): Promise<App & { close(): Promise<void> }> {
  const folder = process.cwd();
  const require = createRequire(path.join(folder, "package.json"));
  if (!development) {
    const { config } = require("./.next/required-server-files.json");
    // biome-ignore lint/style/noProcessEnv: the one way in which a finished build gets its configuration, as in Next's own server.js
    process.env.__NEXT_PRIVATE_STANDALONE_CONFIG = JSON.stringify(config);
  }
  const next: typeof import("next").default = require("next");
  // Next adds a listener of its own for upgrades; on a server that never listens it hears nothing.
  const unused = http.createServer();
  const app = next({ dev: development, dir: folder, hostname: host, port, httpServer: unused });
  await app.prepare();
  const handle = app.getRequestHandler();
  return {
    handle: (request, response) => handle(request, response),
    upgrade: development ? (request, socket, head) => void unused.emit("upgrade", request, socket, head) : null,
    close: () => app.close(),
  };
}
