import "server-only";
import { readFile } from "node:fs/promises";
import { kernelOf, type LoadedKernel } from "../kernel/kernel";

const KERNEL_FILE = new URL("../kernel/kernel.wasm", import.meta.url);

let own: Promise<LoadedKernel> | undefined;

/** The one kernel of this thread for whatever it computes by itself, loaded when it is first needed. */
export function ownKernel(): Promise<LoadedKernel> {
  own ??= loadKernel();
  return own;
}

/** The coverage kernel for this thread of Node, compiled if `npm run build:kernel` has run, as it has in every app that serves. */
export function loadKernel(file: URL = KERNEL_FILE): Promise<LoadedKernel> {
  return kernelOf(readFile(file).then((content) => WebAssembly.compile(content)));
}
