"use client";

import { Input } from "antd";
import { useTranslations } from "next-intl";
import { type Guarded, guardedFault } from "@/lib/guarded/guarded-ground";
import { shanghaiDay } from "@/lib/i18n/shanghai-time";
import { EditField } from "./edit-form";
import styles from "./edit-form.module.css";

/** As long as the API lets a name, a unit and a document's number be. */
const TEXT_LENGTH = 100;

export type GuardedDraft = Guarded & { readonly name: string };

/** A draft as it is sent: trimmed, and null where nothing is said. */
export function saidOf({ kind, name, unit, consentDocument, consentOn }: GuardedDraft): GuardedDraft {
  const said = (text: string | null) => text?.trim() || null;
  if (kind === "forbidden") return { kind, name: name.trim(), unit: null, consentDocument: null, consentOn: null };
  return { kind, name: name.trim(), unit: said(unit), consentDocument: said(consentDocument), consentOn };
}

/** What keeps a draft from being saved: the field, or null. */
export function draftFault(draft: GuardedDraft): "name" | "unit" | "consent" | null {
  const said = saidOf(draft);
  return said.name === "" ? "name" : guardedFault(said, shanghaiDay(Date.now()));
}

/** What is recorded of a guarded ground: its name and, of a consent zone, whose consent is asked for and what of it there is. */
export function GuardedFields(props: {
  readonly draft: GuardedDraft;
  readonly disabled: boolean;
  readonly autoFocus?: boolean;
  readonly onChange: (draft: GuardedDraft) => void;
}) {
  const t = useTranslations();
  const { draft, disabled, autoFocus = false, onChange } = props;
  const fault = draftFault(draft);
  const text = (field: "name" | "unit" | "consentDocument", focus = false) => (
    <EditField label={t(`guarded.field.${field}`)} fault={fault === field ? t("edit.required") : undefined}>
      {(control) => (
        <Input
          {...control}
          value={draft[field] ?? ""}
          maxLength={TEXT_LENGTH}
          disabled={disabled}
          autoFocus={focus}
          onChange={({ target }) => onChange({ ...draft, [field]: target.value })}
        />
      )}
    </EditField>
  );
  return (
    <>
      {text("name", autoFocus)}
      {draft.kind === "consent" && (
        <>
          {text("unit")}
          <div className={styles.pair}>
            {text("consentDocument")}
            <EditField
              label={t("guarded.field.consentOn")}
              hint={t("guarded.consentHint")}
              fault={fault === "consent" ? t("guarded.consentFault") : undefined}
            >
              {(control) => (
                <Input
                  {...control}
                  type="date"
                  value={draft.consentOn ?? ""}
                  min="1980-01-01"
                  max={shanghaiDay(Date.now())}
                  disabled={disabled}
                  onChange={({ target }) => onChange({ ...draft, consentOn: target.value || null })}
                />
              )}
            </EditField>
          </div>
        </>
      )}
    </>
  );
}
