import type { Map as MapLibre } from "maplibre-gl";
import {
  type GeoJSONStoreFeatures,
  type SnapToCustom,
  TerraDraw,
  type TerraDrawChanges,
  TerraDrawLineStringMode,
  TerraDrawPolygonMode,
  TerraDrawSelectMode,
  type TerraDrawStylingFunction,
} from "terra-draw";
import { TerraDrawMapLibreGLAdapter } from "terra-draw-maplibre-gl-adapter";
import type { LonLat } from "@/lib/crs/lon-lat";
import type { MapPalette } from "../palette";

/** What is drawn: a line, or a ring of ground. */
export type SketchShape = "line" | "polygon";

/** What is drawn so far, degrees: the corners set, and the place under the pointer where the next would be, null where it has none. A ring's first corner is not repeated. */
export type Sketch = {
  readonly points: readonly LonLat[];
  readonly next: LonLat | null;
  /** It is ended, and its corners can be dragged. */
  readonly done: boolean;
};

/** What keys and buttons beside the map do to the sketch. */
export type Pen = {
  /** Sets a corner in the middle of the map. */
  readonly press: () => void;
  /** Takes the last corner back. */
  readonly takeBack: () => void;
  /** Ends the sketch, where it has corners enough. */
  readonly finish: () => void;
};

export type Drawing = { readonly pen: Pen; readonly end: () => void };

export type DrawingStart = {
  readonly shape: SketchShape;
  /** Corners to begin with; none: the pointer sets the first. */
  readonly points: readonly LonLat[];
  readonly palette: MapPalette;
  readonly onSketch: (sketch: Sketch) => void;
  /** Where what the pointer draws is drawn in, degrees; null where nothing does. Not asked while Alt is held. */
  readonly snap: (at: LonLat) => LonLat | null;
  /** Nothing draws in what the pointer draws any more. */
  readonly onFree: () => void;
};

/** Begins the names of all that the guest draws with. */
const PREFIX = "drawing";
/** terra-draw's names for what it draws, and a key that no keyboard has, to end a sketch by. */
const MODES = { line: "linestring", polygon: "polygon" } as const;
const FINISH_KEY = "sightline-finish";
const LEAST = { line: 2, polygon: 3 } as const;
/** Decimals of a degree that are kept: a tenth of a millimetre, as in the database. */
const DECIMALS = 9;

/**
 * Lets people draw on a map. terra-draw puts sources and layers of its own on it, above all others, while a drawing tool is in hand; the engine writes
 * everything else and knows nothing of them. The map must have its style.
 */
