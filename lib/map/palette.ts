import type { Depth } from "@/lib/coverage/depth";

export const COLOUR_SCHEMES = ["light", "dark"] as const;
export type ColourScheme = (typeof COLOUR_SCHEMES)[number];

/**
 * Colours of the map. The sheet is quiet so that the data is read first; docs/design.md gives the reasons.
 * `seen`, `partial` and `gap` run from blue through amber to vermilion: apart for every common colour vision, and apart in lightness.
 */
export type MapPalette = {
  readonly land: string;
  readonly water: string;
  readonly green: string;
  readonly street: string;
  readonly mainStreet: string;
  readonly streetEdge: string;
  readonly path: string;
  readonly rail: string;
  readonly building: string;
  readonly buildingEdge: string;
  /** Walls and roofs of buildings seen from the side. */
  readonly raised: string;
  readonly wall: string;
  readonly label: string;
  readonly labelStrong: string;
  readonly halo: string;
  readonly seen: string;
  readonly partial: string;
  readonly gap: string;
  /** Ground that would be a gap without a camera. */
  readonly opened: string;
  /** Ground that pictures are kept from, and the footprint of a camera whose picture reaches it. */
  readonly guarded: string;
  readonly unknown: string;
  /** Ground a camera covers. */
  readonly footprint: string;
  /** Ground by how many devices see it, ordered by lightness: each step is told apart by every colour vision, and without colour. */
  readonly depth: Readonly<Record<Depth, string>>;
  readonly selected: string;
  readonly camera: string;
  readonly cameraFace: string;
};

export const MAP_PALETTES: Readonly<Record<ColourScheme, MapPalette>> = {
  light: {
    land: "#f3f2ee",
    water: "#d3e0e6",
    green: "#e3e9da",
    street: "#ffffff",
    mainStreet: "#ffffff",
    streetEdge: "#dedbd2",
    path: "#e9e6de",
    rail: "#c3c0b8",
    building: "#e7e4dc",
    buildingEdge: "#d3cfc4",
    raised: "#e3e0d8",
    wall: "#dcd8ce",
    label: "#5d6670",
    labelStrong: "#27313b",
    halo: "#f8f7f4",
    seen: "#1b5faa",
    partial: "#dca22b",
    gap: "#c8431a",
    opened: "#7a2f9b",
    guarded: "#c1003e",
    unknown: "#8b949e",
    footprint: "#1b5faa",
    depth: { none: "#fce6d8", one: "#9fc4e7", two: "#5a93cc", more: "#1d4f8c" },
    selected: "#101820",
    camera: "#123a66",
    cameraFace: "#ffffff",
  },
  dark: {
    land: "#14181d",
    water: "#1a2833",
    green: "#1a211e",
    street: "#262d35",
    mainStreet: "#303841",
    streetEdge: "#0f1317",
    path: "#20262d",
    rail: "#39414a",
    building: "#20262d",
    buildingEdge: "#2d353e",
    raised: "#2b333c",
    wall: "#2b333c",
    label: "#97a2ad",
    labelStrong: "#d5dce3",
    halo: "#14181d",
    seen: "#4f9be8",
    partial: "#e2b045",
    gap: "#f0733c",
    opened: "#cf8ff0",
    guarded: "#ff5580",
    unknown: "#77828d",
    footprint: "#4f9be8",
    depth: { none: "#3d231a", one: "#2c5a8c", two: "#5f9fdc", more: "#c3e0fb" },
    selected: "#ffffff",
    camera: "#cfe3fa",
    cameraFace: "#14181d",
  },
};
