import type { MapGeoJSONFeature, Map as MapLibre, MapMouseEvent, PointLike } from "maplibre-gl";
import { EVERY_CAMERA_ZOOM } from "@/lib/tiles/every-camera-zoom";
import { PICKS, type Pick } from "./map-layer";

/** What the pointer is on. */
export type Hit = {
  readonly kind: Pick;
  readonly number: number;
  readonly lonLat: readonly [lon: number, lat: number];
  readonly properties: Readonly<Record<string, unknown>>;
};

/** Keys held while something was picked. */
export type HeldKeys = { readonly alt: boolean; readonly shift: boolean };

export type Pointer = {
  /** Names the style parts in which something can be found. */
  readonly seek: (picks: Readonly<Record<string, Pick>>) => void;
  /** While it rests, nothing is found or picked: a drawing tool has the pointer. */
  readonly rest: (resting: boolean) => void;
  readonly remove: () => void;
};

/** A place on the screen, pixels. */
type Pixel = { readonly x: number; readonly y: number };
const BOXED = "sightline-boxed";

/** What MapLibre does once a box was drawn with Shift, instead of zooming to it at once: it tells the pointer. MapLibre takes this only while it makes a map. */
export const BOX_SELECTS = {
  boxZoomEnd: (map: MapLibre, from: Pixel, to: Pixel) => void map.fire(BOXED, { from, to }),
};

/** Pixels around the pointer in which a small thing still counts as hit, by what points. */
const REACH = { mouse: 3, finger: 12 } as const;

/**
 * Says what is under the pointer and what was clicked; null for nothing. Enter on the map picks what is in the middle.
 * A camera wins over a guarded ground, that over a gap and a gap over a site; what lies on top wins over what lies below.
 */
