import type { Feature, FeatureCollection } from "geojson";
import { PLAN_SIGNS } from "@/lib/plans/plan-change";
import type { MapLayer } from "../engine/map-layer";
import type { MapLook } from "./map-look";

type LonLat = readonly [lon: number, lat: number];

/** What a plan does to cameras, where comments on it are pinned, and where the next may be; degrees, bearings clockwise from true north. */
export type Planned = {
  readonly cameras: readonly {
    readonly kind: "add" | "move" | "aim" | "remove";
    /** Where it stands once the plan is carried out, or stood, of one that is removed. */
    readonly at: LonLat;
    /** Where one that is moved stands as built; null for every other. */
    readonly from: LonLat | null;
    /** Where it looks then; null where it sees all round, or none is left. */
    readonly bearing: number | null;
  }[];
  readonly comments: readonly { readonly at: LonLat; readonly resolved: boolean }[];
  readonly pin: LonLat | null;
};

/** How long the line is that shows where a camera looks, metres. */
const LOOK_M = 15;
/** Metres to a degree of latitude, to a hundredth: enough for a mark. */
const METRES_PER_DEGREE = 111_000;

/** Cameras of a plan as rings with the sign of what becomes of them and the way they look, the way of those that move as a dashed line, and comments as spots. */
export function plannedLayer({ palette }: Pick<MapLook, "palette">, { cameras, comments, pin }: Planned): MapLayer {
  const data: FeatureCollection = {
    type: "FeatureCollection",
    features: [
      ...cameras.flatMap(({ at, from }) => (from ? [line("way", from, at)] : [])),
      ...cameras.flatMap(({ at, bearing }) => (bearing === null ? [] : [line("look", at, ahead(at, bearing))])),
      ...cameras.map(({ kind, at }) => spot(kind === "remove" ? "removed" : "planned", at, PLAN_SIGNS[kind])),
      ...comments.map(({ at, resolved }) => spot(resolved ? "settled" : "comment", at)),
      ...(pin ? [spot("pin", pin)] : []),
    ],
  };
  const ring = { "circle-radius": 8, "circle-color": palette.cameraFace, "circle-stroke-width": 2.5 } as const;
  const dot = { "circle-radius": 6, "circle-stroke-color": palette.halo, "circle-stroke-width": 2 } as const;
  return {
    id: "planned",
    band: "editing",
    source: { id: "planned", spec: { type: "geojson", data, tolerance: 0 } },
    style: [
      {
        id: "planned-way",
        type: "line",
        filter: ["==", ["get", "mark"], "way"],
        paint: { "line-color": palette.seen, "line-width": 2, "line-dasharray": [2, 2] },
      },
      {
        id: "planned-look",
        type: "line",
        filter: ["==", ["get", "mark"], "look"],
        layout: { "line-cap": "round" },
        paint: { "line-color": palette.seen, "line-width": 3 },
      },
      {
        id: "planned-removed",
        type: "circle",
        filter: ["==", ["get", "mark"], "removed"],
        paint: { ...ring, "circle-stroke-color": palette.gap },
      },
      {
        id: "planned-camera",
        type: "circle",
        filter: ["==", ["get", "mark"], "planned"],
        paint: { ...ring, "circle-stroke-color": palette.seen },
      },
      {
        id: "planned-sign",
        type: "symbol",
        filter: ["in", ["get", "mark"], ["literal", ["planned", "removed"]]],
        layout: {
          "text-field": ["get", "sign"],
          "text-font": ["Noto Sans Medium"],
          "text-size": 14,
          "text-allow-overlap": true,
          "text-ignore-placement": true,
        },
        paint: { "text-color": ["match", ["get", "mark"], "removed", palette.gap, palette.seen] },
      },
      {
        id: "planned-settled",
        type: "circle",
        filter: ["==", ["get", "mark"], "settled"],
        paint: { ...dot, "circle-color": palette.unknown },
      },
      {
        id: "planned-comment",
        type: "circle",
        filter: ["==", ["get", "mark"], "comment"],
        paint: { ...dot, "circle-color": palette.partial },
      },
      {
        id: "planned-pin",
        type: "circle",
        filter: ["==", ["get", "mark"], "pin"],
        paint: { ...dot, "circle-color": palette.selected },
      },
    ],
  };
}

function ahead([lon, lat]: LonLat, bearing: number): LonLat {
  const angle = (bearing * Math.PI) / 180;
  const east = (LOOK_M * Math.sin(angle)) / (METRES_PER_DEGREE * Math.cos((lat * Math.PI) / 180));
  return [lon + east, lat + (LOOK_M * Math.cos(angle)) / METRES_PER_DEGREE];
}

function spot(mark: string, at: LonLat, sign = ""): Feature {
  return { type: "Feature", properties: { mark, sign }, geometry: { type: "Point", coordinates: [...at] } };
}

function line(mark: string, from: LonLat, to: LonLat): Feature {
  return {
    type: "Feature",
    properties: { mark },
    geometry: { type: "LineString", coordinates: [[...from], [...to]] },
  };
}
