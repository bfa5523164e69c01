"use client";

import { Checkbox, Input, Select } from "antd";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ConflictDialog } from "@/app/_components/conflict-dialog";
import { useRecordEdit } from "@/app/_components/use-record-edit";
import { EditField, EditForm, ReasonField } from "@/app/(workspace)/_components/edit-form";
import { useEditHistory } from "@/app/(workspace)/_components/edit-history";
import { revertChanges } from "@/app/(workspace)/_components/revert-changes";
import { sendSiteEdit } from "@/app/(workspace)/_components/send-site-edit";
import { siteFields } from "@/app/(workspace)/_components/site-fields";
import { useAfterEdit } from "@/app/(workspace)/_components/use-after-edit";
import { useSiteWords } from "@/app/(workspace)/_components/use-site-words";
import { useWaitingEdits } from "@/app/(workspace)/_components/waiting-edits";
import type { SiteFieldsDto } from "@/lib/api/site-edit";
import type { SiteDetailDto } from "@/lib/api/sites";
import { CHOOSABLE_KINDS } from "@/lib/sites/choosable-kinds";

const NAME_LENGTH = 100;

/** Changes a site's names and kind, and accepts a candidate; what others saved meanwhile is set beside it. Stays mounted, so that a change can be taken back. */
export function SiteEditor(props: {
  readonly site: SiteDetailDto;
  readonly open: boolean;
  readonly onClose: () => void;
}) {
  const { site, open, onClose } = props;
  const words = useSiteWords();
  const afterEdit = useAfterEdit();
  const { rememberEdit } = useEditHistory();
  const { keep } = useWaitingEdits();
  const edit = useRecordEdit<SiteFieldsDto>(
    sendSiteEdit,
    (saved, before) => {
      onClose();
      rememberEdit("site", before, saved);
      const back = revertChanges(saved, before);
      const undo = Object.keys(back).length > 0 ? { undo: () => void edit.save(saved, back) } : {};
      afterEdit({ computes: saved.kind !== before.kind, ...undo });
    },
    (base, changes, reason) => {
      const kept = keep({ kind: "site", base, changes, reason });
      if (kept) onClose();
      return kept;
    },
  );
  return (
    <>
      {open && <SiteForm site={site} edit={edit} onClose={onClose} />}
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

type Edit = ReturnType<typeof useRecordEdit<SiteFieldsDto>>;

function SiteForm(props: { readonly site: SiteDetailDto; readonly edit: Edit; readonly onClose: () => void }) {
  const t = useTranslations();
  const { edit, onClose } = props;
  // What the change is based on is what was on the screen when it began, whatever arrives meanwhile.
  const [base] = useState(() => siteFields(props.site));
  const [draft, setDraft] = useState(base);
  const [reason, setReason] = useState("");
  const kinds = CHOOSABLE_KINDS.some((kind) => kind === base.kind) ? CHOOSABLE_KINDS : [base.kind, ...CHOOSABLE_KINDS];
  const save = () => {
    const changes = Object.fromEntries(
      Object.entries(draft).filter(([field, value]) => value !== base[field as keyof SiteFieldsDto]),
    ) as Partial<SiteFieldsDto>;
    if (Object.keys(changes).length === 0) onClose();
    else void edit.save(base, changes, reason.trim());
  };
  const name = (field: "name" | "nameEn") => (
    <EditField label={t(`edit.site.${field}`)}>
      {(control) => (
        <Input
          {...control}
          value={draft[field] ?? ""}
          maxLength={NAME_LENGTH}
          disabled={edit.saving}
          autoFocus={field === "name"}
          onChange={({ target }) => setDraft({ ...draft, [field]: target.value.trim() === "" ? null : target.value })}
          onBlur={() => setDraft((now) => ({ ...now, [field]: now[field]?.trim() ?? null }))}
        />
      )}
    </EditField>
  );
  return (
    <EditForm
      title={t("edit.site.title")}
      saving={edit.saving}
      disabled={false}
      problem={edit.problem}
      asking={edit.conflict !== null}
      onSave={save}
      onCancel={onClose}
    >
      {name("name")}
      {name("nameEn")}
      <EditField label={t("edit.site.kind")}>
        {(control) => (
          <Select
            {...control}
            value={draft.kind}
            disabled={edit.saving}
            getPopupContainer={(field) => field.parentElement ?? document.body}
            onChange={(kind) => setDraft({ ...draft, kind })}
            options={kinds.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
          />
        )}
      </EditField>
      {base.candidate && (
        <Checkbox
          checked={!draft.candidate}
          disabled={edit.saving}
          onChange={({ target }) => setDraft({ ...draft, candidate: !target.checked })}
        >
          {t("edit.site.accepted")}
        </Checkbox>
      )}
      <ReasonField label={t("edit.reasonOptional")} value={reason} disabled={edit.saving} onChange={setReason} />
    </EditForm>
  );
}
