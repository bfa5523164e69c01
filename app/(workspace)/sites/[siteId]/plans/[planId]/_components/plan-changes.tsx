"use client";

import { DeleteOutlined, VideoCameraAddOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useFigures } from "@/app/_components/use-figures";
import { aroundPoint } from "@/app/(workspace)/_components/around-point";
import { useMapTools } from "@/app/(workspace)/_components/map-tools";
import { useMay } from "@/app/(workspace)/_components/use-may";
import { usePlanAct } from "@/app/(workspace)/_components/use-plan-act";
import { useStage } from "@/app/(workspace)/_components/workspace-state";
import { Section } from "@/app/(workspace)/sites/[siteId]/_components/section";
import section from "@/app/(workspace)/sites/[siteId]/_components/section.module.css";
import { api } from "@/lib/api/client/api";
import type { PlanChangeDto, PlanDetailDto } from "@/lib/api/plans";
import type { SiteDetailDto } from "@/lib/api/sites";
import { legLengths } from "@/lib/crs/ground-measure";
import { ChangeForm } from "./change-form";
import styles from "./plan.module.css";

/** How much of the surroundings to show with a camera, metres. */
const SURROUNDINGS_M = 60;

/** What a plan does to cameras; in a draft, more is added and taken back here. */
export function PlanChanges(props: { readonly plan: PlanDetailDto; readonly site: SiteDetailDto | undefined }) {
  const t = useTranslations();
  const figures = useFigures();
  const { plan, site } = props;
  const { tool, choose } = useMapTools();
  const { flyTo } = useStage();
  const { acting, act } = usePlanAct();
  const [changing, setChanging] = useState(false);
  const edits = useMay("plans.edit") && plan.state === "draft";
  const left = (site?.cameras ?? []).filter(({ id }) => !plan.cameras.some(({ camera }) => camera === id));
  const show = ({ position, built }: PlanChangeDto) => {
    const at = position ?? built?.position;
    if (at) flyTo(aroundPoint(at, SURROUNDINGS_M));
  };
  return (
    <Section title={t("plan.changes")} aside={<span className="numeric">{figures.count(plan.changes)}</span>}>
      {plan.cameras.length === 0 && <p className={section.note}>{t("plan.noChanges")}</p>}
      <ul className={styles.list}>
        {plan.cameras.map((change) => (
          <li key={change.id} className={styles.item}>
            <span className={styles.what}>
              <span className={styles.kind}>{t(`plan.kind.${change.kind}`)}</span>
              <button type="button" className={section.pressable} onClick={() => show(change)}>
                {change.name ?? t("plan.goneCamera")}
              </button>
              <Said change={change} />
            </span>
            {edits && (
              <Button
                type="text"
                size="small"
                icon={<DeleteOutlined />}
                aria-label={t("plan.takeBack", { name: change.name ?? t("plan.goneCamera") })}
                title={t("plan.takeBack", { name: change.name ?? t("plan.goneCamera") })}
                aria-disabled={acting}
                onClick={() => {
                  if (!acting)
                    void act(api.plans.removeChange.call({ id: change.id }, { context: { basedOn: change } }));
                }}
              />
            )}
          </li>
        ))}
      </ul>
      {edits && (
        <div className={styles.acts}>
          <Button
            size="small"
            icon={<VideoCameraAddOutlined />}
            aria-pressed={tool === "place"}
            onClick={() => choose("place")}
          >
            {t("plan.addCamera")}
          </Button>
          {!changing && left.length > 0 && (
            <Button size="small" onClick={() => setChanging(true)}>
              {t("plan.changeCamera")}
            </Button>
          )}
        </div>
      )}
      {edits && changing && <ChangeForm plan={plan} cameras={left} onClose={() => setChanging(false)} />}
    </Section>
  );
}

/** What a change says of a camera, beside how it stands. */
function Said({ change }: { readonly change: PlanChangeDto }) {
  const t = useTranslations();
  const figures = useFigures();
  const { kind, built, position } = change;
  if (kind !== "add" && !built) return <span className={styles.said}>{t("plan.goneNote")}</span>;
  const turned = (field: "bearing" | "tilt" | "hfov" | "heightM") => {
    const now = change[field];
    if (now === null || (field === "bearing" && change.cameraKind === "panoramic")) return [];
    const said = field === "heightM" ? figures.metres(now) : figures.degrees(now);
    const was = built?.[field] ?? null;
    const before = was === null ? "" : `${field === "heightM" ? figures.metres(was) : figures.degrees(was)} → `;
    return [`${t(`plan.field.${field}`)} ${before}${said}`];
  };
  const moved =
    kind === "move" && built && position
      ? [t("plan.moved", { by: figures.metres(legLengths([built.position, position])[0] ?? 0) })]
      : [];
  const said =
    kind === "remove" ? [] : [...moved, ...(["heightM", "bearing", "tilt", "hfov"] as const).flatMap(turned)];
  return said.length > 0 ? <span className={`${styles.said} numeric`}>{said.join(t("plan.comma"))}</span> : null;
}
