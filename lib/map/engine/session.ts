import type { ErrorEvent, Map as MapLibre, PaddingOptions } from "maplibre-gl";
import { createMapEngine, type MapEngine } from "./engine";
import { createMapCamera, FROM_ABOVE, type MapBox, type MapCamera } from "./map-camera";
import { createPointer, type HeldKeys, type Hit, type Pointer } from "./pointer";
import { createSnapping, type Snapping } from "./snapping";
import { createVolumes, type Volumes } from "./volumes";
import { watchRest } from "./watch-rest";

/** Where the map looks from: degrees, bearing clockwise from north, pitch from straight down. */
export type Outlook = {
  readonly zoom: number;
  readonly lat: number;
  readonly lon: number;
  readonly bearing: number;
  readonly pitch: number;
};

/** What the map reports. */
export type SessionEvents = {
  readonly onPoint: (at: Hit["lonLat"] | null) => void;
  readonly onBox: (cameras: readonly Hit["properties"][]) => void;
  readonly onHover: (hit: Hit | null) => void;
  readonly onPick: (hit: Hit | null, at: Hit["lonLat"], held: HeldKeys) => void;
  /** A movement ended. */
  readonly onOutlook: (outlook: Outlook) => void;
  /** The map began or ceased to be seen from the side. */
  readonly onTilt: (tilted: boolean) => void;
  /** Nothing is loading or moving, and all that was asked for is drawn. */
  readonly onIdle: () => void;
  readonly onProblem: (code: "context-lost" | "tiles" | "drawing", detail: string) => void;
  readonly onRecovered: () => void;
};

/** One map while it is on the page: who writes it, moves it, and listens to it. */
export type MapSession = {
  readonly engine: MapEngine;
  readonly camera: MapCamera;
  readonly pointer: Pointer;
  readonly snapping: Snapping;
  readonly volumes: Volumes;
  readonly end: () => void;
};

/** Where a map begins: what panels cover, in pixels, and what to show how far from the edges unless it was made with a view of its own. */
export type SessionStart = {
  readonly inset: PaddingOptions;
  readonly place: { readonly box: MapBox; readonly padding: number } | null;
};

/** Pixels between a city's box and the edge of the view. */
export const HOME_PADDING = 24;

/** Opens a session; taking the first view is not a movement, and nobody hears of it. */
export function openSession(map: MapLibre, start: SessionStart, events: SessionEvents): MapSession {
  const onFault = (fault: unknown) =>
    events.onProblem("drawing", fault instanceof Error ? fault.message : String(fault));
  const engine = createMapEngine(map, onFault);
  const camera = createMapCamera(map);
  camera.inset(start.inset, false);
  if (start.place) camera.settle(start.place.box, start.place.padding);
  const volumes = createVolumes(map, onFault);
  const pointer = createPointer(map, {
    point: events.onPoint,
    box: events.onBox,
    hover: events.onHover,
    pick: events.onPick,
  });
  const container = map.getContainer();
  let tilted = map.getPitch() > FROM_ABOVE;
  let reported = false;

  const onPitch = () => {
    const now = map.getPitch() > FROM_ABOVE;
    if (now === tilted) return;
    tilted = now;
    events.onTilt(now);
  };
  const onMoveEnd = () => {
    const { lng, lat } = map.getCenter();
    events.onOutlook({ zoom: map.getZoom(), lat, lon: lng, bearing: map.getBearing(), pitch: map.getPitch() });
  };
  const onError = ({ error, ...event }: ErrorEvent) => {
    // One report for a view, however many of its tiles failed.
    if (reported) return;
    reported = true;
    events.onProblem("sourceId" in event ? "tiles" : "drawing", error.message);
  };
  const onLost = () => events.onProblem("context-lost", "the browser took the graphics context away");

  const unwatch = watchRest(
    map,
    () => engine.settled() && volumes.settled(),
    (state) => {
      // Read by browser tests, which wait for a fact instead of a second.
      if (container.dataset.mapState !== state) container.dataset.mapState = state;
      if (state === "busy") return;
      reported = false;
      events.onIdle();
    },
  );
  if (tilted) events.onTilt(true);
  map.on("pitch", onPitch);
  map.on("moveend", onMoveEnd);
  map.on("error", onError);
  map.on("webglcontextlost", onLost);
  map.on("webglcontextrestored", events.onRecovered);

  return {
    engine,
    camera,
    pointer,
    snapping: createSnapping(map),
    volumes,
    end() {
      unwatch();
      map.off("pitch", onPitch);
      map.off("moveend", onMoveEnd);
      map.off("error", onError);
      map.off("webglcontextlost", onLost);
      map.off("webglcontextrestored", events.onRecovered);
      pointer.remove();
      volumes.remove();
      engine.remove();
    },
  };
}
