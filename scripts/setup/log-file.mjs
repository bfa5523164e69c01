import { closeSync, existsSync, mkdirSync, openSync, renameSync, writeSync } from "node:fs";
import path from "node:path";
import { Writable } from "node:stream";

/** Two such files hold about half a million requests. */
const LARGEST_BYTES = 64 * 1024 * 1024;
const NEW_LINE = 10;

/**
 * A log that never fills the disk: a file for this run, and `.previous` beside it for the run before, or for what came before in a long
 * run. It begins anew between two lines.
 *
 * @param {string} file
 * @param {number} [largest] - Bytes after which it begins anew.
 */
export function openLogFile(file, largest = LARGEST_BYTES) {
  mkdirSync(path.dirname(file), { recursive: true });
  const begin = () => {
    if (existsSync(file)) renameSync(file, `${file}.previous`);
    // Who asked for what is nobody else's business on this machine.
    return openSync(file, "w", 0o600);
  };
  let descriptor = begin();
  let size = 0;
  return new Writable({
    write(/** @type {Buffer} */ chunk, _encoding, done) {
      try {
        for (let at = 0; at < chunk.length; ) at += writeSync(descriptor, chunk, at);
        size += chunk.length;
        if (size >= largest && chunk.at(-1) === NEW_LINE) {
          closeSync(descriptor);
          descriptor = begin();
          size = 0;
        }
        done();
      } catch (error) {
        done(error instanceof Error ? error : new Error(String(error)));
      }
    },
    final(done) {
      closeSync(descriptor);
      done();
    },
  });
}
