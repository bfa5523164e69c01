import { useTranslations } from "next-intl";
import type { ConflictWords } from "@/app/_components/conflict-dialog";
import { useFigures } from "@/app/_components/use-figures";
import type { CameraFieldsDto } from "@/lib/api/camera-edit";
import type { CameraDto } from "@/lib/api/cameras";

/** What it means that a field holds nothing: no limit of range, that it is not retired, or that nobody knows. */
export function emptyWord(t: ReturnType<typeof useTranslations<never>>, field: string): string {
  if (field === "maxRangeM") return t("edit.unlimited");
  return field === "retiredOn" ? t("edit.inUse") : t("edit.unknown");
}

/** What is measured in metres; all other numbers are degrees. */
const METRES: readonly string[] = ["heightM", "maxRangeM", "infraredM"];

/** What a conflict about a camera is called in words. */
export function useCameraWords(): ConflictWords {
  const t = useTranslations();
  const figures = useFigures();
  const fields = [
    ...(["name", "kind", "position", "heightM", "bearing", "tilt", "hfov", "maxRangeM", "infraredM"] as const),
    ...(["builtOn", "acceptedOn", "acceptedDocument", "retiredOn"] as const),
  ];
  return {
    field: (name) => {
      const field = fields.find((one) => one === name);
      return field ? t(`edit.camera.${field}`) : name;
    },
    value: (field, value) => {
      if (value === null) return emptyWord(t, field);
      if (value === "fixed" || value === "panoramic") return t(`camera.kind.${value}`);
      if (typeof value === "object") return `${value[1].toFixed(6)}, ${value[0].toFixed(6)}`;
      if (typeof value !== "number") return String(value);
      return METRES.includes(field) ? figures.metres(value) : figures.degrees(value);
    },
  };
}

/** What people edit of a camera, as it was read. */
export function cameraFields(camera: CameraDto): CameraFieldsDto {
  const { id, version, name, kind, position, heightM, bearing, tilt, hfov, maxRangeM, infraredM } = camera;
  const { builtOn, acceptedOn, acceptedDocument, retiredOn } = camera;
  return {
    ...{ id, version, name, kind, position, heightM, bearing, tilt, hfov, maxRangeM, infraredM },
    ...{ builtOn, acceptedOn, acceptedDocument, retiredOn },
  };
}
