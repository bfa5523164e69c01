import type { Map as MapLibre, PaddingOptions } from "maplibre-gl";

/** `[west, south, east, north]`, degrees. */
export type MapBox = readonly [west: number, south: number, east: number, north: number];

/** Where the map looks from. Movements are smooth, or at once for people who asked their system for less motion. */
export type MapCamera = {
  /** Shows a box whole, `padding` pixels away from the edges of what is free. */
  readonly fly: (box: MapBox, padding: number) => void;
  /** The same at once, for the first view. */
  readonly settle: (box: MapBox, padding: number) => void;
  readonly zoomBy: (steps: number) => void;
  readonly faceNorth: () => void;
  readonly tilt: (tilted: boolean) => void;
  /** Keeps the middle of the view in the part that no panel covers. */
  readonly inset: (covered: PaddingOptions, smoothly: boolean) => void;
};

/** A view flatter than this, in degrees, is from above. */
export const FROM_ABOVE = 5;
/** Pitch of the view from the side, degrees: buildings can be told apart and the ground between them still be read. */
const FROM_THE_SIDE = 55;
/** No box is shown nearer than this: a gap of a few metres needs the street around it. */
const NEAREST = 19;

export function createMapCamera(map: MapLibre): MapCamera {
  const show = ([west, south, east, north]: MapBox, padding: number, duration: number) => {
    // Not flown on a curve: the city around stays in view, and a person keeps their bearings.
    map.fitBounds([west, south, east, north], {
      padding: roomFor(map, padding),
      maxZoom: NEAREST,
      bearing: map.getBearing(),
      pitch: map.getPitch(),
      linear: true,
      duration,
    });
  };
  return {
    fly: (box, padding) => show(box, padding, 600),
    settle: (box, padding) => show(box, padding, 0),
    zoomBy(steps) {
      map.easeTo({ zoom: map.getZoom() + steps, duration: 200 });
    },
    faceNorth() {
      map.easeTo({ bearing: 0, duration: 300 });
    },
    tilt(tilted) {
      // From far away buildings are too low to see, so tilting comes nearer as well.
      map.easeTo({
        pitch: tilted ? FROM_THE_SIDE : 0,
        zoom: tilted ? Math.max(15.2, map.getZoom()) : map.getZoom(),
        duration: 500,
      });
    },
    inset(covered, smoothly) {
      const { top, right, bottom, left } = map.getPadding();
      if (top === covered.top && right === covered.right && bottom === covered.bottom && left === covered.left) return;
      if (smoothly) map.easeTo({ padding: covered, duration: 200 });
      else map.setPadding(covered);
    },
  };
}

/** MapLibre shows nothing at all where the padding leaves no room; a third of what is free always stays. */
function roomFor(map: MapLibre, wanted: number): number {
  const { clientWidth, clientHeight } = map.getContainer();
  const { top = 0, bottom = 0, left = 0, right = 0 } = map.getPadding();
  const room = Math.min(clientWidth - left - right, clientHeight - top - bottom);
  return Math.max(0, Math.min(wanted, room / 3));
}
