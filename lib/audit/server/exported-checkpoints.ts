import "server-only";
import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { readInstallationKey } from "@/lib/config/installation-key";
import { Fault } from "@/lib/kernel/fault";
import { type Checkpoint, checkpointSchema } from "../checkpoint";

/** Where the data folder keeps checkpoints: a line of JSON each, only ever added to. */
export function checkpointFile(dataFolder: string): string {
  return path.join(dataFolder, "audit", "checkpoints.jsonl");
}

/**
 * The checkpoints outside the database, each entry's once, in the order they were made.
 * @throws {Fault} `bad-checkpoint-file` for a line that is no checkpoint, by its number
 */
export function readExportedCheckpoints(dataFolder: string): Checkpoint[] {
  const file = checkpointFile(dataFolder);
  const found = readLines(file).map((line, i) => {
    const checkpoint = checkpointSchema.safeParse(parseJson(line));
    if (checkpoint.success) return checkpoint.data;
    throw new Fault(
      "bad-checkpoint-file",
      `${file}, line ${i + 1}, is not a checkpoint: compare it with your copy of the file`,
    );
  });
  return [...new Map(found.map((checkpoint) => [`${checkpoint.seq} ${checkpoint.signature}`, checkpoint])).values()];
}

/** Adds those that are not there yet, and beside them the public key by which anybody can check them; returns once the disk has them. */
export function exportCheckpoints(dataFolder: string, checkpoints: readonly Checkpoint[]): void {
  const known = new Set(readExportedCheckpoints(dataFolder).map(({ seq }) => seq));
  const lines = checkpoints.filter(({ seq }) => !known.has(seq)).map((checkpoint) => `${JSON.stringify(checkpoint)}\n`);
  if (lines.length === 0) return;
  const file = checkpointFile(dataFolder);
  mkdirSync(path.dirname(file), { recursive: true });
  const { publicKey } = readInstallationKey(dataFolder);
  writeFileSync(path.join(path.dirname(file), "public-key.pem"), publicKey.export({ type: "spki", format: "pem" }));
  appendFileSync(file, lines.join(""), { flush: true });
}

function readLines(file: string): string[] {
  try {
    return readFileSync(file, "utf8")
      .split("\n")
      .filter((line) => line !== "");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
    throw error;
  }
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    // Said by the caller, which knows the line's number.
    return null;
  }
}
