import type { F64s, I32s, U8s } from "./arrays";

/** What a kernel may export: functions of numbers that return a number, nothing, or one of the kernel's arrays. */
export type KernelExports<E> = Record<keyof E, (...numbers: number[]) => unknown>;

/** Which exported functions return an array, and of what: WebAssembly itself tells only that they return a number. */
export type ArrayReturns<E> = {
  readonly [Name in keyof E as E[Name] extends (...numbers: never[]) => F64s | I32s | U8s ? Name : never]: ArrayName<
    E[Name]
  >;
};

type ArrayName<F> = F extends (...numbers: never[]) => infer A
  ? A extends F64s
    ? "F64s"
    : A extends I32s
      ? "I32s"
      : "U8s"
  : never;

/**
 * A kernel of its own memory, made of the compiled module. It is called like the TypeScript module it was compiled from:
 * `E` is that module's type. Where it returns an array, that is a view of its memory: good until the next call that may
 * make any array, because a memory that grows cuts off all views.
 *
 * @param returnsArray - By the name of the function.
 */
export function instantiate<E extends KernelExports<E>>(module: WebAssembly.Module, returnsArray: ArrayReturns<E>): E {
  const { exports } = new WebAssembly.Instance(module);
  const memory = exports.memory as WebAssembly.Memory;
  const kernel: Record<string, unknown> = {};
  for (const [name, exported] of Object.entries(exports)) {
    if (typeof exported !== "function") continue;
    const call = exported as (...numbers: number[]) => number;
    const kind = (returnsArray as Record<string, "F64s" | "I32s" | "U8s" | undefined>)[name];
    kernel[name] = kind ? (...numbers: number[]) => view(memory, call(...numbers) >>> 0, kind) : call;
  }
  return kernel as E;
}

/** The 32 bits before an array's first number hold its length in bytes. @see AssemblyScript, Runtime, "Memory layout" */
function view({ buffer }: WebAssembly.Memory, pointer: number, kind: "F64s" | "I32s" | "U8s"): F64s | I32s | U8s {
  const bytes = new DataView(buffer).getUint32(pointer - 4, true);
  if (kind === "F64s") return new Float64Array(buffer, pointer, bytes >>> 3);
  if (kind === "I32s") return new Int32Array(buffer, pointer, bytes >>> 2);
  return new Uint8Array(buffer, pointer, bytes);
}
