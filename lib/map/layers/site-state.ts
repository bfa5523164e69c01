import type { ExpressionSpecification } from "maplibre-gl";
import { SITE_STATES, type SiteState } from "@/lib/api/city";
import type { MapPalette } from "../palette";

/** How the edge of each state is drawn, so that no state is told by its hue alone: width in pixels at street zooms, dashes in line widths. */
export const SITE_EDGES: Readonly<Record<SiteState, { readonly width: number; readonly dashes: number[] | null }>> = {
  met: { width: 1.4, dashes: null },
  partial: { width: 2, dashes: [4, 2] },
  blind: { width: 2.8, dashes: null },
  "not-computed": { width: 1.4, dashes: [1, 2] },
};

/** What tells sites of one drawing from those of another. */
export const IS_CANDIDATE: ExpressionSpecification = ["==", ["get", "candidate"], true];
export const IS_BELOW: ExpressionSpecification = ["<", ["get", "layer"], 0];
export const IS_ABOVE: ExpressionSpecification = [">", ["get", "layer"], 0];

export const stateColours = (palette: MapPalette): Readonly<Record<SiteState, string>> => ({
  met: palette.seen,
  partial: palette.partial,
  blind: palette.gap,
  "not-computed": palette.unknown,
});

/** The colour of a site's state. */
export function byState(palette: MapPalette): ExpressionSpecification {
  const colours = stateColours(palette);
  return [
    "match",
    ["get", "state"],
    ...SITE_STATES.flatMap((state) => [state, colours[state]]),
    palette.unknown,
  ] as unknown as ExpressionSpecification;
}
