import { difference, featureCollection, polygon, union } from "@turf/turf";
import { totalArea } from "@/lib/geometry/ring-area";
import { closedCornersOf, type SitePeer } from "./site-case";

/** `@turf/turf`: `union` of the footprints, then `difference` of site and union. Its features are made beforehand; the area of the answer is not Turf's geodesic one. */
export const turfPeer: SitePeer = {
  name: "turf",
  prepare: ({ ground, footprints }) => {
    const site = polygon(ground.map(closedCornersOf));
    const pieces = footprints.flat().map((rings) => polygon(rings.map(closedCornersOf)));
    return () => {
      try {
        const [only] = pieces;
        const seen = pieces.length > 1 ? union(featureCollection(pieces)) : (only ?? null);
        const left = seen ? difference(featureCollection([site, seen])) : site;
        if (!left) return 0;
        const { type, coordinates } = left.geometry;
        const polygons = type === "Polygon" ? [coordinates] : coordinates;
        return totalArea(polygons.map((rings) => rings.map((ring) => Float64Array.from(ring.flat()))));
      } catch {
        // a failure of the peer, which the caller counts
        return null;
      }
    };
  },
};
