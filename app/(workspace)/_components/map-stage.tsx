"use client";

import { useParams, useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useEffect, useMemo, useState } from "react";
import { useColourScheme } from "@/app/_components/colour-scheme";
import type { HeldKeys } from "@/lib/map/engine/pointer";
import type { MapPick, MapProblem } from "@/lib/map/react/map-props";
import { tilesVersion, useCameraMove } from "./camera-move";
import { useInspectedPoint } from "./inspected-point";
import { useManyCameras, useManyNumbers } from "./many-cameras";
import { MapCanvas } from "./map-canvas";
import { MapProblemNote } from "./map-problem-note";
import styles from "./map-stage.module.css";
import { useMapTools } from "./map-tools";
import { beginOpening } from "./page-opening";
import { usePlanInHand } from "./plan-in-hand";
import { useRow } from "./row-in-hand";
import { useSiteDrawing } from "./site-drawing";
import { useCameraFailure } from "./use-camera-failure";
import { useFoundSites } from "./use-found-sites";
import { useGuardedShown } from "./use-guarded";
import { useMapInset } from "./use-map-inset";
import { useMapMove } from "./use-map-move";
import { useMapSnaps } from "./use-map-snaps";
import type { PanelState } from "./use-panel";
import { usePlanOnMap } from "./use-plan-on-map";
import { useSelection } from "./use-selection";
import { useSiteDepths } from "./use-site-depths";
import { useSiteNight } from "./use-site-night";
import { addressSearch, patchedQuery, useWorkspaceSearch } from "./use-workspace-search";
import { viewBox } from "./view-box";
import { useHover, useStage } from "./workspace-state";

/** Long enough to read a note twice. */
const NOTE_MS = 10_000;

