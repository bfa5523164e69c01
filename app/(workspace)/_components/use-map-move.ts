import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { MOST_MOVE_M } from "@/lib/cameras/move-limit";
import type { MovableCamera } from "@/lib/map/react/camera-handles";
import { useCameraMove } from "./camera-move";
import { usePlacing } from "./placing";

/** The camera that the map gives handles, and what it draws of it as it would be. */
export function useMapMove() {
  const t = useTranslations();
  const move = useCameraMove();
  const placed = useMovablePlacing();
  const { camera, around, phase, pose, preview } = move;
  const tried = useMemo(
    () =>
      preview && camera && phase !== "idle"
        ? { camera: camera.number, landed: phase === "landed", footprints: preview.footprints, sites: preview.sites }
        : null,
    [preview, camera, phase],
  );
  if (placed) return { movable: placed, tried: null };
  if (!camera || !around) return { movable: null, tried };
  const [lon, lat] = camera.position;
  const movable: MovableCamera = {
    id: camera.id,
    pose: pose ?? { lon, lat, bearing: camera.bearing },
    from: { lon, lat, bearing: camera.bearing },
    mostM: around.dragM,
    allRound: camera.kind === "panoramic",
    busy: phase === "saving" || phase === "saved" || phase === "landed" || around.camera.version !== camera.version,
    words: { move: t("move.handle", { name: camera.name }), turn: t("move.turnHandle", { name: camera.name }) },
    onTry: move.attempt,
    onDone: move.finish,
    onCancel: move.cancel,
  };
  return { movable, tried };
}

/** The camera that is about to be placed, whose handles change what the form says; null while there is none. */
function useMovablePlacing(): MovableCamera | null {
  const t = useTranslations();
  const { at, ofClass, set } = usePlacing();
  if (!at || at.lon === null || at.lat === null) return null;
  const pose = { lon: at.lon, lat: at.lat, bearing: at.bearing };
  const [lon, lat] = at.pressed;
  return {
    id: "placing",
    pose,
    from: { ...pose, lon, lat },
    mostM: MOST_MOVE_M,
    allRound: ofClass.kind === "panoramic",
    busy: false,
    words: { move: t("place.handle"), turn: t("place.turnHandle") },
    onTry: set,
    onDone: () => undefined,
    onCancel: () => undefined,
  };
}
