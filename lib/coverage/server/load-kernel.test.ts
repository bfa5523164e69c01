import { expect, test } from "vitest";
import { loadKernel } from "./load-kernel";

test("the compiled kernel is found beside its sources", async () => {
  expect(await loadKernel()).toMatchObject({ compiled: true });
});

test("where it was never compiled, the kernel in TypeScript stands in, and says why", async () => {
  const loaded = await loadKernel(new URL("./no-kernel.wasm", import.meta.url));
  expect(loaded).toMatchObject({ compiled: false, reason: { code: "ENOENT" } });
  loaded.kernel.keysToSort(3).set([3, 1, 2]);
  expect(Array.from(loaded.kernel.sortedOrder(3).subarray(0, 3))).toEqual([1, 2, 0]);
});
