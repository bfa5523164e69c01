import * as entry from "./entry";
import { type ArrayReturns, instantiate } from "./instantiate";

/** The kernel, whichever way it runs. One is for one thread, and one computation at a time: its arrays are its state. */
export type Kernel = typeof entry;

/** The kernel as TypeScript: the oracle of the compiled one, and its stand-in where WebAssembly is missing. */
export const typescriptKernel: Kernel = entry;

const RETURNS_ARRAY: ArrayReturns<Kernel> = {
  clearCircle: "F64s",
  coverFirsts: "I32s",
  coverPoints: "F64s",
  coverStarts: "I32s",
  depthAreas: "F64s",
  fieldBases: "F64s",
  fieldFirstPoints: "I32s",
  fieldOwners: "I32s",
  fieldPoints: "F64s",
  fieldTops: "F64s",
  framePoints: "F64s",
  frameStarts: "I32s",
  gapOuters: "I32s",
  gapStarts: "I32s",
  gapXY: "F64s",
  keysToSort: "F64s",
  levelStarts: "I32s",
  outlineStarts: "I32s",
  outlineXY: "F64s",
  pointReasons: "I32s",
  reasonPoints: "F64s",
  sortedOrder: "I32s",
  watcherCorners: "F64s",
  watcherNumbers: "F64s",
  watcherStarts: "I32s",
};

/** The kernel as WebAssembly, with memory of its own. @param module - Compiled of what `npm run build:kernel` made. */
export function wasmKernel(module: WebAssembly.Module): Kernel {
  return instantiate<Kernel>(module, RETURNS_ARRAY);
}

/** Which kernel a thread got; both give the same numbers, one is quicker. */
export type LoadedKernel =
  | { readonly kernel: Kernel; readonly compiled: true }
  | {
      readonly kernel: Kernel;
      readonly compiled: false;
      /** Why it is not the compiled one: worth a line in the log, nothing that stops the work. */
      readonly reason: unknown;
    };

/** The compiled kernel, or the one in TypeScript where that cannot be had: never built, not reached, not allowed to run. */
export async function kernelOf(compiling: Promise<WebAssembly.Module>): Promise<LoadedKernel> {
  try {
    return { kernel: wasmKernel(await compiling), compiled: true };
  } catch (reason) {
    return { kernel: typescriptKernel, compiled: false, reason };
  }
}
