"use client";

import { Input, Select } from "antd";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { EditField, EditForm } from "@/app/(workspace)/_components/edit-form";
import { useMay } from "@/app/(workspace)/_components/use-may";
import { usePlanAct } from "@/app/(workspace)/_components/use-plan-act";
import { Section } from "@/app/(workspace)/sites/[siteId]/_components/section";
import section from "@/app/(workspace)/sites/[siteId]/_components/section.module.css";
import { api } from "@/lib/api/client/api";
import type { PlanDetailDto } from "@/lib/api/plans";
import { shanghaiTime } from "@/lib/i18n/shanghai-time";
import { PLAN_VERDICTS, type PlanVerdict } from "@/lib/plans/plan";
import styles from "./plan.module.css";

const TEXT_LENGTH = 1_000;

/** What the police said of a plan, and for them, where they say it. */
export function PlanReview({ plan }: { readonly plan: PlanDetailDto }) {
  const t = useTranslations();
  const reviews = useMay("plans.review") && plan.state === "submitted";
  return (
    <Section title={t("plan.review.title")}>
      {plan.opinions.length === 0 && (
        <p className={section.note}>{plan.state === "submitted" ? t("plan.review.waiting") : t("plan.review.none")}</p>
      )}
      <ul className={styles.list}>
        {plan.opinions.map(({ id, verdict, text, author, at }) => (
          <li key={id} className={styles.item}>
            <span className={styles.what}>
              <span className={styles.kind}>{t(`plan.verdict.${verdict}`)}</span>
              <span className={styles.said}>
                {[author, shanghaiTime(at).slice(0, 16)].filter((part) => part !== null).join(" · ")}
              </span>
              <span className={styles.quote}>{text}</span>
            </span>
          </li>
        ))}
      </ul>
      {reviews && <OpinionForm key={plan.version} plan={plan} />}
    </Section>
  );
}

function OpinionForm({ plan }: { readonly plan: PlanDetailDto }) {
  const t = useTranslations();
  const { acting, act } = usePlanAct();
  const [verdict, setVerdict] = useState<PlanVerdict>("agree");
  const [text, setText] = useState("");
  const [key, setKey] = useState<string>(() => crypto.randomUUID());
  const give = async () => {
    const { id, version } = plan;
    const said = text.trim().replaceAll(/\s+/g, " ");
    await act(api.plans.review.call({ id, version, verdict, text: said }, { context: { idempotencyKey: key } }));
  };
  return (
    <EditForm
      title={t("plan.review.give")}
      saving={acting}
      disabled={text.trim() === ""}
      problem={null}
      asking={false}
      onSave={() => void give()}
      onCancel={() => setText("")}
    >
      <EditField label={t("plan.review.verdict")}>
        {(control) => (
          <Select
            {...control}
            value={verdict}
            disabled={acting}
            getPopupContainer={(field) => field.parentElement ?? document.body}
            onChange={(next) => {
              setVerdict(next);
              setKey(crypto.randomUUID());
            }}
            options={PLAN_VERDICTS.map((one) => ({ value: one, label: t(`plan.verdict.${one}`) }))}
          />
        )}
      </EditField>
      <EditField label={t("plan.review.text")}>
        {(control) => (
          <Input.TextArea
            {...control}
            value={text}
            maxLength={TEXT_LENGTH}
            autoSize={{ minRows: 2, maxRows: 6 }}
            disabled={acting}
            onChange={({ target }) => {
              setText(target.value);
              setKey(crypto.randomUUID());
            }}
          />
        )}
      </EditField>
    </EditForm>
  );
}
