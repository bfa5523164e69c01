import { createRequire } from "node:module";
import type { Clipper2ZFactoryFunction, MainModule, PathsD } from "clipper2-wasm/dist/clipper2z";
import { beforeAll, describe, expect, it } from "vitest";
import type { ScenePolygon } from "@/lib/coverage/scene";
import { type OverlayCase, overlayCases } from "./overlay-case";
import { proofSize } from "./proof-size";

/** `npm run proof:clipper` asks for more random scenes. */
const SCENES = proofSize("SIGHTLINE_PROOF_CLIPPER", 100);
/** Clipper2 computes on whole hundredths of a micrometre here; along the borders of a site of some metres that is less than this part of its area. */
const DECIMALS = 8;
const AREAS = 1e-7;
const timeout = 3_600_000;

let clipper: MainModule;
beforeAll(async () => {
  // its types name neither an export nor a default
  const create: Clipper2ZFactoryFunction = createRequire(import.meta.url)("clipper2-wasm");
  clipper = await create();
});

describe("Clipper2 lays the footprints over the site again", () => {
  it(`agrees on ${SCENES} random scenes and every awkward one`, { timeout }, async () => {
    const wrong: string[] = [];
    let [levels, worst] = [0, 0];
    for await (const one of overlayCases(SCENES)) {
      const theirs = gapArea(one);
      const error = Math.abs(theirs - one.solution.gapArea) / one.area;
      worst = Math.max(worst, error);
      levels++;
      if (!(error <= AREAS)) wrong.push(`${one.name}: gap ours ${one.solution.gapArea}, theirs ${theirs}`);
    }
    if (process.env.SIGHTLINE_PROOF_CLIPPER) console.info(`${levels} levels; worst ${worst}`);
    expect(wrong.slice(0, 20)).toEqual([]);
    expect(levels).toBeGreaterThan(2 * SCENES);
  });
});

/** About a corner of the site, so that whole numbers have all digits. */
function gapArea({ site, devices }: OverlayCase): number {
  const [x, y] = site[0]?.[0] ?? [0, 0];
  // an 8 encloses what an odd number of turns does, so its rings are untied first; footprints are drawn the right way round
  const drawn = paths([site], x, y);
  const none = new clipper.PathsD();
  const ground = clipper.UnionD(drawn, none, clipper.FillRule.EvenOdd, DECIMALS);
  const seen = paths(devices.flat(), x, y);
  const gap = clipper.DifferenceD(ground, seen, clipper.FillRule.NonZero, DECIMALS);
  const area = clipper.AreaPathsD(gap);
  for (const object of [drawn, none, ground, seen, gap]) object.delete();
  return area;
}

function paths(polygons: readonly ScenePolygon[], x: number, y: number): PathsD {
  const all = new clipper.PathsD();
  const path = new clipper.PathD();
  for (const ring of polygons.flat()) {
    path.assign(Float64Array.from(ring.flatMap(([u, v]) => [u - x, v - y, 0]))); // the third is a corner's mark
    all.push_back(path);
  }
  path.delete();
  return all;
}
