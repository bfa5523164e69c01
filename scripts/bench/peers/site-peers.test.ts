import { describe, expect, it } from "vitest";
import { ourSites } from "../ours";
import { clipper2Peer } from "./clipper2-wasm";
import type { SiteCase, SitePeer } from "./site-case";
import { turfPeer } from "./turf";
import { prepareVisibilityPolygon, segmentsOf } from "./visibility-polygon";

const box = (west: number, south: number, east: number, north: number) =>
  Float64Array.of(west, south, east, south, east, north, west, north, west, south);
const hole = (west: number, south: number, east: number, north: number) =>
  Float64Array.of(west, south, west, north, east, north, east, south, west, south);

/** 100 m² with a pond of 4 m²; footprints that overlap each other, the pond and the border, and one with a hole. */
const site: SiteCase = {
  ground: [box(0, 0, 10, 10), hole(4, 4, 6, 6)],
  footprints: [
    [[box(-5, -5, 5, 5)]],
    [[box(2, 2, 7, 3), hole(5.5, 2.25, 6.5, 2.75)]],
    [[box(20, 0, 30, 10)], [box(9, 9, 12, 12)]],
  ],
};
/** 96 m² of ground, less 25 - 1 by the first, 2 - 0.5 by the second, 1 by the third. */
const GAP_M2 = 96 - 24 - 1.5 - 1;

describe("the area of a site that no footprint covers", () => {
  const peers: readonly (readonly [string, () => SitePeer | Promise<SitePeer>])[] = [
    ["ours", ourSites],
    ["turf", () => turfPeer],
    ["clipper2-wasm", clipper2Peer],
  ];

  it.each(peers)("by %s", async (_, make) => {
    const work = (await make()).prepare(site);
    expect(work()).toBeCloseTo(GAP_M2, 5);
    expect(work(), "asked again").toBeCloseTo(GAP_M2, 5);
  });

  it.each(peers)("by %s, with nothing seen", async (_, make) => {
    expect((await make()).prepare({ ...site, footprints: [[[box(20, 0, 30, 10)]]] })()).toBeCloseTo(96, 5);
  });
});

describe("prepareVisibilityPolygon", () => {
  it("gives the frame less what a wall hides", () => {
    const frame = box(0, 1, 10, 10);
    const wall = box(4, 2, 6, 4);
    // seen from (5, 0), the wall's near edge stands at half its distance from the axis: |x - 5| < y / 2 from y = 2, 10 wide at y = 10
    const hidden = (10 ** 2 - 2 ** 2) / 2;
    expect(prepareVisibilityPolygon({ x: 5, y: 0, frame, walls: () => segmentsOf(wall) }, false)()).toBeCloseTo(
      90 - hidden,
      9,
    );
    expect(prepareVisibilityPolygon({ x: 5, y: 0, frame, walls: () => [] }, false)()).toBeCloseTo(90, 9);
  });
});
