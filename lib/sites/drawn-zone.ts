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

/** The layer a kind of site usually lies on, offered before a person says. */
export function usualLayer(kind: SiteKind): number {
  switch (kind) {
    case "underpass":
    case "tunnel":
    case "metro-passage":
      return -1;
    case "footbridge":
    case "large-bridge":
      return 1;
    case "square":
    case "park":
    case "main-road":
    case "security-complex-section":
    case "intersection":
    case "boundary-crossing":
    case "key-unit-surroundings":
      return 0;
  }
}
