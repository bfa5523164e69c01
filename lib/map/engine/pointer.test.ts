import type { Map as MapLibre } from "maplibre-gl";
import { expect, it, vi } from "vitest";
import { BOX_SELECTS, createPointer } from "./pointer";

/** A map whose pixels are its degrees, with a camera drawn at each of some places. */
function mapAt(zoom: number, places: readonly [x: number, y: number][]) {
  const heard = new Map<string, (event: object) => void>();
  const map = {
    on: (event: string, hear: (event: object) => void) => heard.set(event, hear),
    fire: (event: string, data: object) => heard.get(event)?.(data),
    getCanvas: () => ({ addEventListener: () => {} }),
    getLayer: () => ({}),
    getZoom: () => zoom,
    getBearing: () => 0,
    project: ([x, y]: [number, number]) => ({ x, y }),
    queryRenderedFeatures: () =>
      places.map((coordinates, id) => ({ id, properties: { id }, geometry: { type: "Point", coordinates } })),
    fitScreenCoordinates: vi.fn(),
  };
  const box = vi.fn();
  const hear = { point: () => {}, hover: () => {}, pick: () => {}, box };
  createPointer(map as unknown as MapLibre, hear).seek({ cameras: "camera" });
  BOX_SELECTS.boxZoomEnd(map as unknown as MapLibre, { x: 50, y: 40 }, { x: 10, y: 90 });
  return { map, box };
}

it("tells of the cameras that stand in a box, whichever corner it was begun at, not of those whose picture reaches into it", () => {
  const { map, box } = mapAt(17, [
    [11, 41],
    [52, 60],
    [50, 90],
  ]);
  expect(box).toHaveBeenCalledExactlyOnceWith([{ id: 0 }, { id: 2 }]);
  expect(map.fitScreenCoordinates).not.toHaveBeenCalled();
});

it("leads nearer instead where not every camera is drawn", () => {
  const { map, box } = mapAt(13.9, [[11, 41]]);
  expect(box).not.toHaveBeenCalled();
  expect(map.fitScreenCoordinates).toHaveBeenCalledOnce();
});
