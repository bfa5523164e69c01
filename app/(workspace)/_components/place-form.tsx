"use client";

import { Input, Select } from "antd";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { editOutcome } from "@/app/_components/edit-outcome";
import type { EditProblem } from "@/app/_components/use-record-edit";
import { CAMERA_LIMITS, type CameraFieldsDto } from "@/lib/api/camera-edit";
import { type CameraPlacement, PLACE_LIMITS } from "@/lib/api/camera-place";
import { api } from "@/lib/api/client/api";
import type { PlanChangeDto, PlanDetailDto } from "@/lib/api/plans";
import { CAMERA_CLASSES, type CameraClass, classAngle, PLACEMENT_DEFAULTS } from "@/lib/cameras/camera-classes";
import { EditField, EditForm, NumberField, numberFault } from "./edit-form";
import formStyles from "./edit-form.module.css";
import styles from "./place-card.module.css";
import { type PlacedAt, usePlacing } from "./placing";
import { useMountWords } from "./use-mounts";

const NAME_LENGTH = 100;

const BOUNDS = {
  ...{ heightM: CAMERA_LIMITS.heightM, tilt: CAMERA_LIMITS.tilt, hfov: CAMERA_LIMITS.hfov },
  ...{ maxRangeM: CAMERA_LIMITS.maxRangeM, widthPx: PLACE_LIMITS.pixels, heightPx: PLACE_LIMITS.pixels },
  layer: PLACE_LIMITS.layer,
} as const;
type NumberName = keyof typeof BOUNDS;
type Numbers = Readonly<Record<NumberName, number | null>>;

const PLACE_BOUNDS = {
  lon: { min: -180, max: 180 },
  lat: { min: -85, max: 85 },
  bearing: CAMERA_LIMITS.bearing,
} as const;

/** What the numbers begin with; a person changes any of them. */
function numbersOf(ofClass: CameraClass): Numbers {
  const { kind, widthPx, heightPx, lens, infraredM } = ofClass;
  const { heightM, tilt } = PLACEMENT_DEFAULTS;
  const looks =
    kind === "fixed" && lens ? { tilt, hfov: classAngle(ofClass, lens.wide.focalMm) } : { tilt: null, hfov: null };
  return { heightM, ...looks, widthPx, heightPx, maxRangeM: infraredM, layer: 0 };
}

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
  const { ofClass, choose, set, mount } = usePlacing();
  const mountWords = useMountWords();
  const [name, setName] = useState(t("place.newName"));
  const [numbers, setNumbers] = useState(() => numbersOf(ofClass));
  // Each mount suggests its height once; what a person makes of it stays.
  const mountedOn = mount && `${mount.kind} ${mount.heightM}`;
  const [suggested, setSuggested] = useState<string | null>(null);
  if (mount && mountedOn !== suggested) {
    setSuggested(mountedOn);
    setNumbers({ ...numbers, heightM: mount.heightM });
  }
  const [focalMm, setFocalMm] = useState<number | null>(ofClass.lens?.wide.focalMm ?? null);
  const [key, setKey] = useState<string>(() => crypto.randomUUID());
  const [saving, setSaving] = useState(false);
  const [problem, setProblem] = useState<EditProblem | null>(null);
  const fixed = ofClass.kind === "fixed";
  const shown = (Object.keys(BOUNDS) as NumberName[]).filter((one) => fixed || (one !== "tilt" && one !== "hfov"));
  const places = fixed ? (["bearing", "lon", "lat"] as const) : (["lon", "lat"] as const);
  const invalid =
    name.trim() === "" ||
    shown.some((one) => numberFault(numbers[one], BOUNDS[one], one !== "maxRangeM") !== null) ||
    places.some((one) => numberFault(at[one], PLACE_BOUNDS[one], true) !== null);

  const take = (next: CameraClass) => {
    choose(next);
    // Where it is mounted does not depend on its class.
    setNumbers({ ...numbersOf(next), heightM: numbers.heightM, layer: numbers.layer });
    setFocalMm(next.lens?.wide.focalMm ?? null);
  };
  const zoom = (mm: number | null) => {
    setFocalMm(mm);
    const { lens } = ofClass;
    if (lens && mm !== null && mm >= lens.wide.focalMm && mm <= lens.tele.focalMm)
      setNumbers({ ...numbers, hfov: classAngle(ofClass, mm) });
  };
  /** @returns what was wrong; null once it stands */
  const send = async (placed: CameraPlacement): Promise<EditProblem | null> => {
    const context = { idempotencyKey: key };
    if (plan) {
      const change = { kind: "add" as const, placed };
      const planned = await editOutcome<PlanChangeDto>(
        api.plans.addChange.call({ plan: plan.id, change }, { context }),
      );
      if (planned.ok) onPlanned(planned.record);
      return planned.ok ? null : "problem" in planned ? planned.problem : "refused";
    }
    const stands = await editOutcome<CameraFieldsDto>(api.cameras.create.call(placed, { context }));
    if (stands.ok) onPlaced(stands.record);
    return stands.ok ? null : "problem" in stands ? stands.problem : "refused";
  };
  const save = async () => {
    setSaving(true);
    setProblem(null);
    const placed = {
      name: name.trim(),
      kind: ofClass.kind,
      position: [at.lon, at.lat],
      bearing: at.bearing,
      ...numbers,
    };
    const found = await send(placed as CameraPlacement);
    setSaving(false);
    if (found === null) return;
    setProblem(found);
    // What was refused is asked for anew with other numbers; what may have come about, by the same key.
    if (found !== "failed") setKey(crypto.randomUUID());
  };

  const number = (one: NumberName) => (
    <NumberField
      key={one}
      label={t(`place.field.${one}`)}
      value={numbers[one]}
      bounds={BOUNDS[one]}
      empty={one === "maxRangeM" ? t("edit.unlimited") : null}
      disabled={saving}
      onChange={(value) => setNumbers({ ...numbers, [one]: value })}
    />
  );
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
  const { lens } = ofClass;
  const zooms = lens !== null && lens.wide.focalMm !== lens.tele.focalMm;
  return (
    <EditForm
      title={plan ? t("plan.placing", { name: plan.name }) : t("tools.place")}
      saving={saving}
      disabled={invalid}
      problem={problem}
      asking={false}
      onSave={() => void save()}
      onCancel={onCancel}
    >
      <EditField label={t("place.class.label")} hint={t("place.class.note")}>
        {(control) => (
          <Select
            {...control}
            value={ofClass.id}
            disabled={saving}
            getPopupContainer={(field) => field.parentElement ?? document.body}
            onChange={(id) => {
              const next = CAMERA_CLASSES.find((one) => one.id === id);
              if (next) take(next);
            }}
            options={CAMERA_CLASSES.map(({ id }) => ({ value: id, label: t(`place.class.${id}`) }))}
          />
        )}
      </EditField>
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
      <div className={formStyles.pair}>
        {zooms && (
          <NumberField
            label={t("place.field.focalMm")}
            value={focalMm}
            bounds={{ min: lens.wide.focalMm, max: lens.tele.focalMm }}
            empty={null}
            disabled={saving}
            onChange={zoom}
          />
        )}
        {shown.map(number)}
        {places.map(place)}
      </div>
      {mount && (
        <p className={styles.hint} data-testid="place-mount">
          {t("mount.on", { mount: mountWords(mount) })}
        </p>
      )}
      <p className={styles.hint}>{plan ? t("plan.placingHint") : t("place.hint")}</p>
    </EditForm>
  );
}