/** Puts the address, the panel and the pointer into the map's words, and what the map hears back into the address. */
export function MapStage({ panel }: { readonly panel: PanelState }) {
  const t = useTranslations();
  const locale = useLocale();
  const router = useRouter();
  const { siteId } = useParams<{ siteId?: string }>();
  const { scheme } = useColourScheme();
  const { city, flight, flyTo } = useStage();
  const { hovered, hover } = useHover();
  const { search, change } = useWorkspaceSearch();
  const selection = useSelection();
  const found = useFoundSites();
  const inset = useMapInset(panel);
  const { movable, tried, mounts } = useMapMove();
  const { drawn } = useCameraMove();
  const many = useManyCameras();
  const manyNumbers = useManyNumbers();
  const { tool, press, pointed } = useMapTools();
  const { drawn: inspected } = useInspectedPoint();
  const { opened } = useCameraFailure();
  const { drawn: depths } = useSiteDepths();
  const { drawn: night } = useSiteNight();
  const guarded = useGuardedShown();
  const { drawn: planOpen } = usePlanInHand();
  const planOnMap = usePlanOnMap();
  const { drawn: row } = useRow();
  const { drawing, snapped } = useMapSnaps();
  const { ground, merged, merge } = useSiteDrawing();
  const planned = useMemo(
    () => (row && planOpen ? { ...planOpen, cameras: [...planOpen.cameras, ...row.cameras] } : (row ?? planOpen)),
    [row, planOpen],
  );
  const [problem, setProblem] = useState<MapProblem | null>(null);

  const words = useMemo(
    () => ({
      map: t("map.name"),
      zoomIn: t("map.zoomIn"),
      zoomOut: t("map.zoomOut"),
      faceNorth: t("map.faceNorth"),
      show3d: t("map.show3d"),
      show2d: t("map.show2d"),
      home: t("map.home"),
      attribution: t("map.attribution"),
      noWebgl: t("map.noWebgl"),
      contextLost: t("map.contextLost"),
    }),
    [t],
  );

  // Follows the clock: the map goes on by itself after every problem but the missing of WebGL, and does not say so.
  useEffect(() => {
    if (!problem || problem.code === "no-webgl") return;
    const timer = setTimeout(() => setProblem(null), NOTE_MS);
    return () => clearTimeout(timer);
  }, [problem]);

  // Follows Back and Forward, which change the address without asking the map.
  useEffect(() => {
    const follow = () => {
      const { at } = addressSearch();
      const box = at ? viewBox(at, freeSize(inset)) : city.bbox;
      if (box) flyTo(box, 0);
    };
    window.addEventListener("popstate", follow);
    return () => window.removeEventListener("popstate", follow);
  }, [flyTo, inset, city.bbox]);

  /** Whether a press chose among many; who misses one with Shift has not done with the others. */
  const together = (camera: string | undefined, { shift }: HeldKeys): boolean => {
    if (!shift) many.clear();
    else if (camera !== undefined) many.toggle(camera);
    return shift && (camera !== undefined || many.ids.length > 0);
  };
  /** A press on another site chooses it. */
  const mergeWith = (hit: MapPick | null) => {
    const other = hit?.kind === "site" ? idOf(hit, "id") : hit?.kind === "gap" ? idOf(hit, "site_id") : undefined;
    if (merged && other !== undefined && other !== merged.site.id) merge(merged.site, other);
  };
  const pick = (hit: MapPick | null, at: MapPick["lonLat"], held: HeldKeys) => {
    const camera = cameraOf(hit);
    if (merged) return mergeWith(hit);
    if (press(at, held) || together(camera, held)) return;
    if (camera !== undefined) return change({ camera }, "push");
    if (hit?.kind === "guarded") return change({ guarded: idOf(hit, "id"), camera: undefined }, "push");
    const site = hit && idOf(hit, hit.kind === "gap" ? "site_id" : "id");
    const gap = hit?.kind === "gap" ? hit.number : undefined;
    if (siteId === undefined)
      return change({ site: site ?? undefined, gap, camera: undefined, guarded: undefined }, "push");
    if (!site || site === siteId) return change({ gap, camera: undefined, guarded: undefined }, "push");
    const address = `/sites/${site}${patchedQuery({ site, gap, camera: undefined, guarded: undefined })}`;
    beginOpening(address);
    router.push(address);
  };

  const box = (found: readonly MapPick["properties"][]) => {
    const cameras = found.map((properties) => idOf({ properties }, "id")).filter((id) => id !== undefined);
    if (tool === "select" && cameras.length > 0) many.add(cameras);
  };

  if (problem?.code === "no-webgl") return <MapProblemNote problem={problem} />;
  return (
    <div className={styles.map} id="map" tabIndex={-1}>
      <MapCanvas
        scheme={scheme}
        locale={locale}
        home={city.bbox}
        view={{ at: search.at, turn: search.turn }}
        topics={search.layers}
        level={search.level}
        selectedSite={selection.site}
        hoveredSite={hovered}
        selectedGap={search.gap ?? null}
        selectedCamera={selection.camera}
        selectedCameras={manyNumbers}
        kinds={search.kind}
        states={search.state}
        candidates={search.candidates || siteId !== undefined}
        only={siteId === undefined ? found : null}
        fly={flight}
        inset={inset}
        dataVersion={tilesVersion(city)}
        movable={search.layers.includes("cameras") ? movable : null}
        tried={tried ?? planOnMap.tried}
        beside={planOnMap.beside}
        inspected={inspected}
        opened={opened}
        depths={depths}
        night={night}
        planned={planned}
        mounts={mounts}
        guarded={guarded}
        onDrawn={drawn}
        drawing={drawing}
        snapped={snapped}
        drawnGround={ground}
        attribution={city.attribution}
        words={words}
        onView={(at, turn) => change({ at, turn }, "replace")}
        onPick={pick}
        onPoint={(at) => {
          pointed.current = at;
        }}
        onBox={box}
        onHover={(hit) => hover(hit?.kind === "site" ? hit.number : null)}
        // The map says itself when the graphics card paused, and when it is back.
        onProblem={(found) => found.code !== "context-lost" && setProblem(found)}
      />
      {problem && <MapProblemNote problem={problem} />}
    </div>
  );
}

function cameraOf(hit: MapPick | null): string | undefined {
  return hit?.kind === "camera" ? idOf(hit, "id") : undefined;
}

function idOf({ properties }: Pick<MapPick, "properties">, name: string): string | undefined {
  const value = properties[name];
  return typeof value === "string" ? value : undefined;
}

function freeSize(inset: { left: number; right: number; top: number; bottom: number }) {
  const stage = document.querySelector("#map")?.getBoundingClientRect();
  return {
    width: (stage?.width ?? 0) - inset.left - inset.right,
    height: (stage?.height ?? 0) - inset.top - inset.bottom,
  };
}
