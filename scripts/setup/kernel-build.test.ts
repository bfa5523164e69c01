import { expect, test } from "vitest";
import { instantiate } from "../../lib/coverage/kernel/instantiate";
import * as growing from "../../tests/fixtures/kernel/grow-arrays";
import { compileKernel } from "./kernel-build.mjs";

const GROWING = "tests/fixtures/kernel/grow-arrays.ts";

test("arrays grow in WebAssembly as they do in TypeScript, past the end of the memory it began with", async () => {
  const compiled = instantiate<typeof growing>(await WebAssembly.compile(await compileKernel(GROWING)), {
    allDoubles: "F64s",
    allWholes: "I32s",
    allBytes: "U8s",
  });
  for (const n of [3, 100, 101, 20_000]) {
    for (const kernel of [growing, compiled]) kernel.grow(n);
    expect(compiled.allDoubles()).toEqual(growing.allDoubles());
    expect(compiled.allWholes()).toEqual(growing.allWholes());
    expect(compiled.allBytes()).toEqual(growing.allBytes());
  }
  expect(compiled.allDoubles()).toHaveLength(20_000);
});

test("arrays that were replaced are freed, so that a kernel may work on for days", async () => {
  const { exports } = new WebAssembly.Instance(await WebAssembly.compile(await compileKernel(GROWING)));
  const replace = exports.replace as (n: number) => void;
  const memory = exports.memory as WebAssembly.Memory;
  for (let i = 0; i < 1_000; i++) replace(100_000 + i);
  expect(memory.buffer.byteLength).toBeLessThan(8_000_000);
});

test("the same sources give the same bytes, and nothing is asked of the host", async () => {
  const [first, second] = [await compileKernel(GROWING), await compileKernel(GROWING)];
  expect(second).toEqual(first);
  expect(WebAssembly.Module.imports(await WebAssembly.compile(first))).toEqual([]);
});

test("a source outside the subset is refused with its place", async () => {
  await expect(compileKernel("lib/coverage/kernel/instantiate.ts")).rejects.toMatchObject({
    message: "the coverage kernel does not compile",
    output: expect.stringMatching(/lib\/coverage\/kernel\/instantiate\.ts\(\d+,\d+\)/),
  });
});

test("a source that does not exist is named", async () => {
  await expect(compileKernel("tests/fixtures/kernel/none.ts")).rejects.toMatchObject({
    output: expect.stringContaining("tests/fixtures/kernel/none.ts"),
  });
});
