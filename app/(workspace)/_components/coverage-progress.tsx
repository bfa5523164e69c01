"use client";

import { useQueryClient } from "@tanstack/react-query";
import { App, Button, Progress } from "antd";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useCallback, useEffect, useRef, useState } from "react";
import { useFigures } from "@/app/_components/use-figures";
import { useViewer } from "@/app/_components/viewer";
import { api } from "@/lib/api/client/api";
import { isOver, type ProgressDto } from "@/lib/coverage/progress";
import styles from "./coverage-progress.module.css";
import { useCoverageProgress } from "./use-coverage-progress";
import { useStage } from "./workspace-state";

/**
 * While the figures on screen are older than the city's data: how the computation goes that will renew them, and for whom may do so, a button to end it or to
 * ask for it. Once it is done, figures and map follow.
 */
export function CoverageProgress() {
  const t = useTranslations();
  const router = useRouter();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const { city } = useStage();
  const mayCompute = useViewer()?.actions.includes("coverage.compute") ?? false;
  const [asked, setAsked] = useState(0);
  const [busy, setBusy] = useState(false);
  const isStale = city.coverage === null || city.coverage.stale;

  const computedAt = city.coverage?.computedAt ?? null;
  const shown = useRef(computedAt);
  // Follows the city's figures: a computation may be over before anybody knew that it had begun.
  useEffect(() => {
    if (shown.current === computedAt) return;
    shown.current = computedAt;
    void queries.invalidateQueries();
    void message.info({ key: "recomputed", content: t("edit.recomputed") });
  }, [computedAt, queries, message, t]);
  const onOver = useCallback(() => {
    void queries.invalidateQueries();
    router.refresh();
  }, [queries, router]);
  const wanted = isStale ? `${city.changedAt}/${city.coverage?.computedAt}/${asked}` : null;
  const { progress, lost } = useCoverageProgress(wanted, onOver);
  if (!isStale || !progress) return null;

  const change = async (ask: () => Promise<unknown>) => {
    setBusy(true);
    try {
      await ask();
    } catch {
      void message.error({ key: "progress", content: t("progress.refused") });
    } finally {
      setBusy(false);
      setAsked((times) => times + 1);
    }
  };
  const once = () => ({ context: { idempotencyKey: crypto.randomUUID() } });
  const compute = () => change(() => api.coverage.compute.call(undefined, once()));
  const cancel = () => change(() => api.coverage.cancel.call(undefined, once()));
  const over = isOver(progress);
  return (
    <section className={styles.card} aria-label={t("progress.title")} data-state={progress.state}>
      <p className={styles.state} role="status">
        {t(`progress.state.${progress.state}`)}
      </p>
      {!over && <Steps progress={progress} />}
      {lost && !over && <p className={styles.note}>{t("progress.lost")}</p>}
      {over && !mayCompute && <p className={styles.note}>{t("progress.noPermission")}</p>}
      {mayCompute && (
        <Button size="small" loading={busy} onClick={() => void (over ? compute() : cancel())}>
          {t(over ? "progress.compute" : "progress.cancel")}
        </Button>
      )}
    </section>
  );
}

function Steps({ progress }: { readonly progress: ProgressDto }) {
  const t = useTranslations();
  const figures = useFigures();
  const { tilesDone, tilesTotal, zonesDone, zonesTotal, state } = progress;
  const share = zonesTotal > 0 ? zonesDone / zonesTotal : tilesTotal > 0 ? tilesDone / tilesTotal : 0;
  return (
    <>
      <Progress
        percent={Math.floor(100 * share)}
        size="small"
        status={state === "running" ? "active" : "normal"}
        aria-label={t("progress.title")}
      />
      {state === "running" && (
        <p className={`${styles.note} numeric`}>
          {t("progress.steps", {
            tiles: figures.count(tilesDone),
            ofTiles: figures.count(tilesTotal),
            zones: figures.count(zonesDone),
            ofZones: figures.count(zonesTotal),
          })}
          <Elapsed since={progress.startedAt} />
        </p>
      )}
    </>
  );
}

/** Whole seconds since a moment, going on. */
function Elapsed({ since }: { readonly since: string | null }) {
  const t = useTranslations();
  const [now, setNow] = useState(() => Date.now());
  // Follows the clock.
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  if (since === null) return null;
  return <span>{t("progress.seconds", { seconds: Math.max(0, Math.round((now - Date.parse(since)) / 1_000)) })}</span>;
}
