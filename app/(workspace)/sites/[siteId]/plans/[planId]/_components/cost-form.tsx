"use client";

import { Input } from "antd";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ConflictDialog, type ConflictWords } from "@/app/_components/conflict-dialog";
import { editOutcome } from "@/app/_components/edit-outcome";
import { useFigures } from "@/app/_components/use-figures";
import { useNewRecord } from "@/app/_components/use-new-record";
import { type EditProblem, useRecordEdit } from "@/app/_components/use-record-edit";
import { EditField, EditForm } from "@/app/(workspace)/_components/edit-form";
import formStyles from "@/app/(workspace)/_components/edit-form.module.css";
import { useAfterEdit } from "@/app/(workspace)/_components/use-after-edit";
import { api } from "@/lib/api/client/api";
import type { PlanCostDto, PlanCostEdit, PlanCostFieldsDto } from "@/lib/api/plan-costs";
import { fenOfYuan, PLAN_COST_LIMITS, plainQuantity, QUANTITY, yuanOfFen } from "@/lib/plans/plan-cost";

type Said = Omit<PlanCostFieldsDto, "id" | "version">;
/** What stands in the fields; the price in 元. */
type Typed = { readonly [name in "item" | "quantity" | "unit" | "yuan" | "basis"]: string };

const EMPTY: Typed = { item: "", quantity: "", unit: "", yuan: "", basis: "" };
/** As long as the longest price that is taken. */
const PRICE_LENGTH = 11;
const LENGTHS = { ...PLAN_COST_LIMITS, quantity: 9, yuan: PRICE_LENGTH } as const;

/** Writes one more cost line of a draft. */
export function AddedCost({ plan, onClose }: { readonly plan: string; readonly onClose: () => void }) {
  const t = useTranslations();
  const afterEdit = useAfterEdit();
  const { saving, problem, create, anew } = useNewRecord();
  const add = ({ basis, ...said }: Said) => {
    const line = { plan, ...said, ...(basis === null ? {} : { basis }) };
    void create(
      (context) => api.plans.addCost.call(line, { context }),
      () => {
        onClose();
        afterEdit({ computes: false });
      },
    );
  };
  return (
    <CostForm
      title={t("plan.costs.add")}
      first={EMPTY}
      saving={saving}
      problem={problem}
      asking={false}
      onChange={anew}
      onSave={add}
      onCancel={onClose}
    />
  );
}

/** Alters one cost line of a draft; what others saved meanwhile is set beside it. */
export function EditedCost({ cost, onClose }: { readonly cost: PlanCostDto; readonly onClose: () => void }) {
  const t = useTranslations();
  const words = useCostWords();
  const afterEdit = useAfterEdit();
  // What the change is based on is what was on the screen when it began, whatever arrives meanwhile.
  const [base] = useState<PlanCostFieldsDto>(() => {
    const { plan: _, amountFen: __, ...fields } = cost;
    return fields;
  });
  const edit = useRecordEdit<PlanCostFieldsDto>(
    (on, changes) => {
      const asked = { ...(changes as Omit<PlanCostEdit, "id">), id: on.id };
      return editOutcome(api.plans.editCost.call(asked, { context: { basedOn: on } }));
    },
    () => {
      onClose();
      afterEdit({ computes: false });
    },
  );
  const save = (said: Said) => {
    const changes = Object.fromEntries(
      Object.entries(said).filter(([field, value]) => value !== base[field as keyof Said]),
    ) as Partial<Said>;
    if (Object.keys(changes).length === 0) onClose();
    else void edit.save(base, changes);
  };
  return (
    <>
      <CostForm
        title={t("plan.costs.edit", { item: base.item })}
        first={{ ...base, yuan: yuanOfFen(base.unitPriceFen), basis: base.basis ?? "" }}
        saving={edit.saving}
        problem={edit.problem}
        asking={edit.conflict !== null}
        onSave={save}
        onCancel={onClose}
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
    </>
  );
}

/** What is typed as a cost line; null while something is missing or no number. */
function saidOf(typed: Typed): Said | null {
  const plain = (text: string) => text.trim().replaceAll(/\s+/g, " ");
  const [item, unit, basis] = [plain(typed.item), plain(typed.unit), plain(typed.basis)];
  const [quantity, unitPriceFen] = [typed.quantity.trim(), fenOfYuan(typed.yuan.trim())];
  if (item === "" || unit === "" || unitPriceFen === null || !QUANTITY.test(quantity)) return null;
  return { item, quantity: plainQuantity(quantity), unit, unitPriceFen, basis: basis === "" ? null : basis };
}

function CostForm(props: {
  readonly title: string;
  readonly first: Typed;
  readonly saving: boolean;
  readonly problem: EditProblem | null;
  readonly asking: boolean;
  readonly onChange?: () => void;
  readonly onSave: (said: Said) => void;
  readonly onCancel: () => void;
}) {
  const t = useTranslations();
  const { title, first, saving, problem, asking, onChange, onSave, onCancel } = props;
  const [typed, setTyped] = useState<Typed>(() => {
    const { item, quantity, unit, yuan, basis } = first;
    return { item, quantity, unit, yuan, basis };
  });
  const said = saidOf(typed);
  const faulty = {
    quantity: typed.quantity !== "" && !QUANTITY.test(typed.quantity.trim()),
    yuan: typed.yuan !== "" && fenOfYuan(typed.yuan.trim()) === null,
  };
  const field = (name: keyof Typed, label: string, hint?: string) => {
    const fault = (name === "quantity" || name === "yuan") && faulty[name];
    return (
      <EditField label={label} hint={hint} fault={fault ? hint : undefined}>
        {(control) => (
          <Input
            {...control}
            value={typed[name]}
            maxLength={LENGTHS[name]}
            disabled={saving}
            status={fault ? "error" : ""}
            autoFocus={name === "item"}
            inputMode={name === "quantity" || name === "yuan" ? "decimal" : "text"}
            onChange={({ target }) => {
              setTyped({ ...typed, [name]: target.value });
              onChange?.();
            }}
          />
        )}
      </EditField>
    );
  };
  return (
    <EditForm
      title={title}
      saving={saving}
      disabled={said === null}
      problem={problem}
      asking={asking}
      onSave={() => said && onSave(said)}
      onCancel={onCancel}
    >
      {field("item", t("plan.costs.item"))}
      <div className={formStyles.pair}>
        {field("quantity", t("plan.costs.quantity"), t("plan.costs.quantityHint"))}
        {field("unit", t("plan.costs.unit"), t("plan.costs.unitHint"))}
      </div>
      {field("yuan", t("plan.costs.yuan"), t("plan.costs.yuanHint"))}
      {field("basis", t("plan.costs.basis"), t("plan.costs.basisHint"))}
    </EditForm>
  );
}

/** What a conflict about a cost line is called in words. */
function useCostWords(): ConflictWords {
  const t = useTranslations();
  const figures = useFigures();
  const fields = ["item", "quantity", "unit", "unitPriceFen", "basis"] as const;
  return {
    field: (name) => {
      const field = fields.find((one) => one === name);
      if (!field) return name;
      return field === "unitPriceFen" ? t("plan.costs.unitPrice") : t(`plan.costs.${field}`);
    },
    value: (field, value) => {
      if (value === null) return t("edit.empty");
      return field === "unitPriceFen" && typeof value === "number" ? figures.yuan(value) : String(value);
    },
  };
}
