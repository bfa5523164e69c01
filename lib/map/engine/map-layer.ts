import type { LayerSpecification, SourceSpecification } from "maplibre-gl";
import type { LegendEntry } from "../legend";
import type { Band } from "./bands";
import type { SnapKind } from "./nearest-snap";
import type { PixelImage } from "./pixel-image";

type WithoutSource<T> = T extends { source: string } ? Omit<T, "source"> : never;

/** One style layer of a map layer, its source left to the engine. */
export type StylePart = WithoutSource<LayerSpecification>;

/** What a person points at when the pointer is on a feature; where several lie over each other, the first of these. */
export const PICKS = ["camera", "guarded", "gap", "site"] as const;
export type Pick = (typeof PICKS)[number];

/** What the shapes of a style part are to a corner that is drawn in by them, and which of their properties name them, the first that has a text. */
export type SnapSource = { readonly kind: SnapKind; readonly names: readonly string[] };

/**
 * A layer of the map as data: where it is drawn, from what, how, what can be picked in it, and what the legend says of it.
 * Several layers may name the same source; its specification must then be the same.
 */
export type MapLayer = {
  readonly id: string;
  readonly band: Band;
  readonly source: { readonly id: string; readonly spec: SourceSpecification };
  readonly images?: Readonly<Record<string, PixelImage>>;
  readonly style: readonly StylePart[];
  /** Ids of style parts in which the pointer finds something. */
  readonly picks?: Readonly<Record<string, Pick>>;
  /** Ids of style parts whose shapes draw in the corners that somebody draws. */
  readonly snaps?: Readonly<Record<string, SnapSource>>;
  readonly legend?: readonly LegendEntry[];
};

/** A feature drawn as hovered or selected. `number` is the id its tiles carry. */
export type FeatureMark = {
  readonly source: string;
  readonly sourceLayer: string;
  readonly number: number;
  readonly state: "hovered" | "selected";
};

/** Everything the map should show. */
export type MapScene = { readonly layers: readonly MapLayer[]; readonly marks: readonly FeatureMark[] };
