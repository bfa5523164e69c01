"use client";

import { Select } from "antd";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { useNewRecord } from "@/app/_components/use-new-record";
import { api } from "@/lib/api/client/api";
import type { GuardedFieldsDto } from "@/lib/api/guarded";
import { GUARDED_KINDS } from "@/lib/guarded/guarded-ground";
import { sentOf } from "./draw-site-form";
import { EditField, EditForm } from "./edit-form";
import { draftFault, type GuardedDraft, GuardedFields, saidOf } from "./guarded-fields";
import type { NewOutline } from "./use-drawn-outline";

const BLANK: GuardedDraft = { kind: "forbidden", name: "", unit: null, consentDocument: null, consentOn: null };

/** What a drawn ground is guarded for. `outline` is null while what is drawn can be no ground. */
export function DrawGuardedForm(props: {
  readonly outline: NewOutline | null;
  readonly onCancel: () => void;
  readonly onDrawn: (ground: GuardedFieldsDto) => void;
  readonly children: ReactNode;
}) {
  const t = useTranslations();
  const { outline, onCancel, onDrawn } = props;
  const [draft, setDraft] = useState(BLANK);
  const { saving, problem, create } = useNewRecord();
  const save = () => {
    if (!outline) return;
    const drawn = { ...saidOf(draft), outline: sentOf(outline) };
    void create((context) => api.guarded.create.call(drawn, { context }), onDrawn);
  };
  return (
    <EditForm
      title={t("tools.draw-guarded")}
      saving={saving}
      disabled={outline === null || draftFault(draft) !== null}
      problem={problem}
      asking={false}
      onSave={save}
      onCancel={onCancel}
    >
      {props.children}
      <EditField label={t("guarded.field.kind")} hint={t(`guarded.kindHint.${draft.kind}`)}>
        {(control) => (
          <Select
            {...control}
            value={draft.kind}
            disabled={saving}
            getPopupContainer={(field) => field.parentElement ?? document.body}
            onChange={(kind) => setDraft({ ...draft, kind })}
            options={GUARDED_KINDS.map((kind) => ({ value: kind, label: t(`guarded.kind.${kind}`) }))}
          />
        )}
      </EditField>
      <GuardedFields draft={draft} disabled={saving} onChange={setDraft} />
    </EditForm>
  );
}
