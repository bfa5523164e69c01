"use client";

import { PushpinOutlined } from "@ant-design/icons";
import { Button, Checkbox, Input } from "antd";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { aroundPoint } from "@/app/(workspace)/_components/around-point";
import { EditField, EditForm } from "@/app/(workspace)/_components/edit-form";
import { useMapPress, useMapTools } from "@/app/(workspace)/_components/map-tools";
import { usePlanInHand } from "@/app/(workspace)/_components/plan-in-hand";
import { useMay } from "@/app/(workspace)/_components/use-may";
import { usePlanAct } from "@/app/(workspace)/_components/use-plan-act";
import { addressSearch } from "@/app/(workspace)/_components/use-workspace-search";
import { useStage } from "@/app/(workspace)/_components/workspace-state";
import { Section } from "@/app/(workspace)/sites/[siteId]/_components/section";
import section from "@/app/(workspace)/sites/[siteId]/_components/section.module.css";
import { api } from "@/lib/api/client/api";
import type { PlanDetailDto } from "@/lib/api/plans";
import { shanghaiTime } from "@/lib/i18n/shanghai-time";
import styles from "./plan.module.css";

const TEXT_LENGTH = 500;
/** How much of the surroundings to show with a comment, metres. */
const SURROUNDINGS_M = 60;

/** What people remarked about places of a plan, settled or not. */
export function PlanComments({ plan }: { readonly plan: PlanDetailDto }) {
  const t = useTranslations();
  const { city, flyTo } = useStage();
  const { tool, choose } = useMapTools();
  const { pin, setPin } = usePlanInHand();
  const { acting, act } = usePlanAct();
  const may = useMay("plans.comment");
  useMapPress("comment", ([lon, lat]) => setPin([rounded(lon), rounded(lat)]));
  const begin = () => {
    const view = addressSearch().at;
    const [west, south, east, north] = city.bbox ?? [0, 0, 0, 0];
    setPin(view ? [view.lon, view.lat] : [rounded((west + east) / 2), rounded((south + north) / 2)]);
    if (tool !== "comment") choose("comment");
  };
  const end = () => {
    setPin(null);
    if (tool === "comment") choose("comment");
  };
  return (
    <Section title={t("plan.comments.title")}>
      {plan.comments.length === 0 && pin === null && <p className={section.note}>{t("plan.comments.none")}</p>}
      <ul className={styles.list}>
        {plan.comments.map((comment) => (
          <li key={comment.id} className={styles.item}>
            <span className={styles.what}>
              <button
                type="button"
                className={`${section.pressable} ${comment.resolved ? styles.settled : ""}`}
                onClick={() => flyTo(aroundPoint(comment.position, SURROUNDINGS_M))}
              >
                {comment.text}
              </button>
              <span className={styles.said}>
                {[comment.author, shanghaiTime(comment.at).slice(0, 16)].filter((part) => part !== null).join(" · ")}
              </span>
            </span>
            {may && (
              <Checkbox
                checked={comment.resolved}
                disabled={acting}
                onChange={({ target }) =>
                  void act(
                    api.plans.resolveComment.call(
                      { id: comment.id, resolved: target.checked },
                      { context: { basedOn: comment } },
                    ),
                  )
                }
              >
                {t("plan.comments.resolved")}
              </Checkbox>
            )}
          </li>
        ))}
      </ul>
      {may && pin === null && (
        <div className={styles.acts}>
          <Button size="small" icon={<PushpinOutlined />} onClick={begin}>
            {t("plan.comments.add")}
          </Button>
        </div>
      )}
      {may && pin !== null && <CommentForm planId={plan.id} at={pin} onClose={end} />}
    </Section>
  );
}

function CommentForm(props: {
  readonly planId: string;
  readonly at: readonly [lon: number, lat: number];
  readonly onClose: () => void;
}) {
  const t = useTranslations();
  const { planId, at, onClose } = props;
  const { acting, act } = usePlanAct();
  const [text, setText] = useState("");
  const [key, setKey] = useState<string>(() => crypto.randomUUID());
  const save = async () => {
    const call = api.plans.addComment.call(
      { id: planId, position: [...at], text: text.trim() },
      { context: { idempotencyKey: key } },
    );
    if (await act(call)) onClose();
  };
  return (
    <EditForm
      title={t("plan.comments.add")}
      saving={acting}
      disabled={text.trim() === ""}
      problem={null}
      asking={false}
      onSave={() => void save()}
      onCancel={onClose}
    >
      <EditField label={t("plan.comments.text")} hint={t("plan.comments.hint", { lon: at[0], lat: at[1] })}>
        {(control) => (
          <Input
            {...control}
            value={text}
            maxLength={TEXT_LENGTH}
            disabled={acting}
            autoFocus
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

/** A place to a centimetre. */
function rounded(degrees: number): number {
  return Number(degrees.toFixed(7));
}
