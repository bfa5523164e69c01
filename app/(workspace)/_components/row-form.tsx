"use client";

import { Input } from "antd";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useNewRecord } from "@/app/_components/use-new-record";
import { MOST_CHANGES } from "@/lib/api/camera-changes";
import type { CameraFieldsDto } from "@/lib/api/camera-edit";
import type { CameraPlacement } from "@/lib/api/camera-place";
import type { CameraDto } from "@/lib/api/cameras";
import { fieldsOf } from "@/lib/editing/edit-history";
import { isInfraredOfClass, isShapeFaulty, shapeOfCamera, shapeOfClass } from "./camera-shape";
import { ClassField, ShapeNumbers } from "./camera-shape-fields";
import styles from "./draw-site-card.module.css";
import { EditField, EditForm, numberFault } from "./edit-form";
import { usePlacing } from "./placing";
import { usePlanInHand } from "./plan-in-hand";
import { ROW_LIMITS, useRow } from "./row-in-hand";
import { RowSettings } from "./row-settings";
import type { useCameraChanges } from "./use-camera-changes";

/** Leaves room for the number behind it. */
const NAME_LENGTH = 90;

/** Which cameras stand along a line that is drawn; all of them are saved together. `like` is the camera that they begin as. */
export function RowForm(props: {
  readonly like: CameraDto | null;
  readonly send: ReturnType<typeof useCameraChanges>["send"];
  readonly onCancel: () => void;
  readonly onPlaced: () => void;
}) {
  const t = useTranslations();
  const { like, send, onCancel, onPlaced } = props;
  const { ofClass } = usePlacing();
  const { plan } = usePlanInHand();
  const { row, places } = useRow();
  const [name, setName] = useState(like?.name.slice(0, NAME_LENGTH) ?? t("place.newName"));
  const [shape, setShape] = useState(() => (like ? shapeOfCamera(like) : shapeOfClass(ofClass)));
  const { saving, problem, attempt } = useNewRecord();
  const invalid =
    name.trim() === "" ||
    isShapeFaulty(shape) ||
    numberFault(row.everyM, ROW_LIMITS.everyM, true) !== null ||
    numberFault(row.offsetM, ROW_LIMITS.offsetM, true) !== null ||
    places.length === 0 ||
    places.length > MOST_CHANGES;

  const save = async () => {
    const changes = places.map(({ position, bearing }, i) => ({
      kind: "place" as const,
      placed: {
        name: t("row.numbered", { name: name.trim(), number: i + 1 }),
        kind: shape.kind,
        position: [position[0], position[1]],
        bearing: shape.kind === "panoramic" ? null : bearing,
        ...shape.numbers,
        infraredOfClass: isInfraredOfClass(shape),
      } as CameraPlacement,
    }));
    const parts = (made: readonly CameraFieldsDto[]) =>
      made.map((camera) => ({ kind: "camera" as const, id: camera.id, before: null, after: fieldsOf(camera) }));
    if ((await attempt((key) => send({ changes, key, parts }))) === null) onPlaced();
  };
  return (
    <EditForm
      title={t("tools.row")}
      saving={saving}
      disabled={invalid}
      problem={problem}
      asking={false}
      onSave={() => void save()}
      onCancel={onCancel}
    >
      <RowSettings disabled={saving} />
      <ClassField shape={shape} disabled={saving} like={like?.name ?? null} onChange={setShape} />
      <EditField label={t("row.name")} fault={name.trim() === "" ? t("edit.required") : undefined}>
        {(control) => (
          <Input
            {...control}
            value={name}
            maxLength={NAME_LENGTH}
            disabled={saving}
            onChange={({ target }) => setName(target.value)}
          />
        )}
      </EditField>
      <ShapeNumbers shape={shape} disabled={saving} onChange={setShape} />
      <p className={styles.hint}>{t("row.hint")}</p>
      {plan && <p className={styles.fault}>{t("row.notPlan")}</p>}
    </EditForm>
  );
}
