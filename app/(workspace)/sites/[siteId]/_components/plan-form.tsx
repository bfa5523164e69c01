"use client";

import { Input } from "antd";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useNewRecord } from "@/app/_components/use-new-record";
import { EditField, EditForm } from "@/app/(workspace)/_components/edit-form";
import { beginOpening } from "@/app/(workspace)/_components/page-opening";
import { useAfterEdit } from "@/app/(workspace)/_components/use-after-edit";
import { api } from "@/lib/api/client/api";
import type { PlanDto } from "@/lib/api/plans";
import { usePlanHref } from "./use-plan-href";

const LENGTHS = { name: 100, basis: 500 } as const;

/** Begins a plan for a site, empty or as a branch of another, and opens it. */
export function PlanForm(props: {
  readonly siteId: string;
  readonly branchOf?: Pick<PlanDto, "id" | "name" | "basis">;
  readonly onClose: () => void;
}) {
  const t = useTranslations();
  const router = useRouter();
  const planHref = usePlanHref();
  const afterEdit = useAfterEdit();
  const { siteId, branchOf, onClose } = props;
  const [draft, setDraft] = useState({
    name: branchOf ? t("plan.branchName", { name: branchOf.name }) : "",
    basis: branchOf?.basis ?? "",
  });
  const { saving, problem, create, anew } = useNewRecord();
  const name = draft.name.trim();
  const basis = draft.basis.trim();
  const save = () => {
    const wanted = { site: siteId, name, basis, ...(branchOf ? { branchOf: branchOf.id } : {}) };
    void create(
      (context) => api.plans.create.call(wanted, { context }),
      ({ id }) => {
        onClose();
        afterEdit({ computes: false });
        const address = planHref(siteId, id);
        beginOpening(address);
        router.push(address);
      },
    );
  };
  const field = (which: "name" | "basis") => (
    <EditField label={t(`plan.${which}`)} hint={which === "basis" ? t("plan.basisHint") : undefined}>
      {(control) => (
        <Input
          {...control}
          value={draft[which]}
          maxLength={LENGTHS[which]}
          disabled={saving}
          autoFocus={which === "name"}
          onChange={({ target }) => {
            setDraft({ ...draft, [which]: target.value });
            anew();
          }}
        />
      )}
    </EditField>
  );
  return (
    <EditForm
      title={branchOf ? t("plan.branch") : t("plan.make")}
      saving={saving}
      disabled={name === "" || basis === ""}
      problem={problem}
      asking={false}
      onSave={save}
      onCancel={onClose}
    >
      {field("name")}
      {field("basis")}
    </EditForm>
  );
}
