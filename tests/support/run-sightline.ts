import { spawn } from "node:child_process";
import path from "node:path";
import { text } from "node:stream/consumers";
import { PROJECT } from "@/scripts/setup/project.mjs";

export type Ran = { readonly code: number | null; readonly stdout: string; readonly stderr: string };

/** Runs `sightline` as people do: a process of its own, from its words to its exit code. For tests. */
export async function runSightline(
  words: readonly string[],
  { env = {}, input = "" }: { readonly env?: Record<string, string>; readonly input?: string } = {},
): Promise<Ran> {
  const child = spawn(process.execPath, [path.join(PROJECT, "scripts/sightline.mjs"), ...words], {
    cwd: PROJECT,
    env: { ...process.env, NODE_ENV: "production", ...env },
  });
  child.stdin.end(input);
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  const [stdout, stderr, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { code, stdout, stderr };
}
