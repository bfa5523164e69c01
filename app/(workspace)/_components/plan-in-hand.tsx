"use client";

import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from "react";
import type { PlanDetailDto } from "@/lib/api/plans";
import type { Planned } from "@/lib/map/layers/planned";

type LonLat = readonly [lon: number, lat: number];

type PlanInHand = {
  /** The plan that is open; null while none is. */
  readonly plan: PlanDetailDto | null;
  readonly show: (plan: PlanDetailDto | null) => void;
  /** Where the comment that is being written is pinned; null while none is. */
  readonly pin: LonLat | null;
  readonly setPin: (at: LonLat | null) => void;
  /** What the map draws of it. */
  readonly drawn: Planned | null;
};

const Context = createContext<PlanInHand | null>(null);

/** The open plan, between its page, the map and the tools. */
export function usePlanInHand(): PlanInHand {
  const value = useContext(Context);
  if (value === null) throw new TypeError("must be used inside PlanInHandProvider");
  return value;
}

/** Keeps a plan open for as long as its page is. */
export function useOpenPlan(plan: PlanDetailDto): void {
  const { show, setPin } = usePlanInHand();
  // Follows the plan as it is read anew.
  useEffect(() => show(plan), [plan, show]);
  // Follows the page: leaving it closes the plan, and the comment that was being written.
  useEffect(
    () => () => {
      show(null);
      setPin(null);
    },
    [show, setPin],
  );
}

/** Keeps what the page of a plan, the map and the tools tell each other. */
export function PlanInHandProvider({ children }: { readonly children: ReactNode }) {
  const [plan, show] = useState<PlanDetailDto | null>(null);
  const [pin, setPin] = useState<LonLat | null>(null);
  const value = useMemo(() => ({ plan, show, pin, setPin, drawn: plan && drawnOf(plan, pin) }), [plan, pin]);
  return <Context value={value}>{children}</Context>;
}

/** What the map draws of a plan's changes, and of what is said of it. */
export function drawnOf(
  { cameras, comments }: Pick<PlanDetailDto, "cameras" | "comments">,
  pin: LonLat | null,
): Planned {
  return {
    cameras: cameras.flatMap(({ kind, cameraKind, position, bearing, built }): Planned["cameras"] => {
      const at = position ?? built?.position;
      // its camera is gone by now
      if (!at || (kind !== "add" && !built)) return [];
      const looks = kind === "remove" || cameraKind === "panoramic" ? null : (bearing ?? built?.bearing ?? null);
      return [{ kind, at, from: kind === "move" ? (built?.position ?? null) : null, bearing: looks }];
    }),
    comments: comments.map(({ position, resolved }) => ({ at: position, resolved })),
    pin,
  };
}
