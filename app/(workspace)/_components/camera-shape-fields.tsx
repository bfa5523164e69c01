"use client";

import { Select } from "antd";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { CAMERA_CLASSES, type CameraClass, classAngle } from "@/lib/cameras/camera-classes";
import {
  type CameraShape,
  MAY_BE_EMPTY,
  numbersShown,
  SHAPE_BOUNDS,
  type ShapeNumber,
  shapeOfClass,
} from "./camera-shape";
import { emptyWord } from "./camera-words";
import { EditField, NumberField } from "./edit-form";
import formStyles from "./edit-form.module.css";

type Fields = {
  readonly shape: CameraShape;
  readonly disabled: boolean;
  readonly onChange: (shape: CameraShape) => void;
};

/** The class that a camera begins with. `like` names the camera that it is like, where it is. */
export function ClassField(
  props: Fields & { readonly like: string | null; readonly onClass?: (ofClass: CameraClass) => void },
) {
  const t = useTranslations();
  const { shape, disabled, like } = props;
  const classes = CAMERA_CLASSES.map(({ id }) => ({ value: id as string, label: t(`place.class.${id}`) }));
  return (
    <EditField label={t("place.class.label")} hint={t("place.class.note")}>
      {(control) => (
        <Select
          {...control}
          value={shape.ofClass?.id ?? "like"}
          disabled={disabled}
          getPopupContainer={(field) => field.parentElement ?? document.body}
          onChange={(id) => {
            const next = CAMERA_CLASSES.find((one) => one.id === id);
            if (!next) return;
            const { numbers, ...made } = shapeOfClass(next);
            const { heightM, layer } = shape.numbers;
            // Where it is mounted does not depend on its class.
            props.onChange({ ...made, numbers: { ...numbers, heightM, layer } });
            props.onClass?.(next);
          }}
          options={like === null ? classes : [{ value: "like", label: t("copy.like", { name: like }) }, ...classes]}
        />
      )}
    </EditField>
  );
}

/** The numbers of a camera, two to a line; `children` are more of them. A plan says nothing of its light. */
export function ShapeNumbers(props: Fields & { readonly planned?: boolean; readonly children?: ReactNode }) {
  const t = useTranslations();
  const { shape, disabled, onChange, planned = false, children } = props;
  const { ofClass, numbers, focalMm } = shape;
  const lens = ofClass?.lens ?? null;
  const zooms = lens !== null && lens.wide.focalMm !== lens.tele.focalMm;
  const zoom = (mm: number | null) => {
    const inRange = lens && ofClass && mm !== null && mm >= lens.wide.focalMm && mm <= lens.tele.focalMm;
    onChange({
      ...shape,
      focalMm: mm,
      numbers: inRange ? { ...numbers, hfov: classAngle(ofClass, mm) } : numbers,
    });
  };
  const number = (one: ShapeNumber) => (
    <NumberField
      key={one}
      label={t(`place.field.${one}`)}
      value={numbers[one]}
      bounds={SHAPE_BOUNDS[one]}
      empty={MAY_BE_EMPTY.includes(one) ? emptyWord(t, one) : null}
      disabled={disabled}
      onChange={(value) => onChange({ ...shape, numbers: { ...numbers, [one]: value } })}
    />
  );
  return (
    <div className={formStyles.pair}>
      {zooms && (
        <NumberField
          label={t("place.field.focalMm")}
          value={focalMm}
          bounds={{ min: lens.wide.focalMm, max: lens.tele.focalMm }}
          empty={null}
          disabled={disabled}
          onChange={zoom}
        />
      )}
      {numbersShown(shape)
        .filter((one) => !planned || one !== "infraredM")
        .map(number)}
      {children}
    </div>
  );
}
