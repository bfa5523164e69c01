import type { Feature } from "geojson";
import type { ExpressionSpecification } from "maplibre-gl";
import type { MultiPolygonGeometry } from "@/lib/api/primitives";
import { GUARDED_KINDS, type GuardedKind } from "@/lib/guarded/guarded-ground";
import type { MapLayer } from "../engine/map-layer";
import type { MapLook } from "./map-look";
import { patternImage } from "./pattern-image";

/** Guarded grounds, what of those that are watched is reached by cameras, degrees, and the numbers of the cameras to point out. */
export type GuardedShown = {
  readonly grounds: readonly {
    readonly id: string;
    readonly number: number;
    readonly kind: GuardedKind;
    readonly selected: boolean;
    readonly ground: MultiPolygonGeometry;
  }[];
  readonly reached: readonly MultiPolygonGeometry[];
  readonly cameras: readonly number[];
};

/** Told apart without colour: what is forbidden is crossed out, what needs consent has one stroke and a broken edge. */
const PATTERNS = { forbidden: "crossed", consent: "rising" } as const;
const DASHES = [3, 2];
const REACHED_OPACITY = 0.35;

const marked = (mark: string): ExpressionSpecification => ["==", ["get", "mark"], mark];

/** Ground that cameras' pictures are kept from, hatched, and filled where a picture reaches it all the same. */
export function guarded(look: MapLook): MapLayer {
  const colour = look.palette.guarded;
  const { grounds = [], reached = [] } = look.guarded ?? {};
  const features: Feature[] = [
    ...grounds.map(
      ({ id, number, kind, selected, ground }): Feature => ({
        ...{ type: "Feature", id: number, geometry: ground },
        properties: { id, mark: kind, selected },
      }),
    ),
    ...reached.map((geometry): Feature => ({ type: "Feature", properties: { mark: "reached" }, geometry })),
  ];
  const width: ExpressionSpecification = ["case", ["==", ["get", "selected"], true], 3.5, 1.8];
  return {
    id: "guarded",
    band: "coverage",
    source: { id: "guarded", spec: { type: "geojson", data: { type: "FeatureCollection", features }, tolerance: 0 } },
    images: Object.fromEntries(
      GUARDED_KINDS.map((kind) => [
        `guarded-${kind}`,
        patternImage(PATTERNS[kind], colour, { width: 1.4, ground: 0.12, stroke: 0.75, period: 9 }),
      ]),
    ),
    style: [
      {
        id: "guarded-reached",
        type: "fill",
        filter: marked("reached"),
        paint: { "fill-color": colour, "fill-opacity": REACHED_OPACITY },
      },
      ...GUARDED_KINDS.map((kind) => ({
        id: `guarded-${kind}`,
        type: "fill" as const,
        filter: marked(kind),
        paint: { "fill-pattern": `guarded-${kind}` },
      })),
      {
        id: "guarded-edge",
        type: "line",
        filter: marked("forbidden"),
        layout: { "line-join": "round" },
        paint: { "line-color": colour, "line-width": width },
      },
      {
        id: "guarded-broken-edge",
        type: "line",
        filter: marked("consent"),
        layout: { "line-join": "round" },
        paint: { "line-color": colour, "line-width": width, "line-dasharray": DASHES },
      },
    ],
    picks: { "guarded-forbidden": "guarded", "guarded-consent": "guarded" },
    legend: [
      ...GUARDED_KINDS.map((kind) => ({
        key: `guarded-${kind}` as const,
        topic: "guarded" as const,
        swatch: {
          type: "area" as const,
          ...{ fill: colour, fillOpacity: 0.12, line: colour, lineWidth: 1.6 },
          dashes: kind === "consent" ? DASHES : null,
          pattern: PATTERNS[kind],
        },
      })),
      {
        key: "guarded-reached",
        topic: "guarded",
        swatch: {
          type: "area",
          ...{ fill: colour, fillOpacity: REACHED_OPACITY, line: colour, lineWidth: 0.6, dashes: null, pattern: null },
        },
      },
    ],
  };
}
