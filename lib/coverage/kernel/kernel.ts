import * as entry from "./entry";
import { type ArrayReturns, instantiate } from "./instantiate";

/** The kernel, whichever way it runs. One is for one thread, and one computation at a time: its arrays are its state. */
export type Kernel = typeof entry;

/** The kernel as TypeScript: the oracle of the compiled one, and its stand-in where WebAssembly is missing. */
export const typescriptKernel: Kernel = entry;

const RETURNS_ARRAY: ArrayReturns<Kernel> = {
  keysToSort: "F64s",
  sortedOrder: "I32s",
};

/** The kernel as WebAssembly, with memory of its own. @param module - Compiled of what `npm run build:kernel` made. */
export function wasmKernel(module: WebAssembly.Module): Kernel {
  return instantiate<Kernel>(module, RETURNS_ARRAY);
}
