import type { MapboxOverlay as Overlay } from "@deck.gl/mapbox";
import type { Map as MapLibre } from "maplibre-gl";
import { type SeenCamera, type SpacePoint, viewVolume } from "./view-volume";

type Rgba = [red: number, green: number, blue: number, alpha: number];

/** What of the cameras stands in space: `lit` are the numbers of those whose view is drawn. Colours are `#rrggbb`. */
export type VolumeScene = {
  readonly lit: readonly number[];
  readonly mast: string;
  readonly view: string;
  /** Density at which a view ends, pixels per metre. */
  readonly pixelsPerMetre: number;
};

/** Draws cameras in space, which MapLibre cannot: masts of true height, and the view of those pointed at. */
export type Volumes = {
  /** Shows a scene, or nothing. */
  readonly show: (scene: VolumeScene | null) => void;
  /** Whether all that stands in space is drawn. */
  readonly settled: () => boolean;
  readonly remove: () => void;
};

/**
 * Makes the painter of cameras in space on top of `map`. deck.gl is fetched when the first scene asks for it.
 * Cameras are those of the tiles in view.
 */
export function createVolumes(map: MapLibre, onFault: (fault: unknown) => void): Volumes {
  let kit: DeckKit | null = null;
  let loading = false;
  let overlay: Overlay | null = null;
  let scene: VolumeScene | null = null;
  let removed = false;
  let drawn = "";
  let calm = true;

  const load = () => {
    if (loading) return;
    loading = true;
    loadDeck()
      .then((loaded) => {
        kit = loaded;
        update();
      })
      // Asked again with the next scene; the map is complete without what stands on it.
      .catch(onFault)
      .finally(() => {
        loading = false;
      });
  };
  const draw = ({ MapboxOverlay, LineLayer, ScatterplotLayer, SolidPolygonLayer }: DeckKit) => {
    const cameras = scene && map.getSource("cameras") ? camerasInView(map) : [];
    const state = JSON.stringify([scene, cameras]);
    if (state === drawn) return;
    drawn = state;
    calm = false;
    if (!overlay) {
      overlay = new MapboxOverlay({ interleaved: true, layers: [] });
      map.addControl(overlay);
    }
    map.triggerRepaint();
    if (!scene) return overlay.setProps({ layers: [] });

    const { lit, pixelsPerMetre } = scene;
    const [mast, view] = [rgba(scene.mast, 230), rgba(scene.view, 255)];
    const volumes = cameras
      .filter(({ number }) => lit.includes(number))
      .flatMap((camera) => viewVolume(camera, pixelsPerMetre) ?? []);
    overlay.setProps({
      layers: [
        new SolidPolygonLayer<readonly SpacePoint[]>({
          id: "volumes-sides",
          data: volumes.flatMap(({ apex, corners }) =>
            corners.map((corner, i) => [apex, corner, corners[(i + 1) % corners.length] ?? corner]),
          ),
          getPolygon: (side) => side.map(([lon, lat, z]) => [lon, lat, z] as [number, number, number]),
          getFillColor: [...view.slice(0, 3), 34] as unknown as Rgba,
          _full3d: true,
          parameters: { depthWriteEnabled: false, cullMode: "none" },
        }),
        new LineLayer<readonly [SpacePoint, SpacePoint]>({
          id: "volumes-edges",
          data: volumes.flatMap(({ apex, corners }) =>
            corners.flatMap((corner, i) => [
              [apex, corner] as const,
              [corner, corners[(i + 1) % corners.length] ?? corner] as const,
            ]),
          ),
          getSourcePosition: ([from]) => [...from],
          getTargetPosition: ([, to]) => [...to],
          getColor: view,
          getWidth: 1.5,
        }),
        new LineLayer<SeenCamera>({
          id: "volumes-masts",
          data: cameras,
          getSourcePosition: ({ lon, lat }) => [lon, lat, 0],
          getTargetPosition: ({ lon, lat, height }) => [lon, lat, height],
          getColor: mast,
          widthUnits: "meters",
          getWidth: 0.6,
          widthMinPixels: 0.6,
          widthMaxPixels: 2,
        }),
        new ScatterplotLayer<SeenCamera>({
          id: "volumes-heads",
          data: cameras,
          billboard: true,
          // Metres, so that far ones do not hide the ground; a person still finds them.
          radiusMinPixels: 1.2,
          radiusMaxPixels: 5,
          getPosition: ({ lon, lat, height }) => [lon, lat, height],
          getRadius: ({ number }) => (lit.includes(number) ? 2.4 : 1.6),
          getFillColor: mast,
          updateTriggers: { getRadius: [lit] },
        }),
      ],
    });
  };
  const update = () => {
    if (removed || (!scene && !overlay)) return;
    if (!kit) return load();
    try {
      draw(kit);
    } catch (fault) {
      onFault(fault);
    }
  };
  const onIdle = () => {
    calm = true;
    update();
  };
  // After the graphics card came back, MapLibre has thrown deck.gl's layers away; the next drawing makes new ones.
  const onLost = () => {
    overlay = null;
    drawn = "";
  };
  map.on("idle", onIdle);
  map.on("webglcontextlost", onLost);

  return {
    show(next) {
      scene = next;
      update();
    },
    settled: () => calm && !loading,
    remove() {
      removed = true;
      map.off("idle", onIdle);
      map.off("webglcontextlost", onLost);
      if (overlay) map.removeControl(overlay);
    },
  };
}

type DeckKit = Awaited<ReturnType<typeof loadDeck>>;

async function loadDeck() {
  const [{ MapboxOverlay }, { LineLayer, ScatterplotLayer, SolidPolygonLayer }] = await Promise.all([
    import("@deck.gl/mapbox"),
    import("@deck.gl/layers"),
  ]);
  return { MapboxOverlay, LineLayer, ScatterplotLayer, SolidPolygonLayer };
}

/** The cameras of the tiles in view, each once, by number. */
function camerasInView(map: MapLibre): SeenCamera[] {
  const found = new Map<number, SeenCamera>();
  for (const { id, geometry, properties } of map.querySourceFeatures("cameras", { sourceLayer: "cameras" })) {
    if (typeof id !== "number" || geometry.type !== "Point") continue;
    const [lon = 0, lat = 0] = geometry.coordinates;
    const known = (name: string) => (typeof properties[name] === "number" ? Number(properties[name]) : null);
    found.set(id, {
      number: id,
      lon,
      lat,
      height: known("height") ?? 0,
      bearing: properties.kind === "panoramic" ? null : known("bearing"),
      tilt: known("tilt"),
      hfov: known("hfov"),
      widthPx: known("width_px") ?? 1,
      heightPx: known("height_px") ?? 1,
      maxRange: known("max_range"),
    });
  }
  return [...found.values()].sort((a, b) => a.number - b.number);
}

function rgba(colour: string, alpha: number): Rgba {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  return [red, green, blue, alpha];
}
