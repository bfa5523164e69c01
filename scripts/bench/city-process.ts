import { spawn } from "node:child_process";
import { typescriptCommand } from "../setup/typescript-command.mjs";
import type { CityRun } from "./ours";

/** A city that a process of its own shall measure. */
export type CityTask = {
  readonly cameras: number;
  readonly walls: "flat" | "solid";
  readonly workers: number;
  /** Passes that count; one before them does not. */
  readonly runs: number;
};

export type CityAnswer = {
  readonly runs: readonly CityRun[];
  /** Most memory the process held while the passes ran, without what making the city took before; MB of 10⁶ bytes. */
  readonly rssMb: number;
};

/**
 * Measures cities in one process that does nothing else, so that no other row's memory or compiled code counts. Several cities take turns.
 *
 * @throws {Error} with what the process said, if it fails
 */
export async function measureCities(tasks: readonly CityTask[]): Promise<CityAnswer[]> {
  const { command, args, env } = typescriptCommand("scripts/bench-city.ts", [JSON.stringify(tasks)]);
  const child = spawn(command, ["--expose-gc", ...args], {
    env: env as NodeJS.ProcessEnv,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const chunks: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", resolve);
  });
  if (code !== 0) throw new Error(`measuring ${JSON.stringify(tasks)} ended with exit code ${code}`);
  return JSON.parse(Buffer.concat(chunks).toString("utf8")) as CityAnswer[];
}
