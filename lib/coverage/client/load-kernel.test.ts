import { readFile } from "node:fs/promises";
import { afterEach, expect, test, vi } from "vitest";
import { loadKernel } from "./load-kernel";

afterEach(() => vi.unstubAllGlobals());

const answer = (make: (file: URL) => Promise<Response>) => vi.stubGlobal("fetch", make);
const wasm = { headers: { "content-type": "application/wasm" } };

test("a worker compiles the kernel that the build put beside it", async () => {
  answer(async (file) => new Response(await readFile(file), wasm));
  const { kernel, compiled } = await loadKernel();
  kernel.keysToSort(3).set([3, 1, 2]);
  expect(compiled).toBe(true);
  expect(Array.from(kernel.sortedOrder(3).subarray(0, 3))).toEqual([1, 2, 0]);
});

test.each([
  ["cannot be reached", async () => Promise.reject(new TypeError("network")), "network"],
  ["is not there", async () => new Response("", { status: 404 }), "was answered with 404"],
  ["is something else", async () => new Response("<html>", wasm), "expected magic word"],
])("where the file %s, the kernel in TypeScript stands in, and says why", async (_what, make, reason) => {
  answer(make);
  const loaded = await loadKernel();
  expect(loaded).toMatchObject({ compiled: false, reason: { message: expect.stringContaining(reason) } });
  loaded.kernel.keysToSort(3).set([3, 1, 2]);
  expect(Array.from(loaded.kernel.sortedOrder(3).subarray(0, 3))).toEqual([1, 2, 0]);
});