export function beginDrawing(map: MapLibre, { shape, points, palette, onSketch, snap, onFree }: DrawingStart): Drawing {
  let alone = false;
  const listenToAlt = ({ altKey }: PointerEvent) => {
    alone = altKey;
  };
  const toCustom: SnapToCustom = ({ lng, lat }) => {
    if (!alone) return snap([lng, lat])?.slice();
    onFree();
    return undefined;
  };
  const snapping = { toCustom };
  const modes = {
    line: new TerraDrawLineStringMode({ ...OPTIONS, snapping, styles: lineStyles(palette) }),
    polygon: new TerraDrawPolygonMode({ ...OPTIONS, snapping, styles: polygonStyles(palette) }),
  };
  const flags = {
    feature: { coordinates: { draggable: true, midpoints: true, deletable: true, snappable: snapping } },
  };
  const select = new TerraDrawSelectMode({
    flags: { linestring: flags, polygon: flags },
    keyEvents: null,
    pointerDistance: OPTIONS.pointerDistance,
    allowManualDeselection: false,
    styles: selectStyles(palette),
  });
  const adapter = new GuestAdapter({ map, prefixId: PREFIX, coordinatePrecision: DECIMALS });
  const draw = new TerraDraw({ adapter, modes: [modes.line, modes.polygon, select] });
  let done = false;

  const drawn = () =>
    draw.getSnapshot().find(({ properties }) => properties.mode === MODES[shape] && !properties.coordinatePoint);
  const tell = () => onSketch(sketchOf(drawn(), done ? null : modes[shape].undoSize()));
  const put = (corners: readonly LonLat[]) => {
    done = corners.length >= LEAST[shape];
    if (!done) {
      draw.setMode(MODES[shape]);
      return;
    }
    const [result] = draw.addFeatures([featureOf(shape, corners)]);
    if (!result?.valid || result.id === undefined) throw new Error(`a sketch was refused: ${result?.reason}`);
    draw.setMode("select");
    draw.selectFeature(result.id);
  };
  const onFinish = (id: string | number, { action }: { action: string }) => {
    if (action === "draw") {
      done = true;
      draw.setMode("select");
      draw.selectFeature(id);
    }
    onFree();
    tell();
  };
  const raise = () => raiseLayers(map);

  map.doubleClickZoom.disable();
  for (const event of POINTER_EVENTS) map.getContainer().addEventListener(event, listenToAlt, true);
  map.on("mouseout", onFree);
  draw.start();
  raise();
  put(points);
  draw.on("change", tell);
  draw.on("finish", onFinish);
  // The engine may put layers on top, and a graphics card that was lost gives all of them back in another order.
  map.on("styledata", raise);
  map.getCanvas().focus({ preventScroll: true });
  tell();

  const pen: Pen = {
    press() {
      if (!done) pressMiddle(map);
    },
    takeBack() {
      if (!done) {
        modes[shape].undo();
        tell();
        return;
      }
      const left = sketchOf(drawn(), null).points.slice(0, -1);
      if (left.length < LEAST[shape]) return;
      draw.clear();
      put(left);
      tell();
    },
    finish() {
      map.getCanvas().dispatchEvent(new KeyboardEvent("keyup", { key: FINISH_KEY }));
    },
  };
  return {
    pen,
    end() {
      map.off("styledata", raise);
      map.off("mouseout", onFree);
      for (const event of POINTER_EVENTS) map.getContainer().removeEventListener(event, listenToAlt, true);
      onFree();
      draw.off("change", tell);
      draw.off("finish", onFinish);
      draw.stop();
      map.doubleClickZoom.enable();
      map.getCanvas().style.cursor = "";
    },
  };
}

/** Before any of them is heard by terra-draw, it is noted whether Alt is held. */
const POINTER_EVENTS = ["pointerdown", "pointermove", "pointerup"] as const;

/** A corner may be hit so many pixels beside it. */
const OPTIONS = {
  keyEvents: { cancel: null, finish: FINISH_KEY },
  pointerDistance: 16,
  showCoordinatePoints: true,
} as const;

/** Waits with drawing while the graphics card is lost, and leaves the double click to whoever took the tool in hand. */
class GuestAdapter extends TerraDrawMapLibreGLAdapter<MapLibre> {
  private readonly guest: MapLibre;

  constructor(config: ConstructorParameters<typeof TerraDrawMapLibreGLAdapter<MapLibre>>[0]) {
    super(config);
    this.guest = config.map;
  }

  override setDoubleClickToZoom(): void {}

  override render(changes: TerraDrawChanges, styling: TerraDrawStylingFunction): void {
    if (this.guest.getSource(`${PREFIX}-point`)) super.render(changes, styling);
  }
}

/** @param set - How many corners are set while it is being drawn; null once it is ended. */
function sketchOf(feature: GeoJSONStoreFeatures | undefined, set: number | null): Sketch {
  const positions = positionsOf(feature);
  if (set === null) return { points: positions, next: null, done: true };
  const points = positions.slice(0, set);
  const next = positions[set] ?? null;
  const last = points.at(-1);
  const apart = next && last && (next[0] !== last[0] || next[1] !== last[1]);
  return { points, next: apart ? next : null, done: false };
}

