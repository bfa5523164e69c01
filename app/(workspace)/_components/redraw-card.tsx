"use client";

import { App } from "antd";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { editOutcome } from "@/app/_components/edit-outcome";
import { api } from "@/lib/api/client/api";
import type { RecordVersion } from "@/lib/api/versions";
import styles from "./draw-site-card.module.css";
import { useMapTools } from "./map-tools";
import { useSiteDrawing } from "./site-drawing";
import { useAfterEdit } from "./use-after-edit";

/** Computes ground as it is drawn, with an engine that nobody needs before. */
const RedrawSite = dynamic(() => import("./redraw-site").then((module) => module.RedrawSite), { ssr: false });

/** While a site's ground is drawn anew: what it comes to. Stays mounted, so that the ground before can be given back. */
export function RedrawCard() {
  const t = useTranslations();
  const { message } = App.useApp();
  const { choose } = useMapTools();
  const { redrawn } = useSiteDrawing();
  const afterEdit = useAfterEdit();

  const noteRedrawn = (saved: RecordVersion) => afterEdit({ computes: true, undo: () => void giveBack(saved) });
  const giveBack = async (saved: RecordVersion) => {
    const call = api.sites.redraw.call({ id: saved.id, asBefore: true }, { context: { basedOn: saved } });
    const outcome = await editOutcome<RecordVersion>(call);
    if (outcome.ok) return noteRedrawn(outcome.record);
    void message.error("conflict" in outcome ? t("redraw.late") : t(`edit.problem.${outcome.problem}`));
  };
  if (!redrawn) return null;
  const { site } = redrawn;
  return (
    <section className={styles.card} aria-label={t("redraw.title")} data-testid="redraw-card">
      <RedrawSite
        key={site.id}
        redrawn={redrawn}
        onCancel={() => choose("redraw")}
        onSaved={(saved) => {
          choose("redraw");
          if (saved.version !== site.version) noteRedrawn(saved);
        }}
      />
    </section>
  );
}
