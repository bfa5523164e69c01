import { useMemo, useState } from "react";
import type { MapLayer } from "../engine/map-layer";
import { mapLayers } from "../layers/all";
import { drawnGroundLayer } from "../layers/drawn-ground";
import { inspectedLayer } from "../layers/inspected";
import type { MapLook } from "../layers/map-look";
import { mountsLayer } from "../layers/mounts";
import { nightLayer } from "../layers/night";
import { openedLayer } from "../layers/opened";
import { plannedLayer } from "../layers/planned";
import { snappedLayer } from "../layers/snapped";
import { triedLayers } from "../layers/tried";
import { MAP_PALETTES } from "../palette";
import type { PlanningMapProps } from "./map-props";
import { useSame } from "./use-same";

/** The layers of all that the page asks to be drawn. */
export function useMapLayers(props: PlanningMapProps, tilted: boolean): readonly MapLayer[] {
  const { scheme, locale, level, dataVersion } = props;
  const topics = useSame(props.topics);
  const sites = useSame({
    kinds: props.kinds ?? [],
    states: props.states ?? [],
    only: props.only ?? null,
    candidates: props.candidates ?? true,
  });
  const palette = MAP_PALETTES[scheme];

  // Raised buildings stay, unseen, once they were seen: taking them out would load every tile again.
  const [raised, setRaised] = useState(false);
  if (tilted && !raised) setRaised(true);

  const { tried = null, inspected = null, planned = null, drawnGround = null } = props;
  const { night = null, opened = null, depths = null, mounts = null, snapped = null } = props;
  const guarded = (topics.includes("guarded") && props.guarded) || null;
  const instead = useSame(
    tried && !tried.landed ? { cameras: tried.cameras, sites: tried.sites.map(({ number }) => number) } : null,
  );
  const tiles = useMemo(() => {
    const look: MapLook = {
      palette,
      locale,
      level,
      tilted,
      detailed: topics.includes("gaps") || topics.includes("footprints"),
      sites,
      tried: instead,
      depths,
      guarded,
      origin: window.location.origin,
      dataVersion,
    };
    return mapLayers(look, topics).filter(({ band }) => band !== "structures" || raised);
  }, [palette, locale, level, tilted, raised, sites, instead, depths, guarded, dataVersion, topics]);
  return useMemo(
    () => [
      ...tiles,
      ...(tried ? triedLayers({ palette, level }, tried) : []),
      ...(planned ? [plannedLayer({ palette }, planned)] : []),
      ...(night ? [nightLayer({ palette }, night)] : []),
      ...(opened ? [openedLayer({ palette }, opened)] : []),
      ...(mounts ? [mountsLayer({ palette }, mounts)] : []),
      ...(inspected ? [inspectedLayer({ palette }, inspected)] : []),
      ...(drawnGround ? [drawnGroundLayer({ palette }, drawnGround)] : []),
      ...(snapped ? [snappedLayer({ palette }, snapped)] : []),
    ],
    [tiles, palette, level, tried, night, opened, planned, mounts, inspected, drawnGround, snapped],
  );
}
