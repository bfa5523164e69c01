"use client";

import { CloseOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslations } from "next-intl";
import { api } from "@/lib/api/client/api";
import { useEditHistory } from "./edit-history";
import { useMapTools } from "./map-tools";
import styles from "./place-card.module.css";
import { PlaceForm } from "./place-form";
import { usePlacing } from "./placing";
import { usePlanInHand } from "./plan-in-hand";
import { useAfterEdit } from "./use-after-edit";
import { useCameraRemoval } from "./use-camera-removal";
import { useMay } from "./use-may";
import { usePlanAct } from "./use-plan-act";
import { addressSearch, useWorkspaceSearch } from "./use-workspace-search";
import { useStage } from "./workspace-state";

/** While the tool is in hand: where to press, then what the camera is. Stays mounted, so that a camera just placed can be taken back. */
export function PlaceCard() {
  const t = useTranslations();
  const { tool, choose } = useMapTools();
  const { city } = useStage();
  const { change } = useWorkspaceSearch();
  const { at, press, clear } = usePlacing();
  const afterEdit = useAfterEdit();
  const { remove } = useCameraRemoval();
  const { rememberArrival } = useEditHistory();
  const { plan: open } = usePlanInHand();
  const mayPlan = useMay("plans.edit");
  const { act } = usePlanAct();
  const plan = mayPlan && open?.state === "draft" ? open : null;
  if (tool !== "place") return null;
  const inTheMiddle = () => {
    const view = addressSearch().at;
    const [west, south, east, north] = city.bbox ?? [0, 0, 0, 0];
    press(view ? [view.lon, view.lat] : [(west + east) / 2, (south + north) / 2]);
  };
  return (
    <section className={styles.card} aria-label={t("tools.place")} data-testid="place-card">
      {at === null ? (
        <>
          <Button
            className={styles.close ?? ""}
            type="text"
            size="small"
            icon={<CloseOutlined />}
            aria-label={t("place.close")}
            onClick={() => choose("place")}
          />
          <h2 className={styles.title}>{plan ? t("plan.placing", { name: plan.name }) : t("tools.place")}</h2>
          <p className={styles.hint}>{t("place.press")}</p>
          <p className={styles.hint}>{t("mount.hint")}</p>
          <Button size="small" className={styles.middle ?? ""} onClick={inTheMiddle}>
            {t("place.middle")}
          </Button>
        </>
      ) : (
        <PlaceForm
          key={at.pressed.join()}
          at={at}
          plan={plan}
          onCancel={clear}
          onPlanned={(change) => {
            choose("place");
            const takeBack = () => api.plans.removeChange.call({ id: change.id }, { context: { basedOn: change } });
            afterEdit({ computes: false, undo: () => void act(takeBack()) });
          }}
          onPlaced={(placed) => {
            choose("place");
            change({ camera: placed.id, gap: undefined }, "push");
            rememberArrival("camera", placed);
            afterEdit({ computes: true, undo: () => void remove(placed) });
          }}
        />
      )}
    </section>
  );
}
