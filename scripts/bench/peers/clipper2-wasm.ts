import { createRequire } from "node:module";
import type { Clipper2ZFactoryFunction, MainModule, PathsD } from "clipper2-wasm/dist/clipper2z";
import { type Box, boxesMeet, boxOf } from "@/lib/geometry/box";
import type { Ring } from "@/lib/geometry/polygon";
import type { SitePeer } from "./site-case";

/** Decimals that Clipper2 keeps: it works on whole micrometres, at no other speed than on millimetres. */
const DECIMALS = 6;

/**
 * `clipper2-wasm` as somebody who knows it would call it: footprints cut to the site's box by `RectClipPathsD`, then one `DifferenceD`, non-zero. Corners are
 * handed over as arrays, in one path that is used again; every object is deleted. Handing over is timed, as it is for us.
 */
export async function clipper2Peer(): Promise<SitePeer> {
  // its types name neither an export nor a default
  const create: Clipper2ZFactoryFunction = createRequire(import.meta.url)("clipper2-wasm");
  const clipper = await create();
  return {
    name: "clipper2-wasm",
    prepare: ({ ground, footprints }) => {
      const box = boxOf(ground);
      const site = ground.map(openRing);
      const seen = footprints
        .flat(2)
        .filter((ring) => boxesMeet(boxOf([ring]), box))
        .map(openRing);
      return () => gapArea(clipper, site, seen, box);
    },
  };
}

/** x, y and a z of 0 for every corner, as `assign` takes them, without the repeated last one. */
function openRing(ring: Ring): Float64Array {
  const open = new Float64Array(3 * (ring.length / 2 - 1));
  for (let i = 0; 3 * i < open.length; i++) open.set(ring.subarray(2 * i, 2 * i + 2), 3 * i);
  return open;
}

function gapArea(
  clipper: MainModule,
  site: readonly Float64Array[],
  seen: readonly Float64Array[],
  [west, south, east, north]: Box,
): number {
  const subjects = pathsOf(clipper, site);
  const clips = pathsOf(clipper, seen);
  const rectangle = new clipper.RectD(west, south, east, north);
  const near = clipper.RectClipPathsD(rectangle, clips, DECIMALS);
  const gap = clipper.DifferenceD(subjects, near, clipper.FillRule.NonZero, DECIMALS);
  const area = clipper.AreaPathsD(gap);
  for (const object of [subjects, clips, rectangle, near, gap]) object.delete();
  return area;
}

function pathsOf(clipper: MainModule, rings: readonly Float64Array[]): PathsD {
  const paths = new clipper.PathsD();
  const path = new clipper.PathD();
  for (const ring of rings) {
    path.assign(ring);
    paths.push_back(path);
  }
  path.delete();
  return paths;
}
