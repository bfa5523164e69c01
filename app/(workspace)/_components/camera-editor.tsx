"use client";

import { Input, Select } from "antd";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ConflictDialog } from "@/app/_components/conflict-dialog";
import { useRecordEdit } from "@/app/_components/use-record-edit";
import { CAMERA_LIMITS, type CameraFieldsDto } from "@/lib/api/camera-edit";
import type { CameraDto } from "@/lib/api/cameras";
import { CAMERA_DEFAULTS } from "@/lib/cameras/camera-defaults";
import { changesCoverage } from "@/lib/cameras/changes-coverage";
import { CameraFactsFields, enteredFactFault } from "./camera-facts-fields";
import { cameraFields, emptyWord, useCameraWords } from "./camera-words";
import { EditField, EditForm, NumberField, numberFault, ReasonField } from "./edit-form";
import formStyles from "./edit-form.module.css";
import { useEditHistory } from "./edit-history";
import { revertChanges } from "./revert-changes";
import { sendCameraEdit } from "./send-camera-edit";
import { useAfterEdit } from "./use-after-edit";
import { useWaitingEdits } from "./waiting-edits";

const NAME_LENGTH = 100;
const NUMBERS = ["heightM", "bearing", "tilt", "hfov", "maxRangeM", "infraredM"] as const;
type NumberName = (typeof NUMBERS)[number];

/** Changes what is recorded of a camera; what others saved meanwhile is set beside it. Stays mounted, so that a change can be taken back. */
export function CameraEditor(props: {
  readonly camera: CameraDto;
  readonly open: boolean;
  readonly onClose: () => void;
}) {
  const { camera, open, onClose } = props;
  const words = useCameraWords();
  const afterEdit = useAfterEdit();
  const { rememberEdit } = useEditHistory();
  const { keep } = useWaitingEdits();
  const edit = useRecordEdit<CameraFieldsDto>(
    sendCameraEdit,
    (saved, before) => {
      onClose();
      rememberEdit("camera", before, saved);
      const back = revertChanges(saved, before);
      const undo = Object.keys(back).length > 0 ? { undo: () => void edit.save(saved, back) } : {};
      afterEdit({ computes: changesCoverage(before, saved), ...undo });
    },
    (base, changes, reason) => {
      const kept = keep({ kind: "camera", base, changes, reason });
      if (kept) onClose();
      return kept;
    },
  );
  return (
    <>
      {open && <CameraForm camera={camera} edit={edit} onClose={onClose} />}
      {edit.conflict && (
        <ConflictDialog
          key={edit.conflict.current.version}
          conflict={edit.conflict}
          words={words}
          saving={edit.saving}
          onSave={(fields) => void edit.settle(fields)}
          onCancel={edit.dismiss}
        />
      )}
    </>
  );
}

type Edit = ReturnType<typeof useRecordEdit<CameraFieldsDto>>;

/** A camera that sees all round has a height and a range; a fixed one looks somewhere besides. */
function numbersOf(kind: CameraFieldsDto["kind"]): readonly NumberName[] {
  return kind === "panoramic" ? ["heightM", "maxRangeM", "infraredM"] : NUMBERS;
}

/** What a fixed camera cannot be without; its bearing and its infrared reach may be unknown, and its range endless. */
const REQUIRED: readonly NumberName[] = ["heightM", "tilt", "hfov"];

function CameraForm(props: { readonly camera: CameraDto; readonly edit: Edit; readonly onClose: () => void }) {
  const t = useTranslations();
  const { edit, onClose } = props;
  // What the change is based on is what was on the screen when it began, whatever arrives meanwhile.
  const [base] = useState(() => cameraFields(props.camera));
  const [draft, setDraft] = useState<Draft>(base);
  const [reason, setReason] = useState("");
  const shown = numbersOf(draft.kind);
  const faulty = (name: NumberName) => numberFault(draft[name], CAMERA_LIMITS[name], REQUIRED.includes(name)) !== null;
  const invalid = draft.name.trim() === "" || shown.some(faulty) || enteredFactFault(draft) !== null;
  const save = () => {
    const { builtOn, acceptedOn, retiredOn } = draft;
    const facts = { builtOn, acceptedOn, acceptedDocument: draft.acceptedDocument?.trim() || null, retiredOn };
    const asked = { name: draft.name.trim(), kind: draft.kind, ...pick(draft, shown), ...facts };
    const changes = Object.fromEntries(
      Object.entries(asked).filter(([field, value]) => value !== base[field as keyof CameraFieldsDto]),
    ) as Partial<CameraFieldsDto>;
    if (Object.keys(changes).length === 0) onClose();
    else void edit.save(base, changes, reason.trim());
  };
  const number = (name: NumberName) => (
    <NumberField
      key={name}
      label={t(`edit.camera.${name}`)}
      value={draft[name]}
      bounds={CAMERA_LIMITS[name]}
      empty={REQUIRED.includes(name) ? null : emptyWord(t, name)}
      disabled={edit.saving}
      onChange={(value) => setDraft({ ...draft, [name]: value })}
    />
  );
  return (
    <EditForm
      title={t("edit.camera.title")}
      saving={edit.saving}
      disabled={invalid}
      problem={edit.problem}
      asking={edit.conflict !== null}
      onSave={save}
      onCancel={onClose}
    >
      <EditField label={t("edit.camera.name")} fault={draft.name.trim() === "" ? t("edit.required") : undefined}>
        {(control) => (
          <Input
            {...control}
            value={draft.name}
            maxLength={NAME_LENGTH}
            disabled={edit.saving}
            autoFocus
            onChange={({ target }) => setDraft({ ...draft, name: target.value })}
          />
        )}
      </EditField>
      <EditField label={t("edit.camera.kind")}>
        {(control) => (
          <Select
            {...control}
            value={draft.kind}
            disabled={edit.saving}
            getPopupContainer={(field) => field.parentElement ?? document.body}
            onChange={(kind) => setDraft(asKind(draft, kind))}
            options={(["fixed", "panoramic"] as const).map((kind) => ({
              value: kind,
              label: t(`camera.kind.${kind}`),
            }))}
          />
        )}
      </EditField>
      <div className={formStyles.pair}>{shown.map(number)}</div>
      <CameraFactsFields
        facts={draft}
        disabled={edit.saving}
        onChange={({ builtOn, acceptedOn, acceptedDocument, retiredOn }) =>
          setDraft({ ...draft, builtOn, acceptedOn, acceptedDocument, retiredOn })
        }
      />
      <ReasonField label={t("edit.reasonOptional")} value={reason} disabled={edit.saving} onChange={setReason} />
    </EditForm>
  );
}

type Draft = Omit<CameraFieldsDto, "heightM" | "position"> & { readonly heightM: number | null };

/** The draft as another kind; one that becomes fixed starts from our defaults, with its direction still to be said. */
function asKind(draft: Draft, kind: Draft["kind"]): Draft {
  if (kind === draft.kind) return draft;
  if (kind === "panoramic") return { ...draft, kind };
  const { tilt, hfov } = CAMERA_DEFAULTS;
  return { ...draft, kind, bearing: null, tilt: draft.tilt ?? tilt, hfov: draft.hfov ?? hfov };
}

function pick(draft: Draft, names: readonly NumberName[]): Partial<Draft> {
  return Object.fromEntries(names.map((name) => [name, draft[name]])) as Partial<Draft>;
}
