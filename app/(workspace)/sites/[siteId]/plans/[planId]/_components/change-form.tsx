"use client";

import { Select } from "antd";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useNewRecord } from "@/app/_components/use-new-record";
import { EditField, EditForm, NumberField, numberFault } from "@/app/(workspace)/_components/edit-form";
import formStyles from "@/app/(workspace)/_components/edit-form.module.css";
import { useAfterEdit } from "@/app/(workspace)/_components/use-after-edit";
import { CAMERA_LIMITS } from "@/lib/api/camera-edit";
import { api } from "@/lib/api/client/api";
import type { PlanChange, PlanDetailDto } from "@/lib/api/plans";
import type { SiteCameraDto } from "@/lib/api/sites";

const KINDS = ["aim", "move", "remove"] as const;
type Kind = (typeof KINDS)[number];

const BOUNDS = {
  ...{ lon: { min: -180, max: 180 }, lat: { min: -85, max: 85 }, heightM: CAMERA_LIMITS.heightM },
  ...{ bearing: CAMERA_LIMITS.bearing, tilt: CAMERA_LIMITS.tilt, hfov: CAMERA_LIMITS.hfov },
} as const;
type NumberName = keyof typeof BOUNDS;
type Numbers = Readonly<Record<NumberName, number | null>>;

function numbersOf({ position: [lon, lat], heightM, bearing, tilt, hfov }: SiteCameraDto): Numbers {
  return { lon, lat, heightM, bearing, tilt, hfov };
}

/** Has a draft aim, move or remove one of the cameras that stand. */
export function ChangeForm(props: {
  readonly plan: PlanDetailDto;
  readonly cameras: readonly SiteCameraDto[];
  readonly onClose: () => void;
}) {
  const t = useTranslations();
  const afterEdit = useAfterEdit();
  const { plan, cameras, onClose } = props;
  const [first] = cameras;
  const [camera, setCamera] = useState(first);
  const [kind, setKind] = useState<Kind>("aim");
  const [numbers, setNumbers] = useState<Numbers | null>(first ? numbersOf(first) : null);
  const { saving, problem, create, anew } = useNewRecord();
  if (!camera || !numbers) return null;
  const aims = (["heightM", "bearing", "tilt", "hfov"] as const).filter(
    (one) => camera.kind === "fixed" || one === "heightM",
  );
  const shown: readonly NumberName[] =
    kind === "remove" ? [] : kind === "move" ? (["lon", "lat", ...aims] as const) : aims;
  const was = numbersOf(camera);
  const altered = aims.filter((one) => numbers[one] !== null && numbers[one] !== was[one]);
  const stays = kind === "move" ? numbers.lon === was.lon && numbers.lat === was.lat : altered.length === 0;
  // Nobody has said yet where such a camera looks.
  const mayBeEmpty = (one: NumberName) => one === "bearing" && was.bearing === null;
  const invalid =
    (kind !== "remove" && stays) ||
    shown.some((one) => numberFault(numbers[one], BOUNDS[one], !mayBeEmpty(one)) !== null);
  const change = (): PlanChange["change"] => {
    if (kind === "remove") return { kind, camera: camera.id };
    const aimed = Object.fromEntries(altered.map((one) => [one, numbers[one] as number]));
    if (kind === "aim") return { kind, camera: camera.id, ...aimed };
    return { kind, camera: camera.id, position: [numbers.lon as number, numbers.lat as number], ...aimed };
  };
  const save = () => {
    const asked = { plan: plan.id, change: change() };
    void create(
      (context) => api.plans.addChange.call(asked, { context }),
      () => {
        onClose();
        afterEdit({ computes: false });
      },
    );
  };
  return (
    <EditForm
      title={t("plan.changeCamera")}
      saving={saving}
      disabled={invalid}
      problem={problem}
      asking={false}
      onSave={save}
      onCancel={onClose}
    >
      <EditField label={t("plan.camera")}>
        {(control) => (
          <Select
            {...control}
            value={camera.id}
            disabled={saving}
            getPopupContainer={(field) => field.parentElement ?? document.body}
            onChange={(id) => {
              const next = cameras.find((one) => one.id === id);
              if (!next) return;
              setCamera(next);
              setNumbers(numbersOf(next));
              anew();
            }}
            options={cameras.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
      </EditField>
      <EditField label={t("plan.what")}>
        {(control) => (
          <Select
            {...control}
            value={kind}
            disabled={saving}
            getPopupContainer={(field) => field.parentElement ?? document.body}
            onChange={(next) => {
              setKind(next);
              anew();
            }}
            options={KINDS.map((one) => ({ value: one, label: t(`plan.kind.${one}`) }))}
          />
        )}
      </EditField>
      <div className={formStyles.pair}>
        {shown.map((one) => (
          <NumberField
            key={one}
            label={t(`place.field.${one}`)}
            value={numbers[one]}
            bounds={BOUNDS[one]}
            empty={mayBeEmpty(one) ? t("edit.unknown") : null}
            disabled={saving}
            onChange={(value) => {
              setNumbers({ ...numbers, [one]: value });
              anew();
            }}
          />
        ))}
      </div>
    </EditForm>
  );
}