function positionsOf(feature: GeoJSONStoreFeatures | undefined): LonLat[] {
  const geometry = feature?.geometry;
  if (geometry?.type === "LineString") return geometry.coordinates.map(lonLat);
  if (geometry?.type === "Polygon") return (geometry.coordinates[0] ?? []).slice(0, -1).map(lonLat);
  return [];
}

function lonLat([lon = Number.NaN, lat = Number.NaN]: readonly number[]): LonLat {
  return [lon, lat];
}

function featureOf(shape: SketchShape, points: readonly LonLat[]): GeoJSONStoreFeatures {
  const kept = points.map(([lon, lat]) => [rounded(lon), rounded(lat)]);
  const geometry =
    shape === "line"
      ? { type: "LineString" as const, coordinates: kept }
      : { type: "Polygon" as const, coordinates: [[...kept, kept[0] as number[]]] };
  return { type: "Feature", properties: { mode: MODES[shape] }, geometry };
}

function rounded(degrees: number): number {
  return Number(degrees.toFixed(DECIMALS));
}

/** Presses the middle of the map's free part, as a pointer would: terra-draw knows no other way to set a corner. */
function pressMiddle(map: MapLibre): void {
  const canvas = map.getCanvas();
  const { left, top } = canvas.getBoundingClientRect();
  const { x, y } = map.project(map.getCenter());
  const at = { clientX: left + x, clientY: top + y, isPrimary: true, button: 0, bubbles: true };
  canvas.dispatchEvent(new PointerEvent("pointermove", { ...at, button: -1 }));
  canvas.dispatchEvent(new PointerEvent("pointerdown", at));
  canvas.dispatchEvent(new PointerEvent("pointerup", at));
}

/** Keeps what is being drawn above all else. */
function raiseLayers(map: MapLibre): void {
  const order = map.getLayersOrder();
  const own = order.filter((id) => id.startsWith(`${PREFIX}-`));
  if (own.every((id, i) => order[order.length - own.length + i] === id)) return;
  for (const id of own) map.moveLayer(id);
}

type Colour = `#${string}`;

function cornerStyles({ selected, cameraFace }: MapPalette) {
  return {
    coordinatePointColor: cameraFace as Colour,
    coordinatePointOutlineColor: selected as Colour,
    coordinatePointWidth: 4,
    coordinatePointOutlineWidth: 2,
    closingPointColor: selected as Colour,
    closingPointOutlineColor: cameraFace as Colour,
    closingPointWidth: 5,
    closingPointOutlineWidth: 2,
    // Our own mark says by what a corner was drawn in, also while it is dragged.
    snappingPointOpacity: 0,
    snappingPointOutlineOpacity: 0,
  };
}

function lineStyles(palette: MapPalette) {
  return { ...cornerStyles(palette), lineStringColor: palette.selected as Colour, lineStringWidth: 2.5 };
}

function polygonStyles(palette: MapPalette) {
  const { selected } = palette;
  return {
    ...cornerStyles(palette),
    fillColor: selected as Colour,
    fillOpacity: 0.12,
    outlineColor: selected as Colour,
    outlineWidth: 2.5,
  };
}

function selectStyles({ selected, cameraFace }: MapPalette) {
  return {
    selectedLineStringColor: selected as Colour,
    selectedLineStringWidth: 2.5,
    selectedPolygonColor: selected as Colour,
    selectedPolygonFillOpacity: 0.12,
    selectedPolygonOutlineColor: selected as Colour,
    selectedPolygonOutlineWidth: 2.5,
    selectionPointColor: cameraFace as Colour,
    selectionPointOutlineColor: selected as Colour,
    selectionPointWidth: 6,
    selectionPointOutlineWidth: 2,
    midPointColor: selected as Colour,
    midPointOutlineColor: cameraFace as Colour,
    midPointWidth: 4,
    midPointOutlineWidth: 1,
  };
}
