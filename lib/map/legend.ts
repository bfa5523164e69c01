import type { MapTopic } from "@/lib/url/map-topics";

/** What a legend can explain, in its order; each key has words in both languages under `map.legend`. */
export const LEGEND_KEYS = [
  "site-met",
  "site-partial",
  "site-blind",
  "site-not-computed",
  "site-candidate",
  "site-below-ground",
  "gap-no-camera",
  "gap-occluded",
  "gap-too-far",
  "gap-too-close",
  "gap-out-of-frame",
  "footprint-detect",
  "footprint-observe",
  "footprint-recognise",
  "depth-none",
  "depth-one",
  "depth-two",
  "depth-more",
  "guarded-forbidden",
  "guarded-consent",
  "guarded-reached",
  "camera-fixed",
  "camera-panoramic",
  "camera-unknown-direction",
  "camera-retired",
  "building",
] as const;
export type LegendKey = (typeof LEGEND_KEYS)[number];

/** How a legend draws what the map draws: colours `#rrggbb`, opacities 0…1, widths in pixels. */
export type Swatch =
  | {
      readonly type: "area";
      readonly fill: string;
      readonly fillOpacity: number;
      readonly line: string;
      readonly lineWidth: number;
      /** Lengths of dash and space in line widths. */
      readonly dashes: readonly number[] | null;
      /** Drawn over the fill in the colour of the line. */
      readonly pattern: MapPattern | null;
    }
  | {
      readonly type: "camera";
      readonly shape: "wedge" | "ring" | "question" | "hollow";
      readonly colour: string;
      readonly face: string;
    };

/** Patterns that repeat over an area, told apart without colour. */
export const MAP_PATTERNS = ["rising", "falling", "crossed", "upright", "dotted"] as const;
export type MapPattern = (typeof MAP_PATTERNS)[number];

/** One line of the legend, shown while its topic is. */
export type LegendEntry = { readonly key: LegendKey; readonly topic: MapTopic; readonly swatch: Swatch };
