import { readFile } from "node:fs/promises";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { KERNEL_FILE } from "../../../scripts/setup/kernel-build.mjs";
import { typescriptKernel, wasmKernel } from "./kernel";
import { sortKeys } from "./sort";

const compiled = wasmKernel(await WebAssembly.compile(await readFile(KERNEL_FILE)));

describe.each([
  ["TypeScript", typescriptKernel],
  ["WebAssembly", compiled],
])("sorting indices by their keys in %s", (_name, kernel) => {
  test.each([
    ["random keys", (n: number) => Array.from({ length: n }, (_, i) => Math.sin(i * i + n))],
    ["many equal keys", (n: number) => Array.from({ length: n }, (_, i) => (i * 7919) % 5)],
    ["sorted keys", (n: number) => Array.from({ length: n }, (_, i) => i)],
    ["keys sorted the other way", (n: number) => Array.from({ length: n }, (_, i) => -i)],
    ["keys like an organ's pipes", (n: number) => Array.from({ length: n }, (_, i) => Math.min(i, n - i))],
  ])("puts %s in order, and the smaller index first where they are equal", (_kind, keysOf) => {
    for (const n of [0, 1, 2, 24, 25, 100, 20_000]) {
      const keys = keysOf(n);
      const wanted = keys.map((_, i) => i).sort((p, q) => Number(keys[p]) - Number(keys[q]) || p - q);
      kernel.keysToSort(n).set(keys);
      expect(Array.from(kernel.sortedOrder(n).subarray(0, n))).toEqual(wanted);
    }
  });
});

test("both kernels give the same order for any keys", () => {
  const keys = fc.array(fc.oneof(fc.double({ noNaN: true }), fc.constantFrom(0, -0, 1)), { maxLength: 400 });
  fc.assert(
    fc.property(keys, (some) => {
      const [inTypescript, inWasm] = [typescriptKernel, compiled].map((kernel) => {
        kernel.keysToSort(some.length).set(some);
        return Array.from(kernel.sortedOrder(some.length).subarray(0, some.length));
      });
      expect(inWasm).toEqual(inTypescript);
    }),
    { numRuns: 300 },
  );
});

test("keys themselves are sorted within their range, and nothing outside it", () => {
  const keys = Float64Array.from({ length: 5_000 }, (_, i) => Math.sin(i * i));
  const wanted = [...keys.subarray(0, 10), ...keys.slice(10, 4_900).sort(), ...keys.subarray(4_900)];
  sortKeys(keys, 10, 4_900);
  expect(Array.from(keys)).toEqual(wanted);
});
