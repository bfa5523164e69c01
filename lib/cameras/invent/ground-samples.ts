import type { XY } from "@/lib/geometry/polygon";
import { area } from "@/lib/geometry/polygon-boolean";
import { samplePolygon } from "@/lib/geometry/sample-polygon";
import type { DerivedSite, PartRole } from "@/lib/sites/derived-site";

/** A point that stands for `weight` m² of a site's ground, which must be seen with `density` pixels per metre. */
export type GroundSample = { readonly at: XY; readonly weight: number; readonly density: number };

/** Ground one sample stands for where a site is small, m². */
const SHARE_M2 = 9;
const MOST = 420;
/** The strip across an opening counts more than its area: without it no site is met. */
const OPENING_WEIGHT = 6;

/** Points spread over the parts of a site, by area. */
export function groundSamples(site: DerivedSite, densityOf: (role: PartRole) => number): GroundSample[] {
  const share = Math.max(SHARE_M2, area(site.ground) / MOST);
  return site.parts.flatMap((part) =>
    part.polygons.flatMap((polygon) => {
      const size = area([polygon]);
      const count = Math.max(part.at ? 12 : 4, Math.round(size / share));
      const points = samplePolygon(polygon, count);
      const weight = (size / count) * (part.at ? OPENING_WEIGHT : 1);
      return Array.from({ length: points.length / 2 }, (_, i): GroundSample => {
        const at: XY = [points[2 * i] ?? 0, points[2 * i + 1] ?? 0];
        return { at, weight, density: densityOf(part.role) };
      });
    }),
  );
}
