"use client";

import { Input } from "antd";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useNewRecord } from "@/app/_components/use-new-record";
import { CAMERA_LIMITS, type CameraFieldsDto } from "@/lib/api/camera-edit";
import type { CameraPlacement } from "@/lib/api/camera-place";
import { api } from "@/lib/api/client/api";
import type { PlanChangeDto, PlanDetailDto } from "@/lib/api/plans";
import { isInfraredOfClass, isShapeFaulty, shapeOfClass } from "./camera-shape";
import { ClassField, ShapeNumbers } from "./camera-shape-fields";
import { EditField, EditForm, NumberField, numberFault } from "./edit-form";
import styles from "./place-card.module.css";
import { type PlacedAt, usePlacing } from "./placing";
import { useMountWords } from "./use-mounts";

const NAME_LENGTH = 100;

const PLACE_BOUNDS = {
  lon: { min: -180, max: 180 },
  lat: { min: -85, max: 85 },
  bearing: CAMERA_LIMITS.bearing,
} as const;

/** What is placed where the map was pressed: a class of the catalogue, and all its numbers to be changed. */
export function PlaceForm(props: {
  readonly at: PlacedAt;
  readonly onCancel: () => void;
  readonly onPlaced: (camera: CameraFieldsDto) => void;
  /** The draft that the camera is placed in instead of the city; null for none. */
  readonly plan: PlanDetailDto | null;
  readonly onPlanned: (change: PlanChangeDto) => void;
}) {
  const t = useTranslations();
  const { at, onCancel, onPlaced, plan, onPlanned } = props;
  const { ofClass, choose, template, set, mount } = usePlacing();
  const mountWords = useMountWords();
  const [name, setName] = useState(template ? t("copy.name", { name: template.name }) : t("place.newName"));
  const [shape, setShape] = useState(() => template?.shape ?? shapeOfClass(ofClass));
  // Each mount suggests its height once; what a person makes of it stays.
  const mountedOn = mount && `${mount.kind} ${mount.heightM}`;
  const [suggested, setSuggested] = useState<string | null>(null);
  if (mount && mountedOn !== suggested) {
    setSuggested(mountedOn);
    setShape({ ...shape, numbers: { ...shape.numbers, heightM: mount.heightM } });
  }
  const { saving, problem, create } = useNewRecord();
  const places = shape.kind === "fixed" ? (["bearing", "lon", "lat"] as const) : (["lon", "lat"] as const);
  const invalid =
    name.trim() === "" ||
    isShapeFaulty(shape) ||
    places.some((one) => numberFault(at[one], PLACE_BOUNDS[one], true) !== null);

  const save = () => {
    const { infraredM, ...numbers } = shape.numbers;
    const placed = {
      name: name.trim(),
      kind: shape.kind,
      position: [at.lon, at.lat],
      bearing: at.bearing,
      ...numbers,
    } as CameraPlacement;
    const lit = { infraredM, infraredOfClass: isInfraredOfClass(shape) };
    if (!plan) return void create((context) => api.cameras.create.call({ ...placed, ...lit }, { context }), onPlaced);
    const asked = { plan: plan.id, change: { kind: "add" as const, placed } };
    void create((context) => api.plans.addChange.call(asked, { context }), onPlanned);
  };

  const place = (one: (typeof places)[number]) => (
    <NumberField
      key={one}
      label={t(`place.field.${one}`)}
      value={at[one]}
      bounds={PLACE_BOUNDS[one]}
      empty={null}
      disabled={saving}
      onChange={(value) => set({ [one]: value })}
    />
  );
  return (
    <EditForm
      title={plan ? t("plan.placing", { name: plan.name }) : t("tools.place")}
      saving={saving}
      disabled={invalid}
      problem={problem}
      asking={false}
      onSave={save}
      onCancel={onCancel}
    >
      <ClassField shape={shape} disabled={saving} like={template?.name ?? null} onChange={setShape} onClass={choose} />
      <EditField label={t("edit.camera.name")} fault={name.trim() === "" ? t("edit.required") : undefined}>
        {(control) => (
          <Input
            {...control}
            value={name}
            maxLength={NAME_LENGTH}
            disabled={saving}
            autoFocus
            onFocus={({ target }) => target.select()}
            onChange={({ target }) => setName(target.value)}
          />
        )}
      </EditField>
      <ShapeNumbers shape={shape} disabled={saving} planned={plan !== null} onChange={setShape}>
        {places.map(place)}
      </ShapeNumbers>
      {mount && (
        <p className={styles.hint} data-testid="place-mount">
          {t("mount.on", { mount: mountWords(mount) })}
        </p>
      )}
      <p className={styles.hint}>{plan ? t("plan.placingHint") : t("place.hint")}</p>
    </EditForm>
  );
}
