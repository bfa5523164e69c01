import type { Ring } from "@/lib/geometry/polygon";
import type { Kernel } from "./kernel/kernel";

/** Rings as the kernel takes and gives them: corners x, y, metres, the first of each ring not repeated, and where each ring begins; one number more at the end. */
export type OpenRings = { readonly xy: Float64Array; readonly starts: Int32Array };

/** The rings closed, each in an array of its own, moved by `dx` and `dy` metres. */
export function closedRings({ xy, starts }: OpenRings, dx: number, dy: number): Ring[] {
  return Array.from({ length: starts.length - 1 }, (_, ring) => {
    const open = xy.subarray(2 * (starts[ring] as number), 2 * (starts[ring + 1] as number));
    const closed = new Float64Array(open.length + 2);
    for (let i = 0; i < closed.length; i++) closed[i] = (open[i % open.length] as number) + (i % 2 === 0 ? dx : dy);
    return closed;
  });
}

/** Fills rings in for the kernel's next site or footprint. @returns how many */
export function handOver(kernel: Kernel, { xy, starts }: OpenRings): number {
  // room for one may move the other: first room for both, then the arrays
  kernel.coverPoints(xy.length / 2);
  kernel.coverStarts(starts.length - 1).set(starts);
  kernel.coverPoints(xy.length / 2).set(xy);
  return starts.length - 1;
}
