import { spawn } from "node:child_process";
import { typescriptCommand } from "../setup/typescript-command.mjs";

/** The product's job worker beside this process, at work on the same database. @returns how to end it */
export async function startJobWorker(url: string): Promise<() => Promise<void>> {
  const { command, args, env } = typescriptCommand("workers/jobs.ts");
  const worker = spawn(command, args, {
    env: { ...env, DATABASE_URL: url, NODE_ENV: "production" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = new Promise<void>((resolve) => worker.once("exit", () => resolve()));
  await new Promise<void>((resolve, reject) => {
    worker.stdout.on("data", (line: Buffer) => line.includes("waiting for jobs") && resolve());
    worker.once("exit", (code) => reject(new Error(`the job worker ended with ${code} before it began`)));
  });
  return async () => {
    worker.kill("SIGTERM");
    await ended;
  };
}
