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
    kernel[name] = kind ? new Views(memory, call, kind).get : call;
  }
  return kernel as E;
}

/** The views that one function returns: the last one is kept, as an array seldom moves and making a view takes longer than most calls. */
class Views {
  private readonly memory: WebAssembly.Memory;
  private readonly call: (a?: number, b?: number) => number;
  private readonly kind: "F64s" | "I32s" | "U8s";
  private last: F64s | I32s | U8s | undefined;
  /** The memory as bytes of its own making, to read lengths from. */
  private lengths: DataView<ArrayBuffer> | undefined;

  constructor(memory: WebAssembly.Memory, call: (...numbers: number[]) => number, kind: "F64s" | "I32s" | "U8s") {
    this.memory = memory;
    this.call = call as (a?: number, b?: number) => number;
    this.kind = kind;
  }

  readonly get = (a?: number, b?: number): F64s | I32s | U8s => {
    const pointer = this.call(a, b) >>> 0;
    const { buffer } = this.memory;
    if (this.lengths?.buffer !== buffer) this.lengths = new DataView(buffer);
    // the 32 bits before an array's first number hold its length in bytes: AssemblyScript, Runtime, "Memory layout"
    const bytes = this.lengths.getUint32(pointer - 4, true);
    const { last } = this;
    if (last && last.buffer === buffer && last.byteOffset === pointer && last.byteLength === bytes) return last;
    this.last = view(buffer, pointer, bytes, this.kind);
    return this.last;
  };
}

function view(buffer: ArrayBuffer, pointer: number, bytes: number, kind: "F64s" | "I32s" | "U8s"): F64s | I32s | U8s {
  if (kind === "F64s") return new Float64Array(buffer, pointer, bytes >>> 3);
  if (kind === "I32s") return new Int32Array(buffer, pointer, bytes >>> 2);
  return new Uint8Array(buffer, pointer, bytes);
}
