import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { seededRandom } from "../../../scripts/bench/city/seeded-random";
import { KERNEL_FILE } from "../../../scripts/setup/kernel-build.mjs";
import { handOver, type OpenRings } from "../open-rings";
import { DEPTHS } from "./cover-sweep";
import { type Kernel, typescriptKernel, wasmKernel } from "./kernel";

const compiled = wasmKernel(await WebAssembly.compile(await readFile(KERNEL_FILE)));

/** Stars, so that sides cross each other in most slabs, and quads that share a wall. */
const random = seededRandom(7);
const stars = Array.from({ length: 40 }, () =>
  star(random.between(0, 100), random.between(0, 60), random.between(5, 40)),
);
const covers = [...stars, ...Array.from({ length: 40 }, (_, i) => Float64Array.of(20, 10, 80, 10, 50, 20 + i, 20, 15))];
const ground: OpenRings = { xy: Float64Array.of(0, 0, 100, 0, 100, 60, 0, 60), starts: Int32Array.of(0, 4) };

describe("how often each place of a ground is covered", () => {
  it.each([2, 3, DEPTHS])("is the same in both kernels, bit for bit, up to %i depths", (depths) => {
    expect(swept(compiled, depths)).toEqual(swept(typescriptKernel, depths));
  });

  it.each([2, 3])("is the same up to %i depths as when more are told apart", (depths) => {
    const all = swept(compiled, DEPTHS).areas;
    const few = swept(compiled, depths).areas;
    for (let depth = 0; depth + 1 < depths; depth++) expect(few[depth]).toBeCloseTo(all[depth] as number, 8);
    expect(few[depths - 1]).toBeCloseTo(sum(all.slice(depths - 1)), 8);
    expect(few.slice(depths).every((area) => area === 0)).toBe(true);
  });

  it("adds up to the ground, and its gaps to what is not covered", () => {
    const { areas, gapM2 } = swept(compiled, DEPTHS);
    expect(sum(areas)).toBeCloseTo(6_000, 8);
    expect(gapM2).toBeCloseTo(areas[0] as number, 3);
  });

  it("does not matter to how footprints are handed over", () => {
    const together = swept(compiled, DEPTHS).areas;
    compiled.beginSite(handOver(compiled, ground));
    for (const xy of covers)
      compiled.addCover(handOver(compiled, { xy, starts: Int32Array.of(0, xy.length / 2) }), 0, 0);
    compiled.sweepSite(0, DEPTHS);
    expect([...compiled.depthAreas()]).toEqual(together);
  });
});

function star(x: number, y: number, radius: number): Float64Array {
  const corners = Array.from({ length: 12 }, (_, i) => {
    const length = i % 2 === 0 ? radius : radius * random.between(0.2, 0.9);
    const angle = (i * Math.PI) / 6;
    return [x + length * Math.cos(angle), y + length * Math.sin(angle)];
  });
  return Float64Array.from(corners.flat());
}

function swept(kernel: Kernel, depths: number): { areas: number[]; gaps: number[]; gapM2: number } {
  kernel.beginSite(handOver(kernel, ground));
  kernel.coverFirsts(covers.length).set(covers.map((_, i) => i));
  kernel.coverFirsts(covers.length)[covers.length] = covers.length;
  const starts = Int32Array.from([0, ...covers.map(({ length }) => length / 2)]);
  for (let i = 1; i < starts.length; i++) starts[i] = (starts[i] as number) + (starts[i - 1] as number);
  handOver(kernel, { xy: Float64Array.from(covers.flatMap((xy) => [...xy])), starts });
  kernel.addCovers(covers.length);
  const rings = kernel.sweepSite(1, depths);
  expect(rings).toBeGreaterThan(0);
  const gapStarts = kernel.gapStarts();
  const xy = [...kernel.gapXY().subarray(0, 2 * (gapStarts[rings] as number))];
  let doubled = 0;
  for (let ring = 0; ring < rings; ring++) {
    const [from, to] = [gapStarts[ring] as number, gapStarts[ring + 1] as number];
    for (let i = from, j = to - 1; i < to; j = i++)
      doubled += (xy[2 * j] as number) * (xy[2 * i + 1] as number) - (xy[2 * i] as number) * (xy[2 * j + 1] as number);
  }
  return { areas: [...kernel.depthAreas()], gaps: xy, gapM2: doubled / 2 };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
