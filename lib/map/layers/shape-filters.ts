import type { ExpressionSpecification, FilterSpecification } from "maplibre-gl";

/** Tiles may hold areas and lines in one layer; each style part draws one of them. */
export const IS_AREA: ExpressionSpecification = ["in", ["geometry-type"], ["literal", ["Polygon", "MultiPolygon"]]];
export const IS_LINE: ExpressionSpecification = [
  "in",
  ["geometry-type"],
  ["literal", ["LineString", "MultiLineString"]],
];

/** Whatever feature has none of these numbers; null asks nothing. */
export function butNumbers(numbers: readonly number[] | undefined): ExpressionSpecification | null {
  return numbers === undefined || numbers.length === 0 ? null : ["!", ["in", ["id"], ["literal", [...numbers]]]];
}

/** All of the conditions that are there. */
export function every(...conditions: readonly (ExpressionSpecification | null)[]): FilterSpecification {
  return ["all", ...conditions.filter((condition) => condition !== null)];
}

/** A value that grows between zooms, straight from stop to stop. */
export function byZoom<T>(...stops: readonly (readonly [zoom: number, value: T])[]): ExpressionSpecification {
  return ["interpolate", ["linear"], ["zoom"], ...stops.flat()] as unknown as ExpressionSpecification;
}

/** One value for the feature a person selected, one for the feature under the pointer, one for the rest. */
export function byMark<T>(selected: T, hovered: T, rest: T): ExpressionSpecification {
  return [
    "case",
    ["boolean", ["feature-state", "selected"], false],
    selected,
    ["boolean", ["feature-state", "hovered"], false],
    hovered,
    rest,
  ] as unknown as ExpressionSpecification;
}
