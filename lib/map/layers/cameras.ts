import type { ExpressionSpecification } from "maplibre-gl";
import type { MapLayer } from "../engine/map-layer";
import type { LegendEntry } from "../legend";
import type { MapLook } from "./map-look";
import { butNumbers, byMark, byZoom, every } from "./shape-filters";
import { tileSource } from "./tile-source";
import { wedgeImage } from "./wedge-image";

/** Angles of the wedges drawn; a camera gets the one nearest below its own. Degrees. */
const SPREADS = [30, 50, 70, 90, 120] as const;

const PANORAMIC: ExpressionSpecification = ["==", ["get", "kind"], "panoramic"];
const RETIRED: ExpressionSpecification = ["==", ["get", "retired"], true];
const IN_USE: ExpressionSpecification = ["!", RETIRED];
const AIMED: ExpressionSpecification = ["all", IN_USE, ["!", PANORAMIC], ["has", "bearing"]];
const UNKNOWN: ExpressionSpecification = ["all", IN_USE, ["!", PANORAMIC], ["!", ["has", "bearing"]]];
const HOLLOW: ExpressionSpecification = ["any", RETIRED, UNKNOWN];

/**
 * Cameras where they stand: a dot with a wedge towards what they look at, a ring for those that see all round,
 * a hollow dot with a question mark where nobody recorded the direction, and a hollow dot alone once retired.
 */
export function cameras(look: MapLook): MapLayer {
  const { camera, cameraFace, selected } = look.palette;
  const kept = butNumbers(look.tried?.cameras);
  const colour = byMark(selected, camera, camera);
  return {
    id: "cameras",
    band: "cameras",
    source: tileSource("cameras", look),
    images: Object.fromEntries(
      SPREADS.map((spread) => [`cameras-wedge-${spread}`, wedgeImage({ inner: 5, outer: 19, spread })]),
    ),
    style: [
      {
        id: "cameras-ring",
        type: "circle",
        "source-layer": "cameras",
        minzoom: 15,
        filter: every(PANORAMIC, IN_USE, kept),
        paint: {
          "circle-radius": byZoom<unknown>([15, 4.5], [16, byMark(9, 8, 7)], [18, byMark(15, 14, 12)]),
          "circle-color": camera,
          "circle-opacity": 0.18,
          "circle-stroke-color": colour,
          "circle-stroke-width": byZoom([15, 0.8], [17, 1.8]),
          "circle-pitch-alignment": "map",
        },
      },
      {
        id: "cameras-wedge",
        type: "symbol",
        "source-layer": "cameras",
        minzoom: 15,
        filter: every(AIMED, kept),
        layout: {
          "icon-image": [
            "step",
            ["coalesce", ["get", "hfov"], 70],
            `cameras-wedge-${SPREADS[0]}`,
            ...SPREADS.slice(1).flatMap((spread) => [spread - 10, `cameras-wedge-${spread}`]),
          ] as unknown as ExpressionSpecification,
          "icon-size": byZoom([15, 0.4], [16, 0.6], [18, 1]),
          "icon-rotate": ["get", "bearing"],
          "icon-rotation-alignment": "map",
          "icon-pitch-alignment": "map",
          "icon-allow-overlap": true,
          "icon-ignore-placement": true,
        },
        paint: {
          "icon-color": colour,
          "icon-opacity": byZoom([15, 0.5], [16, 0.85]),
          "icon-halo-color": cameraFace,
          "icon-halo-width": 1.2,
        },
      },
      {
        id: "cameras-dot",
        type: "circle",
        "source-layer": "cameras",
        filter: every(kept),
        paint: {
          "circle-radius": byZoom<unknown>(
            [12, 0.8],
            [14, 1.4],
            [15, 2.2],
            [16, byMark(5, 4, 3.2)],
            [18, byMark(6.5, 6, 5)],
          ),
          "circle-color": ["case", HOLLOW, cameraFace, colour],
          "circle-stroke-color": ["case", HOLLOW, colour, cameraFace],
          "circle-stroke-width": byZoom<unknown>(
            [12, 0],
            [14, 0.3],
            [15, 0.7],
            [16, byMark(2, 1.6, 1.1)],
            [18, byMark(2.4, 2, 1.6)],
          ),
          "circle-opacity": byZoom([12, 0.6], [14, 0.75], [15, 1]),
        },
      },
      {
        id: "cameras-question",
        type: "symbol",
        "source-layer": "cameras",
        minzoom: 15,
        filter: every(UNKNOWN, kept),
        layout: {
          "text-field": "?",
          "text-font": ["Noto Sans Medium"],
          "text-size": byZoom([15, 8], [18, 12]),
          "text-offset": [0.85, -0.55],
          "text-allow-overlap": true,
          "text-ignore-placement": true,
        },
        paint: { "text-color": colour, "text-halo-color": cameraFace, "text-halo-width": 1.5 },
      },
    ],
    picks: { "cameras-dot": "camera", "cameras-wedge": "camera", "cameras-ring": "camera" },
    legend: (
      [
        ["camera-fixed", "wedge"],
        ["camera-panoramic", "ring"],
        ["camera-unknown-direction", "question"],
        ["camera-retired", "hollow"],
      ] as const
    ).map(
      ([key, shape]): LegendEntry => ({
        key,
        topic: "cameras",
        swatch: { type: "camera", shape, colour: camera, face: cameraFace },
      }),
    ),
  };
}
