"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { api } from "@/lib/api/client/api";
import type { PlanDto, PlanShapesDto } from "@/lib/api/plans";
import type { Tried } from "@/lib/map/layers/tried";
import type { MapBeside } from "@/lib/map/react/map-props";
import { drawnOf, usePlanInHand } from "./plan-in-hand";
import { usePlanShapes } from "./use-plan-answers";
import { useWorkspaceSearch } from "./use-workspace-search";

/** The other plans of the open plan's site, and the one it is compared with; null for what is built, also where the address names a plan that is none of them. */
export function useRivalPlan(): { readonly others: readonly PlanDto[]; readonly rival: PlanDto | null } {
  const { plan } = usePlanInHand();
  const { search } = useWorkspaceSearch();
  const { data } = useQuery({ ...api.plans.list.queryOptions({ input: { id: plan?.site ?? "" } }), enabled: !!plan });
  const others = (data?.plans ?? []).filter(({ id }) => id !== plan?.id);
  return { others: plan ? others : [], rival: (plan && others.find(({ id }) => id === search.beside)) ?? null };
}

/** What the map shows of the open plan by the address, and what it needs for that and has not got. */
export function usePlanOnMap() {
  const t = useTranslations();
  const { plan } = usePlanInHand();
  const { search } = useWorkspaceSearch();
  const { rival } = useRivalPlan();
  const view = plan ? search.show : "built";
  const swiped = view === "swipe";
  const mine = usePlanShapes(view === "built" ? null : plan);
  const theirs = usePlanShapes(swiped ? rival : null);
  const detail = useQuery({
    ...api.plans.read.queryOptions({ input: { id: rival?.id ?? "" } }),
    enabled: swiped && rival !== null,
  });
  const own = plan?.name;
  const other = rival?.name ?? t("plan.compare.built");
  const tried = useMemo(() => (mine.data && view !== "built" ? triedOf(mine.data) : null), [mine.data, view]);
  const beside = useMemo((): MapBeside | null => {
    if (!swiped || own === undefined) return null;
    return {
      ...{ left: other, right: own, bar: t("plan.map.bar", { left: other, right: own }) },
      tried: rival && theirs.data ? triedOf(theirs.data) : null,
      planned: rival && detail.data ? drawnOf({ cameras: detail.data.cameras, comments: [] }, null) : null,
    };
  }, [swiped, own, other, rival, theirs.data, detail.data, t]);
  const asked = view === "built" ? [] : swiped && rival ? [mine, theirs, detail] : [mine];
  return {
    tried,
    beside,
    failed: asked.find(({ isError }) => isError) ?? null,
    computing: asked.some(({ isPending }) => isPending),
  };
}

function triedOf({ cameras, sites }: PlanShapesDto): Tried {
  return {
    cameras: cameras.flatMap(({ number }) => number ?? []),
    landed: false,
    footprints: cameras.flatMap(({ footprints }) =>
      footprints.map(({ level, ground }) => ({ level, polygons: ground.coordinates })),
    ),
    sites: sites.map(({ number, gaps }) => ({
      number,
      gaps: gaps.flatMap(({ level, ground }) => ground.coordinates.map((rings) => ({ level, rings }))),
    })),
  };
}
