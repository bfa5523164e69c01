"use client";

import { Map as MapMount, type MapRef } from "@vis.gl/react-maplibre";
import { useEffect, useEffectEvent, useState } from "react";
import { BOX_SELECTS } from "../engine/pointer";
import { MAP_PALETTES } from "../palette";
import { Attribution } from "./attribution";
import { BesideMap } from "./beside-map";
import { CameraHandles } from "./camera-handles";
import { MapControls } from "./map-controls";
import { MAP_MOUNT } from "./map-mount";
import type { PlanningMapProps } from "./map-props";
import styles from "./planning-map.module.css";
import { ScaleBar } from "./scale-bar";
import { useDrawing } from "./use-drawing";
import { useMapScene } from "./use-map-scene";
import { useMapSession } from "./use-map-session";
import { hasWebGl } from "./webgl";

/** The planning map: draws the city's tiles, says what the pointer is on, and moves where the page asks. Browser only. */
export function PlanningMap(props: PlanningMapProps) {
  const [able] = useState(hasWebGl);
  const unable = useEffectEvent(() =>
    props.onProblem?.({ code: "no-webgl", detail: "WebGL 2 is missing or switched off" }),
  );
  // Tells the page what this browser cannot do.
  useEffect(() => {
    if (!able) unable();
  }, [able]);

  if (able) return <DrawnMap {...props} />;
  return (
    <div className={styles.stage}>
      <p className={styles.notice} role="status">
        {props.words.noWebgl}
      </p>
    </div>
  );
}

function DrawnMap(props: PlanningMapProps) {
  const { view, words, inset, locale } = props;
  const [mount, setMount] = useState<MapRef | null>(null);
  const map = mount?.getMap() ?? null;
  const { session, tilted, hovered, lost } = useMapSession(map, props);
  useMapScene(session, props, { tilted, hovered });
  useDrawing(map, session, props);

  return (
    // The land lies under the canvas, which is clear where nothing is drawn; above the horizon too.
    <div className={styles.stage} style={{ background: MAP_PALETTES[props.scheme].land }}>
      <MapMount
        ref={setMount}
        {...MAP_MOUNT}
        initialViewState={startOf(view, props.home)}
        boxZoom={BOX_SELECTS}
        locale={{ "Map.Title": words.map }}
      />
      {map && session && props.beside && <BesideMap map={map} page={props} beside={props.beside} tilted={tilted} />}
      {lost && (
        <p className={styles.notice} role="status">
          {words.contextLost}
        </p>
      )}
      <div className={styles.foot} style={{ left: inset.left, right: inset.right, bottom: inset.bottom }}>
        <ScaleBar map={map} locale={locale} />
        <Attribution text={props.attribution} label={words.attribution} />
      </div>
      {map && session && props.movable && <CameraHandles key={props.movable.id} map={map} camera={props.movable} />}
      {map && session && (
        <div className={styles.side} style={{ left: inset.left, right: inset.right, bottom: inset.bottom }}>
          <MapControls map={map} camera={session.camera} tilted={tilted} words={words} home={props.home} />
        </div>
      )}
    </div>
  );
}

function startOf({ at, turn }: PlanningMapProps["view"], home: PlanningMapProps["home"]) {
  const turned = { bearing: turn?.bearing ?? 0, pitch: turn?.pitch ?? 0 };
  if (at) return { longitude: at.lon, latitude: at.lat, zoom: at.zoom, ...turned };
  const [west, south, east, north] = home;
  return { longitude: (west + east) / 2, latitude: (south + north) / 2, zoom: 12, ...turned };
}
