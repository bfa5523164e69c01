"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { ConflictDialog, type ConflictWords } from "@/app/_components/conflict-dialog";
import { editOutcome } from "@/app/_components/edit-outcome";
import { useRecordEdit } from "@/app/_components/use-record-edit";
import { api } from "@/lib/api/client/api";
import type { GuardedFieldsDto, GuardedGroundDto } from "@/lib/api/guarded";
import { EditForm, ReasonField } from "./edit-form";
import { draftFault, type GuardedDraft, GuardedFields, saidOf } from "./guarded-fields";
import { revertChanges } from "./revert-changes";
import { useAfterEdit } from "./use-after-edit";

const FIELDS = ["name", "unit", "consentDocument", "consentOn"] as const;

/** Changes what is recorded of a guarded ground; what others saved meanwhile is set beside it. Stays mounted, so that a change can be taken back. */
export function GuardedEditor(props: {
  readonly ground: GuardedGroundDto;
  readonly open: boolean;
  readonly onClose: () => void;
}) {
  const t = useTranslations();
  const { ground, open, onClose } = props;
  const afterEdit = useAfterEdit();
  const edit = useRecordEdit<GuardedFieldsDto>(send, (saved, before) => {
    onClose();
    const back = revertChanges(saved, before);
    const undo = Object.keys(back).length > 0 ? { undo: () => void edit.save(saved, back) } : {};
    afterEdit({ computes: false, ...undo });
  });
  const words: ConflictWords = {
    field: (field) => {
      const known = FIELDS.find((name) => name === field);
      return known ? t(`guarded.field.${known}`) : field;
    },
    value: (_, value) => (value === null ? "—" : String(value)),
  };
  return (
    <>
      {open && <GuardedForm ground={ground} edit={edit} onClose={onClose} />}
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

function send(base: GuardedFieldsDto, changes: Partial<GuardedFieldsDto>, reason: string) {
  const { version: _, ...wanted } = changes;
  const input = { ...wanted, id: base.id, ...(reason === "" ? {} : { reason }) };
  return editOutcome<GuardedFieldsDto>(api.guarded.edit.call(input, { context: { basedOn: base } }));
}

type Edit = ReturnType<typeof useRecordEdit<GuardedFieldsDto>>;

function GuardedForm(props: { readonly ground: GuardedGroundDto; readonly edit: Edit; readonly onClose: () => void }) {
  const t = useTranslations();
  const { ground, edit, onClose } = props;
  // What the change is based on is what was on the screen when it began, whatever arrives meanwhile.
  const [base] = useState((): GuardedFieldsDto => {
    const { id, version, name, unit, consentDocument, consentOn } = ground;
    return { id, version, name, unit, consentDocument, consentOn };
  });
  const [draft, setDraft] = useState<GuardedDraft>({ kind: ground.kind, ...base });
  const [reason, setReason] = useState("");
  const save = () => {
    const said = saidOf(draft);
    const changed = FIELDS.filter((field) => said[field] !== base[field]);
    if (changed.length === 0) return onClose();
    const changes = Object.fromEntries(changed.map((field) => [field, said[field]])) as Partial<GuardedFieldsDto>;
    void edit.save(base, changes, reason.trim());
  };
  return (
    <EditForm
      title={t(`guarded.kind.${ground.kind}`)}
      saving={edit.saving}
      disabled={draftFault(draft) !== null}
      problem={edit.problem}
      asking={edit.conflict !== null}
      onSave={save}
      onCancel={onClose}
    >
      <GuardedFields draft={draft} disabled={edit.saving} autoFocus onChange={setDraft} />
      <ReasonField label={t("edit.reasonOptional")} value={reason} disabled={edit.saving} onChange={setReason} />
    </EditForm>
  );
}
