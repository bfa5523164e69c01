import { boxesMeet, boxOf } from "@/lib/geometry/box";
import { BoxIndex } from "@/lib/geometry/box-index";
import type { BenchScene } from "./city/raise-city";
import type { Footprints } from "./ours";
import type { SiteCase } from "./peers/site-case";
import { allShapes } from "./scene-polygons";

/** Every site of a scene with the footprints whose boxes meet its own; sites that none reaches are left out. */
export function siteCases(scene: BenchScene, footprints: Footprints): SiteCase[] {
  const seen = scene.cameras.map((_, i) => footprints.polygonsOf(i)).filter((polygons) => polygons.length > 0);
  const index = new BoxIndex(seen, (polygons) => boxOf(polygons.flat()));
  return allShapes(scene.sites).flatMap((ground) => {
    const box = boxOf(ground);
    const near = index.near(box).map((polygons) => polygons.filter((rings) => boxesMeet(boxOf(rings), box)));
    const reaching = near.filter((polygons) => polygons.length > 0);
    return reaching.length > 0 ? [{ ground, footprints: reaching }] : [];
  });
}
