import type { Map as MapLibre } from "maplibre-gl";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { roundView } from "@/lib/url/workspace-search";
import type { HeldKeys, Hit } from "../engine/pointer";
import { HOME_PADDING, type MapSession, type Outlook, openSession } from "../engine/session";
import type { PlanningMapProps } from "./map-props";
import { useSame } from "./use-same";

/** Pixels between what is flown to and the edge of the view. */
const FLY_PADDING = 48;

/** Opens a session on the map, moves it where the page asks, and passes on what it reports. */
export function useMapSession(map: MapLibre | null, props: PlanningMapProps) {
  const [session, setSession] = useState<MapSession | null>(null);
  const [tilted, setTilted] = useState(false);
  const [hovered, setHovered] = useState<Hit | null>(null);
  const [lost, setLost] = useState(false);

  const flown = useRef<string | undefined>(undefined);
  const begin = useEffectEvent(() => {
    const { inset, fly, view, home } = props;
    flown.current = fly?.key;
    if (fly) return { inset, place: { box: fly.bbox, padding: fly.padding ?? FLY_PADDING } };
    return { inset, place: view.at ? null : { box: home, padding: HOME_PADDING } };
  });
  const onDrawn = useEffectEvent(() => props.onDrawn?.(props.dataVersion));
  const onHover = useEffectEvent((hit: Hit | null) => {
    setHovered(hit);
    props.onHover?.(hit);
  });
  const onPoint = useEffectEvent((at: Hit["lonLat"] | null) => props.onPoint?.(at));
  const onBox = useEffectEvent((cameras: readonly Hit["properties"][]) => props.onBox?.(cameras));
  const onPick = useEffectEvent((hit: Hit | null, at: Hit["lonLat"], held: HeldKeys) => props.onPick?.(hit, at, held));
  const onReady = useEffectEvent(() => props.onReady?.());
  const onProblem = useEffectEvent((code: "context-lost" | "tiles" | "drawing", detail: string) => {
    if (code === "context-lost") setLost(true);
    props.onProblem?.({ code, detail });
  });
  const onOutlook = useEffectEvent(({ zoom, lat, lon, bearing, pitch }: Outlook) => {
    const turn = { bearing: Math.round(bearing), pitch: Math.round(pitch) };
    props.onView?.(roundView({ zoom, lat, lon }), turn.bearing === 0 && turn.pitch === 0 ? undefined : turn);
  });

  // Lives as long as the map does.
  useEffect(() => {
    if (!map) return;
    let ready = false;
    const opened = openSession(map, begin(), {
      onHover,
      onPoint,
      onBox,
      onPick,
      onOutlook,
      onProblem,
      onTilt: setTilted,
      onRecovered: () => setLost(false),
      onIdle: () => {
        onDrawn();
        if (!ready) onReady();
        ready = true;
      },
    });
    setSession(opened);
    return () => {
      setSession(null);
      opened.end();
    };
  }, [map]);

  const inset = useSame(props.inset);
  // The map's free part follows the panels.
  useEffect(() => session?.camera.inset(inset, true), [session, inset]);

  const key = props.fly?.key;
  const fly = useEffectEvent(() => {
    if (!props.fly || props.fly.key === flown.current) return;
    flown.current = props.fly.key;
    session?.camera.fly(props.fly.bbox, props.fly.padding ?? FLY_PADDING);
  });
  // Flies once for each wish; the first view is where the last wish before it was.
  useEffect(() => {
    if (session && key !== undefined) fly();
  }, [session, key]);

  return { session, tilted, hovered, lost };
}
