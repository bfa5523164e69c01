"use client";

import { Input } from "antd";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { editOutcome, isRefused } from "@/app/_components/edit-outcome";
import type { EditProblem } from "@/app/_components/use-record-edit";
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
  const [key, setKey] = useState<string>(() => crypto.randomUUID());
  const [saving, setSaving] = useState(false);
  const [problem, setProblem] = useState<EditProblem | null>(null);
  const name = draft.name.trim();
  const basis = draft.basis.trim();
  const save = async () => {
    setSaving(true);
    setProblem(null);
    const wanted = { site: siteId, name, basis, ...(branchOf ? { branchOf: branchOf.id } : {}) };
    const outcome = await editOutcome(api.plans.create.call(wanted, { context: { idempotencyKey: key } }));
    setSaving(false);
    if (outcome.ok) {
      onClose();
      afterEdit({ computes: false });
      const address = planHref(siteId, outcome.record.id);
      beginOpening(address);
      return router.push(address);
    }
    const found = "problem" in outcome ? outcome.problem : "refused";
    setProblem(found);
    // What was refused is asked for anew; what may have come about, by the same key.
    if (isRefused(found)) setKey(crypto.randomUUID());
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
            setKey(crypto.randomUUID());
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
      onSave={() => void save()}
      onCancel={onClose}
    >
      {field("name")}
      {field("basis")}
    </EditForm>
  );
}
