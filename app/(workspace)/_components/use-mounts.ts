import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { useFigures } from "@/app/_components/use-figures";
import { api } from "@/lib/api/client/api";
import { type Mount, type Mounts, nearestMount } from "@/lib/cameras/nearest-mount";
import type { LonLat } from "@/lib/crs/lon-lat";
import type { MountPlaces } from "@/lib/map/layers/mounts";
import { metresPerPixel } from "@/lib/map/react/scale";
import type { WorkspaceView } from "@/lib/url/workspace-search";
import { useWorkspaceSearch } from "./use-workspace-search";

/** Farther out a pixel is more than a metre, and nobody aims at a lamp. */
const LEAST_ZOOM = 16;
/** Asked about around the middle of the view, degrees each way: more than the widest screen shows; and in steps, so that a small movement asks nothing. */
const HALF_DEG = 0.015;
const STEP_DEG = 0.005;
/** Pixels around the pointer in which a mount draws a camera in. Ours. */
const PULL_PX = 18;
/** What stands so near to a mount is mounted on it, metres. */
const SAME_M = 0.03;
const NOWHERE = { west: 0, south: 0, east: 0.01, north: 0.01 };
const NO_PLACES: MountPlaces = [];
const NO_WALLS: Mounts["walls"] = [];

/** What a camera that is placed or moved can be mounted on. Nothing until the map is near enough. */
export type Mounting = {
  /** What a camera at a place is mounted on; null where it stands free. */
  readonly mountAt: (lon: number, lat: number) => Mount | null;
  /** The place to which a mount draws in what is pointed at; null where none does. `zoom` is the map's. */
  readonly pull: (at: LonLat, zoom: number) => LonLat | null;
  /** The lamps, signals, poles and masts around, to be shown. */
  readonly places: MountPlaces;
  /** The walls around. */
  readonly walls: Mounts["walls"];
};

/** @param wanted - Whether a camera is placed or could be moved; else nothing is asked for. */
export function useMounts(wanted: boolean): Mounting {
  const { search } = useWorkspaceSearch();
  const box = wanted && search.at && search.at.zoom >= LEAST_ZOOM ? boxAround(search.at) : null;
  const { data } = useQuery({
    ...api.cameras.mounts.queryOptions({ input: box ?? NOWHERE }),
    enabled: box !== null,
    placeholderData: keepPreviousData,
  });
  const mounts = box && data;
  return useMemo(
    () => ({
      mountAt: (lon, lat) => (mounts ? nearestMount(mounts, [lon, lat], SAME_M) : null),
      pull: (at, zoom) =>
        mounts ? (nearestMount(mounts, at, PULL_PX * metresPerPixel(zoom, at[1]))?.at ?? null) : null,
      places: mounts?.points.map(({ position }) => position) ?? NO_PLACES,
      walls: mounts?.walls ?? NO_WALLS,
    }),
    [mounts],
  );
}

/** A mount in words: its kind, its height, and who says so. */
export function useMountWords(): (mount: Mount) => string {
  const t = useTranslations();
  const figures = useFigures();
  return ({ kind, heightM, heightStated }) =>
    t(heightStated ? "mount.stated" : "mount.ours", { kind: t(`mount.kind.${kind}`), height: figures.metres(heightM) });
}

function boxAround({ lon, lat }: WorkspaceView) {
  const down = (degrees: number) => inSteps(Math.floor(degrees / STEP_DEG));
  const up = (degrees: number) => inSteps(Math.ceil(degrees / STEP_DEG));
  return {
    west: down(lon - HALF_DEG),
    south: down(lat - HALF_DEG),
    east: up(lon + HALF_DEG),
    north: up(lat + HALF_DEG),
  };
}

function inSteps(steps: number): number {
  return Number((steps * STEP_DEG).toFixed(3));
}
