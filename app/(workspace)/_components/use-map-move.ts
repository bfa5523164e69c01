import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { MovableCamera } from "@/lib/map/react/camera-handles";
import { useCameraMove } from "./camera-move";

/** The camera that the map gives handles, and what it draws of it as it would be. */
export function useMapMove() {
  const t = useTranslations();
  const move = useCameraMove();
  const { camera, around, phase, pose, preview } = move;
  const tried = useMemo(
    () =>
      preview && camera && phase !== "idle"
        ? { camera: camera.number, landed: phase === "landed", footprints: preview.footprints, sites: preview.sites }
        : null,
    [preview, camera, phase],
  );
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
