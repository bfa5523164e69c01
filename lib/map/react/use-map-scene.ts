import { useEffect, useMemo, useState } from "react";
import { type CoverageLevel, STANDARD, STANDARD_LEVELS } from "@/lib/coverage/requirement-profile";
import type { FeatureMark, Pick } from "../engine/map-layer";
import type { Hit } from "../engine/pointer";
import type { MapSession } from "../engine/session";
import { mapLayers } from "../layers/all";
import { drawnGroundLayer } from "../layers/drawn-ground";
import { inspectedLayer } from "../layers/inspected";
import type { MapLook } from "../layers/map-look";
import { mountsLayer } from "../layers/mounts";
import { openedLayer } from "../layers/opened";
import { plannedLayer } from "../layers/planned";
import { snappedLayer } from "../layers/snapped";
import { triedLayers } from "../layers/tried";
import { MAP_PALETTES } from "../palette";
import type { PlanningMapProps } from "./map-props";
import { useSame } from "./use-same";

/** Where the tiles keep what can be pointed at. A camera's footprints carry its number and are marked with it. */
const PLACES: Readonly<Record<Pick, readonly { readonly source: string; readonly sourceLayer: string }[]>> = {
  guarded: [],
  site: [{ source: "sites", sourceLayer: "sites" }],
  gap: [{ source: "coverage", sourceLayer: "gaps" }],
  camera: [
    { source: "cameras", sourceLayer: "cameras" },
    { source: "coverage", sourceLayer: "footprints" },
  ],
};

const NONE: readonly number[] = [];

/** Keeps what the map draws equal to what the page asks for. */
export function useMapScene(
  session: MapSession | null,
  props: PlanningMapProps,
  state: { readonly tilted: boolean; readonly hovered: Hit | null },
): void {
  const { scheme, locale, level, dataVersion, selectedSite, hoveredSite, selectedGap, selectedCamera } = props;
  const { tilted, hovered } = state;
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
  const { opened = null, depths = null, mounts = null, snapped = null } = props;
  const guarded = (topics.includes("guarded") && props.guarded) || null;
  const instead = useSame(
    tried && !tried.landed ? { camera: tried.camera, sites: tried.sites.map(({ number }) => number) } : null,
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
  const layers = useMemo(
    () => [
      ...tiles,
      ...(tried ? triedLayers({ palette, level }, tried) : []),
      ...(planned ? [plannedLayer({ palette }, planned)] : []),
      ...(opened ? [openedLayer({ palette }, opened)] : []),
      ...(mounts ? [mountsLayer({ palette }, mounts)] : []),
      ...(inspected ? [inspectedLayer({ palette }, inspected)] : []),
      ...(drawnGround ? [drawnGroundLayer({ palette }, drawnGround)] : []),
      ...(snapped ? [snappedLayer({ palette }, snapped)] : []),
    ],
    [tiles, palette, level, tried, opened, planned, mounts, inspected, drawnGround, snapped],
  );

  const many = useSame(props.selectedCameras ?? NONE);
  const hoveredKind = hovered?.kind ?? null;
  const hoveredNumber = hovered?.number ?? null;
  const marks = useMemo(() => {
    const marked = (kind: Pick, number: number | null, mark: FeatureMark["state"]): FeatureMark[] =>
      number === null ? [] : PLACES[kind].map((place) => ({ ...place, number, state: mark }));
    return [
      ...marked("site", selectedSite, "selected"),
      ...marked("gap", selectedGap, "selected"),
      ...marked("camera", selectedCamera, "selected"),
      ...many.flatMap((number) => marked("camera", number, "selected")),
      ...marked("site", hoveredSite, "hovered"),
      ...(hoveredKind ? marked(hoveredKind, hoveredNumber, "hovered") : []),
    ];
  }, [selectedSite, selectedGap, selectedCamera, many, hoveredSite, hoveredKind, hoveredNumber]);

  // The engine and the pointer follow the scene.
  useEffect(() => {
    if (!session) return;
    session.engine.show({ layers, marks });
    session.pointer.seek(Object.assign({}, ...layers.map(({ picks }) => picks)));
    session.snapping.seek(Object.assign({}, ...layers.map(({ snaps }) => snaps)));
  }, [session, layers, marks]);

  const litCamera = hoveredKind === "camera" ? hoveredNumber : null;
  const standing = tilted && topics.includes("cameras");
  // So do the cameras in space, while the map is tilted.
  useEffect(() => {
    if (!session) return;
    if (!standing) return session.volumes.show(null);
    session.volumes.show({
      lit: [selectedCamera, litCamera, ...many].filter((number) => number !== null),
      mast: palette.camera,
      view: palette.footprint,
      pixelsPerMetre: densityOf(level),
    });
  }, [session, standing, selectedCamera, litCamera, many, palette, level]);
}

/** Density at which a camera's view is drawn to end: the level's own, or the least that is computed. */
function densityOf(level: string): number {
  const of = (name: string) =>
    STANDARD_LEVELS.find((row) => row.standard === STANDARD && row.level === name)?.pixelsPerMetre;
  const least: CoverageLevel = "detect";
  return of(level) ?? of(least) ?? 25;
}
