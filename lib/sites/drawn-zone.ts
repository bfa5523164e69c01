import type { PartRole } from "./derived-site";
import type { SiteKind } from "./site-kind";

/** What the ground of a drawn site is, all of it: openings and paths are for an import, or for requirements, to tell apart. */
export function drawnZone(kind: SiteKind): PartRole {
  switch (kind) {
    case "park":
      return "open-ground";
    case "underpass":
    case "footbridge":
    case "tunnel":
    case "metro-passage":
      return "length";
    case "square":
    case "main-road":
    case "security-complex-section":
    case "intersection":
    case "large-bridge":
    case "boundary-crossing":
    case "key-unit-surroundings":
      return "surface";
  }
}
