import type { Map as MapLibre } from "maplibre-gl";
import type { ReactNode } from "react";
import { useEffect, useState } from "react";
import type { MapBox, MapCamera } from "../engine/map-camera";
import { HOME_PADDING } from "../engine/session";
import styles from "./map-controls.module.css";
import type { MapWords } from "./map-props";

/** Buttons over the map: nearer, farther, north up, 2D or 3D, the whole city. */
export function MapControls(props: {
  readonly map: MapLibre;
  readonly camera: MapCamera;
  readonly tilted: boolean;
  readonly words: MapWords;
  readonly home: MapBox;
}) {
  const { map, camera, tilted, words, home } = props;
  const bearing = useBearing(map);
  return (
    <div className={styles.controls}>
      <div className={styles.group}>
        <Control label={words.home} onPress={() => camera.fly(home, HOME_PADDING)}>
          <path d="M4 8V5.5A1.5 1.5 0 0 1 5.5 4H8M12 4h2.5A1.5 1.5 0 0 1 16 5.5V8M16 12v2.5a1.5 1.5 0 0 1-1.5 1.5H12M8 16H5.5A1.5 1.5 0 0 1 4 14.5V12" />
        </Control>
        <Control label={tilted ? words.show2d : words.show3d} pressed={tilted} onPress={() => camera.tilt(!tilted)}>
          <text x="10" y="14" className={styles.letters}>
            {tilted ? "2D" : "3D"}
          </text>
        </Control>
        <Control label={words.faceNorth} onPress={camera.faceNorth}>
          <g style={{ transform: `rotate(${-bearing}deg)`, transformOrigin: "10px 10px" }}>
            <path d="M10 3.2 13.2 10H6.8Z" className={styles.needle} />
            <path d="M10 16.8 6.8 10h6.4Z" />
          </g>
        </Control>
      </div>
      <div className={styles.group}>
        <Control label={words.zoomIn} onPress={() => camera.zoomBy(1)}>
          <path d="M10 4.5v11M4.5 10h11" />
        </Control>
        <Control label={words.zoomOut} onPress={() => camera.zoomBy(-1)}>
          <path d="M4.5 10h11" />
        </Control>
      </div>
    </div>
  );
}

function Control(props: {
  readonly label: string;
  readonly onPress: () => void;
  readonly pressed?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <button
      type="button"
      className={styles.control}
      aria-label={props.label}
      title={props.label}
      {...(props.pressed === undefined ? {} : { "aria-pressed": props.pressed })}
      onClick={props.onPress}
    >
      <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
        {props.children}
      </svg>
    </button>
  );
}

/** The map's bearing in whole degrees, followed while it turns. */
function useBearing(map: MapLibre): number {
  const [bearing, setBearing] = useState(() => Math.round(map.getBearing()));
  useEffect(() => {
    const onRotate = () => setBearing(Math.round(map.getBearing()));
    map.on("rotate", onRotate);
    return () => {
      map.off("rotate", onRotate);
    };
  }, [map]);
  return bearing;
}
