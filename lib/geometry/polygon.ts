/** A point `[x, y]`: metres in a local frame, x east and y north. */
export type XY = readonly [x: number, y: number];

/** A closed ring `[x0, y0, x1, y1, …]`, first point repeated last, metres in a local frame. */
export type Ring = Float64Array;

/** `[outer, ...holes]`; what geometry functions return has its outer ring counter-clockwise and its holes clockwise. */
export type Polygon = readonly Ring[];

/** Any number of polygons whose interiors are disjoint; an empty list is an empty area. */
export type MultiPolygon = readonly Polygon[];

/** A line of two points or more, `[x, y]` in metres. */
export type Line = readonly XY[];
