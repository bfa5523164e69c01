"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { App } from "antd";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { api } from "@/lib/api/client/api";
import { useStage } from "./workspace-state";

/** How often to ask whether coverage has been computed, while it is out of date. */
const ASK_MS = 2_000;

/** While the city's data is newer than its coverage: waits for the job, then lets figures and map follow. Draws nothing. */
export function CoverageWatch() {
  const t = useTranslations();
  const router = useRouter();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const { coverage } = useStage().city;
  const waiting = coverage?.stale === true;
  const { data } = useQuery({ ...api.city.read.queryOptions(), enabled: waiting, refetchInterval: ASK_MS });
  const found = waiting && data?.coverage && !data.coverage.stale ? data.coverage.computedAt : null;
  const done = found !== null && found !== coverage?.computedAt;
  // Follows the job, which works elsewhere.
  useEffect(() => {
    if (!done) return;
    void queries.invalidateQueries();
    router.refresh();
    void message.info({ key: "recomputed", content: t("edit.recomputed") });
  }, [done, queries, router, message, t]);
  return null;
}
