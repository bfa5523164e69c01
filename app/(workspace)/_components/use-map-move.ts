import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { MOST_MOVE_M } from "@/lib/cameras/move-limit";
import type { Mount } from "@/lib/cameras/nearest-mount";
import { frameEnd, tiltToEnd } from "@/lib/coverage/frame-end";
import type { Pose } from "@/lib/coverage/moved-camera";
import type { Surroundings } from "@/lib/coverage/surroundings";
import type { MovableCamera } from "@/lib/map/react/camera-handles";
import { useCameraMove } from "./camera-move";
import { useMapTools } from "./map-tools";
import { usePlacing } from "./placing";
import { useFineTuning } from "./use-fine-tuning";
import { useMounts, useMountWords } from "./use-mounts";

/** The camera that the map gives handles, and what it draws of it as it would be. */
export function useMapMove() {
  const t = useTranslations();
  const move = useCameraMove();
  const placed = useMovablePlacing();
  const { tool } = useMapTools();
  const { mounting: placing } = usePlacing();
  const mountWords = useMountWords();
  const { camera, around, phase, pose, preview } = move;
  const mounting = useMounts(camera !== null);
  const tuned = useFineTuning(move);
  const tried = useMemo(
    () =>
      preview && camera && phase !== "idle"
        ? { cameras: [camera.number], landed: phase === "landed", footprints: preview.footprints, sites: preview.sites }
        : null,
    [preview, camera, phase],
  );
  if (placed) return { movable: placed, tried: null, mounts: placing.places };
  if (!camera || !around) return { movable: null, tried, mounts: tool === "place" ? placing.places : null };
  const [lon, lat] = camera.position;
  const movable: MovableCamera = {
    id: camera.id,
    pose: pose ?? { lon, lat, bearing: camera.bearing },
    from: { lon, lat, bearing: camera.bearing },
    mostM: around.dragM,
    allRound: camera.kind === "panoramic",
    sight: sightOf(around, pose, t("move.tiltHandle", { name: camera.name })),
    busy: phase === "saving" || phase === "saved" || phase === "landed" || around.camera.version !== camera.version,
    words: { move: t("move.handle", { name: camera.name }), turn: t("move.turnHandle", { name: camera.name }) },
    mark: phase === "trying" && pose ? markOf(mounting.mountAt(pose.lon, pose.lat), mountWords) : null,
    pull: mounting.pull,
    // What is stated of a mount is taken over; a height that is our default replaces none that is recorded.
    onTry({ lon, lat, bearing, tilt }) {
      const mount = mounting.mountAt(lon, lat);
      const heightM = mount?.heightStated ? mount.heightM : tuned?.heightM;
      move.attempt({
        ...{ lon, lat, bearing },
        ...(tilt === undefined ? {} : { tilt }),
        ...(heightM === undefined ? {} : { heightM }),
      });
    },
    onDone: move.finish,
    onCancel: move.cancel,
  };
  const shows = tool === "place" ? placing.places : phase === "trying" ? mounting.places : null;
  return { movable, tried, mounts: shows };
}

/** Where a fixed camera's sight ends as it is tried, for the handle there; null for one that sees all round, or nowhere in particular, or from below what it looks for. */
function sightOf(around: Surroundings, pose: Pose | null, word: string): MovableCamera["sight"] {
  const { camera, levels, targetHeight } = around;
  const bearing = pose ? pose.bearing : camera.bearing;
  const { heightM, tilt } = { heightM: pose?.heightM ?? camera.height_m, tilt: pose?.tilt ?? camera.tilt };
  const drop = heightM - targetHeight;
  if (camera.kind !== "fixed" || bearing === null || tilt === null || camera.hfov === null || drop <= 0) return null;
  const lens = {
    ...{ tilt, hfov: camera.hfov, drop },
    ...{ widthPx: camera.width_px, heightPx: camera.height_px, maxRange: camera.max_range_m },
  };
  return {
    endM: frameEnd(lens, Math.min(...Object.values(levels))),
    tilt,
    tiltAt: (metres) => tiltToEnd(lens, metres),
    word,
  };
}

function markOf(mount: Mount | null, words: (mount: Mount) => string): string | null {
  return mount && words(mount);
}

/** The camera that is about to be placed, whose handles change what the form says; null while there is none. */
function useMovablePlacing(): MovableCamera | null {
  const t = useTranslations();
  const { at, ofClass, template, set, mount, mounting } = usePlacing();
  const mountWords = useMountWords();
  if (!at || at.lon === null || at.lat === null) return null;
  const pose = { lon: at.lon, lat: at.lat, bearing: at.bearing };
  const [lon, lat] = at.pressed;
  return {
    id: "placing",
    pose,
    from: { ...pose, lon, lat },
    mostM: MOST_MOVE_M,
    allRound: (template?.shape ?? ofClass).kind === "panoramic",
    sight: null,
    busy: false,
    words: { move: t("place.handle"), turn: t("place.turnHandle") },
    mark: markOf(mount, mountWords),
    pull: mounting.pull,
    onTry: set,
    onDone: () => undefined,
    onCancel: () => undefined,
  };
}