export function createPointer(
  map: MapLibre,
  hear: {
    /** Where the pointer is; null once it has left the map. */
    readonly point: (at: Hit["lonLat"] | null) => void;
    readonly hover: (hit: Hit | null) => void;
    /** The cameras that stand in a box that was drawn, by what their tiles say of them. */
    readonly box: (cameras: readonly Hit["properties"][]) => void;
    /** `at` is where the pointer itself was. */
    readonly pick: (hit: Hit | null, at: Hit["lonLat"], held: HeldKeys) => void;
  },
): Pointer {
  let picks: Readonly<Record<string, Pick>> = {};
  let hovered: Hit | null = null;
  let resting = false;
  let frame: number | null = null;

  const find = (point: Pixel, lonLat: Hit["lonLat"], reach: number): Hit | null => {
    const layers = Object.keys(picks).filter((id) => map.getLayer(id));
    if (layers.length === 0) return null;
    const near: [PointLike, PointLike] = [
      [point.x - reach, point.y - reach],
      [point.x + reach, point.y + reach],
    ];
    // Areas are hit where the pointer is; only points are worth reaching for.
    const found = [
      ...map.queryRenderedFeatures(near, { layers: layers.filter((id) => picks[id] === "camera") }),
      ...map.queryRenderedFeatures([point.x, point.y], { layers: layers.filter((id) => picks[id] !== "camera") }),
    ].filter(({ id }) => typeof id === "number");
    for (const kind of PICKS) {
      const first = found.find(({ layer }) => picks[layer.id] === kind);
      if (first)
        return { kind, number: Number(first.id), lonLat: placeOf(first, lonLat), properties: first.properties };
    }
    return null;
  };

  const hover = (hit: Hit | null) => {
    if (resting && !hovered) return;
    map.getCanvas().style.cursor = hit ? "pointer" : "";
    if (hit?.kind === hovered?.kind && hit?.number === hovered?.number) return;
    hovered = hit;
    hear.hover(hit);
  };
  const onMove = ({ point, lngLat }: MapMouseEvent) => {
    hear.point([lngLat.lng, lngLat.lat]);
    if (frame !== null) cancelAnimationFrame(frame);
    frame = requestAnimationFrame(() => {
      frame = null;
      if (!resting && !map.isMoving()) hover(find(point, [lngLat.lng, lngLat.lat], REACH.mouse));
    });
  };
  const onOut = () => {
    if (frame !== null) cancelAnimationFrame(frame);
    frame = null;
    hover(null);
  };
  const pressWithShift = (point: Pixel) => {
    if (resting) return;
    const { lng, lat } = map.unproject([point.x, point.y]);
    hear.pick(find(point, [lng, lat], REACH.mouse), [lng, lat], { alt: false, shift: true });
  };
  // A press with Shift may begin a box, so MapLibre keeps its click to itself.
  const onNoBox = ({ originalEvent }: { readonly originalEvent: unknown }) => {
    if (!(originalEvent instanceof MouseEvent)) return;
    const { left, top } = map.getCanvasContainer().getBoundingClientRect();
    pressWithShift({ x: originalEvent.clientX - left, y: originalEvent.clientY - top });
  };
  const onBoxed = ({ from, to }: { readonly from: Pixel; readonly to: Pixel }) => {
    if (resting) return;
    // A hand that trembles draws no box.
    if (Math.hypot(to.x - from.x, to.y - from.y) < REACH.mouse) return pressWithShift(to);
    // From afar not every camera is on the map: the box leads nearer first.
    if (map.getZoom() < EVERY_CAMERA_ZOOM) {
      map.fitScreenCoordinates([from.x, from.y], [to.x, to.y], map.getBearing(), { linear: true });
      return;
    }
    const layers = Object.keys(picks).filter((id) => picks[id] === "camera" && map.getLayer(id));
    if (layers.length === 0) return;
    const drawn = map.queryRenderedFeatures(
      [
        [from.x, from.y],
        [to.x, to.y],
      ],
      { layers },
    );
    const standing = drawn.filter(({ geometry }) => {
      if (geometry.type !== "Point") return false;
      const [lon = 0, lat = 0] = geometry.coordinates;
      return isBetween(map.project([lon, lat]), from, to);
    });
    hear.box(standing.map(({ properties }) => properties));
  };
  const onLeave = () => hear.point(null);
  const onClick = ({ point, lngLat, originalEvent }: MapMouseEvent) => {
    if (resting) return;
    const finger = originalEvent instanceof PointerEvent && originalEvent.pointerType === "touch";
    const at: Hit["lonLat"] = [lngLat.lng, lngLat.lat];
    hear.pick(find(point, at, finger ? REACH.finger : REACH.mouse), at, {
      alt: originalEvent.altKey,
      shift: originalEvent.shiftKey,
    });
  };
  const onKey = (event: KeyboardEvent) => {
    if (resting || event.key !== "Enter") return;
    const { lng, lat } = map.getCenter();
    hear.pick(find(map.project([lng, lat]), [lng, lat], REACH.finger), [lng, lat], {
      alt: event.altKey,
      shift: event.shiftKey,
    });
  };
  map.on("mousemove", onMove);
  map.on("mouseout", onOut);
  map.on("mouseout", onLeave);
  map.on("movestart", onOut);
  map.on("click", onClick);
  map.on("boxzoomcancel", onNoBox);
  map.on(BOXED, onBoxed);
  map.getCanvas().addEventListener("keydown", onKey);

  return {
    seek(next) {
      picks = next;
    },
    rest(next) {
      if (next) onOut();
      resting = next;
    },
    remove() {
      if (frame !== null) cancelAnimationFrame(frame);
      map.off("mousemove", onMove);
      map.off("mouseout", onOut);
      map.off("mouseout", onLeave);
      map.off("movestart", onOut);
      map.off("click", onClick);
      map.off("boxzoomcancel", onNoBox);
      map.off(BOXED, onBoxed);
      map.getCanvas().removeEventListener("keydown", onKey);
    },
  };
}

/** A camera stands at a point; anything else was hit where the pointer was. */
function placeOf({ geometry }: MapGeoJSONFeature, pointer: Hit["lonLat"]): Hit["lonLat"] {
  if (geometry.type !== "Point") return pointer;
  const [lon, lat] = geometry.coordinates;
  return lon === undefined || lat === undefined ? pointer : [lon, lat];
}

/** Whether a place on the screen lies in the box between two corners. */
function isBetween({ x, y }: Pixel, from: Pixel, to: Pixel): boolean {
  const [dx, dy] = [(x - from.x) * (x - to.x), (y - from.y) * (y - to.y)];
  return dx <= 0 && dy <= 0;
}
