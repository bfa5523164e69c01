import { isFree } from "../../cluster/loopback-port.mjs";
import { DEFAULT_PORT } from "../../setup/listen-options.mjs";
import { findProductionBuild } from "../../setup/production-build.mjs";
import { findRunningApp } from "../../setup/running-app.mjs";
import { good, later, wrong } from "./finding.mjs";

/** Whether the sources as they are now have been built. */
export function checkBuild() {
  const folder = findProductionBuild();
  return folder
    ? good("build", "Build", folder)
    : later("build", "Build", "none of these sources; `sightline up` makes it");
}

/** Whether the app runs, or could take its port. @param {string} data */
export async function checkPort(data) {
  const running = findRunningApp(data);
  if (running) return good("port", "App", `runs at ${running.address}, process ${running.pid}`);
  const port = Number(process.env.SIGHTLINE_PORT ?? DEFAULT_PORT);
  if (await isFree(port)) return good("port", "App", `not running; port ${port} is free`);
  return wrong("port", "App", `not running, and another program listens on port ${port}`, "sightline up --port N");
}
