import { Map as MapMount, type MapRef } from "@vis.gl/react-maplibre";
import type { Map as MapLibre } from "maplibre-gl";
import { useEffect, useEffectEvent, useMemo, useState } from "react";
import { createMapEngine, type MapEngine } from "../engine/engine";
import { followCamera } from "../engine/follow-camera";
import type { FeatureMark } from "../engine/map-layer";
import { watchRest } from "../engine/watch-rest";
import { MAP_PALETTES } from "../palette";
import styles from "./beside-map.module.css";
import { MAP_MOUNT } from "./map-mount";
import type { MapBeside, PlanningMapProps } from "./map-props";
import { SwipeBar, swipedAt } from "./swipe-bar";
import { useMapLayers } from "./use-map-layers";

const MIDDLE = 50;

/**
 * A second map over the left part of the first, up to a bar that is moved: the same place from the same side, drawn otherwise. It takes no gesture: whoever moves or
 * presses the first map through it moves both.
 */
export function BesideMap(props: {
  readonly map: MapLibre;
  readonly page: PlanningMapProps;
  readonly beside: MapBeside;
  readonly tilted: boolean;
}) {
  const { map, page, beside, tilted } = props;
  const { scheme, inset } = page;
  const [mount, setMount] = useState<MapRef | null>(null);
  const [engine, setEngine] = useState<MapEngine | null>(null);
  const [drawn, setDrawn] = useState(false);
  const [percent, setPercent] = useState(MIDDLE);
  const second = mount?.getMap() ?? null;
  const { tried, planned } = beside;
  const nothing = {
    opened: null,
    night: null,
    inspected: null,
    mounts: null,
    drawnGround: null,
    snapped: null,
  } as const;
  const layers = useMapLayers({ ...page, ...nothing, tried, planned }, tilted);
  const { selectedSite } = page;
  const marks = useMemo((): FeatureMark[] => {
    if (selectedSite === null) return [];
    return [{ source: "sites", sourceLayer: "sites", number: selectedSite, state: "selected" }];
  }, [selectedSite]);
  const onFault = useEffectEvent((fault: unknown) =>
    page.onProblem?.({ code: "drawing", detail: fault instanceof Error ? fault.message : String(fault) }),
  );

  // Lives as long as the second map does.
  useEffect(() => {
    if (!second) return;
    const writer = createMapEngine(second, onFault);
    const unfollow = followCamera(map, second);
    const unwatch = watchRest(second, writer.settled, (state) => setDrawn(state === "idle"));
    setEngine(writer);
    return () => {
      setEngine(null);
      unfollow();
      unwatch();
      writer.remove();
    };
  }, [map, second]);
  // The engine follows the scene.
  useEffect(() => engine?.show({ layers, marks }), [engine, layers, marks]);

  const at = swipedAt(percent, inset);
  return (
    <>
      <div
        className={styles.second}
        aria-hidden="true"
        data-testid="beside-map"
        data-beside-state={drawn ? "idle" : "busy"}
        style={{ background: MAP_PALETTES[scheme].land, clipPath: `inset(0 calc(100% - ${at}) 0 0)` }}
      >
        <MapMount
          ref={setMount}
          {...MAP_MOUNT}
          interactive={false}
          initialViewState={{
            ...{ longitude: map.getCenter().lng, latitude: map.getCenter().lat, zoom: map.getZoom() },
            ...{ bearing: map.getBearing(), pitch: map.getPitch() },
          }}
        />
      </div>
      <SwipeBar beside={beside} percent={percent} inset={inset} onMove={setPercent} />
    </>
  );
}
