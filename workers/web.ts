import { readWebEnvironment } from "@/lib/config/web-environment";
import { createEdgeServer } from "@/lib/edge/server/edge-server";
import { openNext } from "@/lib/edge/server/open-next";
import { createLogger, takeOverConsole } from "@/lib/logging/server/logger";

/** Serves the app until told to stop; requests under way are answered first. docs/adr/0024-own-server-around-next.md says why it is not Next's own. */
const environment = readWebEnvironment();
const log = createLogger("web");
if (!environment.development) takeOverConsole(log);

/** What is under way then has this long. The supervisor kills after five seconds. */
const STOP_MS = 4_000;

const app = await openNext(environment);
const server = createEdgeServer(environment, app, log);
server.listen({ host: environment.host, port: environment.port }, () => {
  log.info({ host: environment.host, port: environment.port, origins: environment.origins }, "serving");
});
server.on("error", (error) => {
  log.fatal({ err: error }, "the server cannot listen");
  process.exit(1);
});

for (const name of ["SIGINT", "SIGTERM"] as const) {
  process.once(name, () => {
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), STOP_MS).unref();
    void closed.then(() => app.close()).finally(() => process.exit(0));
  });
}
