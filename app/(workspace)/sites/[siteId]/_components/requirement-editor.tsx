"use client";

import { EditOutlined } from "@ant-design/icons";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { App, Button, Select } from "antd";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ConflictDialog, type ConflictWords } from "@/app/_components/conflict-dialog";
import { editOutcome } from "@/app/_components/edit-outcome";
import { type EditOutcome, useRecordEdit } from "@/app/_components/use-record-edit";
import { EditField, EditForm, ReasonField } from "@/app/(workspace)/_components/edit-form";
import { useAfterEdit } from "@/app/(workspace)/_components/use-after-edit";
import { useLevelName } from "@/app/(workspace)/_components/use-level-name";
import { useMay } from "@/app/(workspace)/_components/use-may";
import { api } from "@/lib/api/client/api";
import type { RequirementDto, SiteRequirementsDto } from "@/lib/api/requirements";
import { COVERAGE_LEVELS, type CoverageLevel } from "@/lib/coverage/requirement-profile";
import type { PartRole } from "@/lib/sites/derived-site";

type Asked = SiteRequirementsDto["roles"][number];

/** The way to ask for another level of one role in one site, for those who may. */
export function RequirementEditor({ siteId, role }: { readonly siteId: string; readonly role: PartRole }) {
  const t = useTranslations();
  const may = useMay("requirements.edit");
  const [open, setOpen] = useState(false);
  if (!may) return null;
  const label = t("edit.requirement.open", { role: t(`role.${role}`) });
  return (
    <>
      {!open && (
        <Button
          type="text"
          size="small"
          icon={<EditOutlined />}
          aria-label={label}
          title={label}
          onClick={() => setOpen(true)}
        />
      )}
      {open && <LoadedForm siteId={siteId} role={role} onClose={() => setOpen(false)} />}
    </>
  );
}

function LoadedForm(props: { readonly siteId: string; readonly role: PartRole; readonly onClose: () => void }) {
  const t = useTranslations();
  const { siteId, role, onClose } = props;
  const { data, isError } = useQuery({
    ...api.sites.requirements.queryOptions({ input: { id: siteId } }),
    refetchOnMount: "always",
  });
  const asked = data?.roles.find((one) => one.role === role);
  if (isError) return <p role="alert">{t("edit.requirement.failed")}</p>;
  if (!asked) return <p aria-busy="true">{t("edit.requirement.loading")}</p>;
  return <RequirementForm key={asked.site?.id ?? "none"} siteId={siteId} asked={asked} onClose={onClose} />;
}

function RequirementForm(props: { readonly siteId: string; readonly asked: Asked; readonly onClose: () => void }) {
  const t = useTranslations();
  const levelName = useLevelName();
  const afterEdit = useAfterEdit();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const { siteId, asked, onClose } = props;
  // What the change is based on is what was on the screen when it began, whatever arrives meanwhile.
  const [base] = useState(() => requirementOf(siteId, asked));
  const [draft, setDraft] = useState({ level: base.level, reason: "", key: crypto.randomUUID() });
  /** Another draft is another request. */
  const change = (part: { readonly level?: string; readonly reason?: string }) =>
    setDraft({ ...draft, ...part, key: crypto.randomUUID() });
  const reason = draft.reason.trim();

  const create = async (level: CoverageLevel): Promise<EditOutcome<RequirementDto>> => {
    const wanted = { site: siteId, role: asked.role, level, reason };
    const call = api.requirements.create.call(wanted, { context: { idempotencyKey: draft.key } });
    const outcome = await editOutcome(call);
    if (!outcome.ok && "problem" in outcome && outcome.problem === "exists") {
      void message.warning(t("edit.problem.exists"));
      void queries.invalidateQueries({ queryKey: api.sites.requirements.key() });
    }
    return outcome;
  };
  const edit = useRecordEdit<RequirementDto>(
    (of, changes) => {
      if (changes.level === REMOVED) {
        const removal = { id: of.id, ...(reason === "" ? {} : { reason }) };
        const removed = api.requirements.remove.call(removal, { context: { basedOn: of } });
        return editOutcome(removed.then((answer) => answer.removed));
      }
      const level = (changes.level ?? of.level) as CoverageLevel;
      if (of.version === NONE) return create(level);
      const wanted = { id: of.id, level, reason: changes.reason ?? of.reason };
      return editOutcome(api.requirements.edit.call(wanted, { context: { basedOn: of } }));
    },
    (saved, before, changes) => {
      onClose();
      const other = before.version === NONE || changes.level === REMOVED;
      afterEdit({ computes: other || saved.level !== before.level });
    },
  );
  const words: ConflictWords = {
    field: (field) => (field === "level" ? t("edit.requirement.level") : t("edit.reason")),
    value: (field, value) => (field === "level" ? levelName(String(value)) : String(value)),
  };
  return (
    <EditForm
      title={t("edit.requirement.title", { role: t(`role.${asked.role}`) })}
      saving={edit.saving}
      disabled={reason === ""}
      problem={edit.problem}
      asking={edit.conflict !== null}
      onSave={() => void edit.save(base, { level: draft.level, reason })}
      onCancel={onClose}
      more={
        asked.site && (
          <Button danger disabled={edit.saving} onClick={() => void edit.save(base, { level: REMOVED })}>
            {t("edit.requirement.remove")}
          </Button>
        )
      }
    >
      <WhoSays asked={asked} />
      <EditField label={t("edit.requirement.level")}>
        {(control) => (
          <Select
            {...control}
            value={draft.level}
            disabled={edit.saving}
            getPopupContainer={(field) => field.parentElement ?? document.body}
            onChange={(level) => change({ level })}
            options={COVERAGE_LEVELS.map((one) => ({ value: one as string, label: levelName(one) }))}
          />
        )}
      </EditField>
      <ReasonField
        label={t("edit.reason")}
        value={draft.reason}
        disabled={edit.saving}
        autoFocus
        onChange={(reason) => change({ reason })}
      />
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
    </EditForm>
  );
}

/** No version of a requirement: nothing is asked for yet. */
const NONE = 0;

/** Stands for the level of a requirement that is taken back. */
const REMOVED = "removed";

function requirementOf(siteId: string, { role, site, city, ours }: Asked): RequirementDto {
  const level = site?.level ?? city?.level ?? ours;
  const { id, version, reason } = site ?? { id: siteId, version: NONE, reason: "" };
  return { id, version, site: siteId, kind: null, role, level, reason };
}

function WhoSays({ asked }: { readonly asked: Asked }) {
  const t = useTranslations();
  const levelName = useLevelName();
  const { ours, city, site } = asked;
  if (site) return <p>{t("edit.requirement.asked", { level: levelName(site.level), reason: site.reason })}</p>;
  if (city) return <p>{t("edit.requirement.city", { level: levelName(city.level), reason: city.reason })}</p>;
  return <p>{t("edit.requirement.ours", { level: levelName(ours) })}</p>;
}
