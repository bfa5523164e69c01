"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import type { EditProblem } from "@/app/_components/use-record-edit";
import { CAMERA_LIMITS } from "@/lib/api/camera-edit";
import type { CameraRowDto } from "@/lib/api/camera-list";
import { editMoment } from "@/lib/editing/edit-history";
import { useCameraWords } from "./camera-words";
import { EditForm, NumberField, numberFault } from "./edit-form";
import formStyles from "./edit-form.module.css";
import styles from "./many-card.module.css";
import type { useCameraChanges } from "./use-camera-changes";

/** What is changed of many cameras at once. One that sees all round has neither tilt nor angle of view. */
export const MANY_FIELDS = ["heightM", "tilt", "hfov", "maxRangeM", "infraredM"] as const;
type Field = (typeof MANY_FIELDS)[number];
type Entered = Readonly<Record<Field, number | null>>;
const NOTHING: Entered = { heightM: null, tilt: null, hfov: null, maxRangeM: null, infraredM: null };

/** Changes of many cameras: what is left empty stays, each is shown before and after, and all are saved together against the versions shown. */
export function ManyForm(props: {
  readonly cameras: readonly CameraRowDto[];
  readonly send: ReturnType<typeof useCameraChanges>["send"];
  readonly more: ReactNode;
}) {
  const t = useTranslations();
  const { cameras, send, more } = props;
  const words = useCameraWords();
  const [entered, setEntered] = useState(NOTHING);
  const [saving, setSaving] = useState(false);
  const [problem, setProblem] = useState<EditProblem | null>(null);
  const rows = cameras.flatMap((camera) => {
    const changes = changesOf(camera, entered);
    return changes === null ? [] : [{ camera, changes }];
  });
  const faulty = MANY_FIELDS.some((field) => numberFault(entered[field], CAMERA_LIMITS[field], false) !== null);

  const save = async () => {
    setSaving(true);
    setProblem(null);
    const found = await send({
      changes: rows.map(({ camera: { id, version }, changes }) => ({
        kind: "edit",
        version,
        edit: { id, ...changes },
      })),
      // What came about unheard is not done twice: the versions are no longer those.
      key: crypto.randomUUID(),
      parts: (saved) =>
        saved.flatMap((after, i) => {
          const row = rows[i];
          const moment = row && editMoment("camera", { ...after, ...before(row), version: 0 }, after);
          return moment ? [moment] : [];
        }),
    });
    setSaving(false);
    setProblem(found);
    if (found === null) setEntered(NOTHING);
  };
  return (
    <EditForm
      title={t("many.change")}
      saving={saving}
      disabled={faulty || rows.length === 0}
      problem={problem}
      asking={false}
      onSave={() => void save()}
      onCancel={() => setEntered(NOTHING)}
      more={more}
    >
      <div className={formStyles.pair}>
        {MANY_FIELDS.map((field) => (
          <NumberField
            key={field}
            label={t(`place.field.${field}`)}
            value={entered[field]}
            bounds={CAMERA_LIMITS[field]}
            empty={rangeOf(cameras, field, (value) => words.value(field, value)) ?? ""}
            disabled={saving}
            onChange={(value) => setEntered({ ...entered, [field]: value })}
          />
        ))}
      </div>
      {rows.length > 0 && !faulty && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
        <section className={styles.preview} tabIndex={0} aria-label={t("many.preview")}>
          <table aria-label={t("many.preview")}>
            <tbody>
              {rows.map(({ camera, changes }) => (
                <tr key={camera.id}>
                  <th scope="row">{camera.name}</th>
                  <td className="numeric">
                    {Object.entries(changes)
                      .map(([field, value]) => {
                        const was = camera[field as Field];
                        return `${words.field(field)} ${words.value(field, was)} → ${words.value(field, value)}`;
                      })
                      .join(" · ")}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </EditForm>
  );
}

/** Between which figures a field of cameras is, in words; null where none of them has it. */
export function rangeOf(
  cameras: readonly CameraRowDto[],
  field: Field,
  text: (value: number) => string,
): string | null {
  const known = cameras.map((camera) => camera[field]).filter((value) => value !== null);
  if (known.length === 0) return null;
  const [least, most] = [Math.min(...known), Math.max(...known)];
  return least === most ? text(least) : `${text(least)} – ${text(most)}`;
}

type Changes = { readonly [field in Field]?: number };

/** What would change of a camera; null for nothing. */
function changesOf(camera: CameraRowDto, entered: Entered): Changes | null {
  const changed = MANY_FIELDS.flatMap((field) => {
    const value = entered[field];
    const has = camera.kind === "fixed" || (field !== "tilt" && field !== "hfov");
    return value === null || !has || camera[field] === value ? [] : [[field, value] as const];
  });
  return changed.length === 0 ? null : Object.fromEntries(changed);
}

/** What the fields that change held. */
function before({ camera, changes }: { readonly camera: CameraRowDto; readonly changes: Changes }) {
  return Object.fromEntries((Object.keys(changes) as Field[]).map((field) => [field, camera[field]]));
}
