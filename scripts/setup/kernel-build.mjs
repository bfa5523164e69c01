import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import { withLock } from "../cluster/exclusive-lock.mjs";
import { PROJECT, WORKSHOP } from "./project.mjs";
import { SetupError } from "./setup-error.mjs";
import { sourceHash } from "./source-hash.mjs";

const FOLDER = "lib/coverage/kernel";
/** Where the compiled kernel lies: a fresh clone has none. */
export const KERNEL_FILE = path.join(PROJECT, FOLDER, "kernel.wasm");
/** The section of the file that says which sources it was made of. */
const SOURCES_SECTION = "sources";

/**
 * Makes the compiled kernel where it is missing or of other sources than these.
 *
 * @param {{ report?: (detail: string) => void }} [options]
 * @returns {Promise<{ file: string, built: boolean }>}
 * @throws {SetupError} with what the compiler says is wrong
 */
export async function ensureKernel({ report = () => undefined } = {}) {
  if (isCurrent(kernelHash())) return { file: KERNEL_FILE, built: false };
  return withLock(path.join(WORKSHOP, "run", "kernel.lock"), async () => {
    const hash = kernelHash();
    if (isCurrent(hash)) return { file: KERNEL_FILE, built: false };
    report("compiling the coverage kernel");
    const wasm = await compileKernel(`${FOLDER}/entry.ts`);
    const unfinished = `${KERNEL_FILE}.${process.pid}`;
    writeFileSync(unfinished, Buffer.concat([wasm, customSection(SOURCES_SECTION, hash)]));
    renameSync(unfinished, KERNEL_FILE);
    return { file: KERNEL_FILE, built: true };
  });
}

/**
 * Compiles a module in the kernel's subset of TypeScript, and what it imports, to WebAssembly that imports nothing.
 *
 * @param {string} entry - Relative to the clone.
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 * @throws {SetupError} with what the compiler says is wrong
 */
export async function compileKernel(entry) {
  const { main } = await import("assemblyscript/asc");
  /** @type {Uint8Array<ArrayBuffer> | null} */
  let wasm = null;
  const { error, stderr } = await main(
    [
      entry,
      "--baseDir",
      PROJECT,
      "--outFile",
      "kernel.wasm",
      "-O3",
      "--runtime",
      "minimal", // frees arrays when collectArrays asks for it, and never by itself
      "--uncheckedBehavior",
      "always",
      "--noAssert",
      "--use",
      "abort=", // a trap instead of a call to the host
      "--disableWarning",
      "210", // `!` after an index is for TypeScript
    ],
    {
      readFile: (name, folder) => assemblySource(path.resolve(folder, name)),
      writeFile: (_name, content) => {
        if (typeof content !== "string") wasm = new Uint8Array(content);
      },
      listFiles: () => [],
    },
  );
  if (wasm && !error) return inlined(wasm);
  throw new SetupError("the coverage kernel does not compile", "npm run build:kernel", {
    output: stderr.toString().trim(),
  });
}

/**
 * Puts functions into those that call them to a greater size than the compiler does by itself: a sweep calls small ones for every event, by which a site's step
 * takes a twentieth less. No figure changes: nothing here may reorder arithmetic.
 *
 * @param {Uint8Array} wasm @returns {Promise<Uint8Array<ArrayBuffer>>}
 */
async function inlined(wasm) {
  const { default: binaryen } = await import("binaryen"); // the compiler's own optimiser, which it lets nobody set
  const kernel = binaryen.readBinary(wasm);
  const { MutableGlobals, SignExt, NontrappingFPToInt, BulkMemory, BulkMemoryOpt } = binaryen.Features;
  kernel.setFeatures(MutableGlobals | SignExt | NontrappingFPToInt | BulkMemory | BulkMemoryOpt);
  binaryen.setOptimizeLevel(3);
  binaryen.setShrinkLevel(0);
  binaryen.setAlwaysInlineMaxSize(20);
  binaryen.setFlexibleInlineMaxSize(150);
  binaryen.setOneCallerInlineMaxSize(2_000);
  kernel.optimize();
  kernel.optimize();
  const optimised = new Uint8Array(kernel.emitBinary());
  kernel.dispose();
  return optimised;
}

/**
 * A source as AssemblyScript reads it: it knows no `type` in imports, has numbers by itself, and TypeScript knows no
 * decorator of a function, which a comment stands for. A file that is wholly other for AssemblyScript lies beside, under the name that ends accordingly.
 *
 * @param {string} file @returns {string | null} null when there is none
 */
function assemblySource(file) {
  const twin = file.replace(/\.ts$/, ".assemblyscript");
  if (existsSync(twin)) return readFileSync(twin, "utf8");
  if (!file.endsWith(".ts") || !existsSync(file)) return null;
  return readFileSync(file, "utf8")
    .replace(/^import type \{/gm, "import {")
    .replace(/^import \{[^}]*\}/gm, (names) => names.replace(/\btype (?=\w)|\b(f64|i32|u8)\b,?/g, ""))
    .replace(/^\/\/ @inline$/gm, "@inline");
}

/** What the compiled kernel depends on: its sources, how they are compiled, and by what. */
function kernelHash() {
  const sources = readdirSync(path.join(PROJECT, FOLDER)).filter((name) => /\.(ts|assemblyscript)$/.test(name));
  return sourceHash([
    ...sources.map((name) => `${FOLDER}/${name}`),
    "scripts/setup/kernel-build.mjs",
    "node_modules/assemblyscript/package.json",
  ]);
}

/** @param {string} hash */
function isCurrent(hash) {
  return existsSync(KERNEL_FILE) && readFileSync(KERNEL_FILE).subarray(-hash.length).toString("latin1") === hash;
}

/** A section of a WebAssembly file that means nothing to who runs it. @param {string} name @param {string} text both short */
function customSection(name, text) {
  const content = Buffer.from(`\0${name}${text}`, "latin1");
  content[0] = name.length;
  return Buffer.concat([Buffer.from([0, content.length]), content]);
}
