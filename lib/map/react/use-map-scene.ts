import { useEffect, useMemo } from "react";
import { type CoverageLevel, STANDARD, STANDARD_LEVELS } from "@/lib/coverage/requirement-profile";
import type { FeatureMark, Pick } from "../engine/map-layer";
import type { Hit } from "../engine/pointer";
import type { MapSession } from "../engine/session";
import { MAP_PALETTES } from "../palette";
import type { PlanningMapProps } from "./map-props";
import { useMapLayers } from "./use-map-layers";
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
  const { scheme, level, selectedSite, hoveredSite, selectedGap, selectedCamera } = props;
  const { tilted, hovered } = state;
  const topics = useSame(props.topics);
  const palette = MAP_PALETTES[scheme];
  const layers = useMapLayers(props, tilted);

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
