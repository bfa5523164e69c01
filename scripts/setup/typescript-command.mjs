import path from "node:path";
import { pathToFileURL } from "node:url";
import { PROJECT, productNode } from "./project.mjs";
import { SetupError } from "./setup-error.mjs";

/**
 * How to run a TypeScript file of the clone from any folder: on the product's Node, with the conditions of a server
 * (`server-only` refuses to load without them), and with compiled code kept for the next run. A program with Next inside
 * takes no conditions: Next chooses the React of each part itself.
 *
 * @param {string} file - Relative to the clone.
 * @param {readonly string[]} [args]
 * @param {{ conditions?: readonly string[] }} [options] - Which exports of packages are loaded.
 * @returns {{ command: string, args: string[], env: Record<string, string | undefined> }}
 * @throws {SetupError} before `npm ci` on a Node that is too old
 */
export function typescriptCommand(file, args = [], { conditions = ["react-server"] } = {}) {
  const command = productNode();
  if (!command) throw new SetupError("the product's Node is not installed", `cd ${PROJECT} && npm ci`);
  const loader = pathToFileURL(path.join(PROJECT, "node_modules", "tsx", "dist", "loader.mjs")).href;
  return {
    command,
    args: ["--import", loader, ...conditions.map((one) => `--conditions=${one}`), path.join(PROJECT, file), ...args],
    env: {
      ...process.env,
      TSX_TSCONFIG_PATH: path.join(PROJECT, "tsconfig.json"),
      NODE_COMPILE_CACHE: path.join(PROJECT, "node_modules", ".cache", "compile"),
    },
  };
}
