"use client";

import { usePathname } from "next/navigation";
import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from "react";
import type { CityDto } from "@/lib/api/city";
import { EditHistoryProvider } from "./edit-history";
import { WaitingEditsProvider } from "./waiting-edits";

/** `[west, south, east, north]`, degrees. */
type Box = readonly [number, number, number, number];
type Flight = { readonly bbox: Box; readonly key: string; readonly padding?: number };

type Stage = {
  readonly city: CityDto;
  /** Where the map was last asked to look. */
  readonly flight: Flight | null;
  readonly flyTo: (bbox: Box, padding?: number) => void;
  /** False on the page that the link named until another is opened: there the link alone says where to look. */
  readonly arrived: boolean;
};

type Hover = {
  /** Number of the site under the pointer, in the table or on the map. */
  readonly hovered: number | null;
  readonly hover: (site: number | null) => void;
};

const StageContext = createContext<Stage | null>(null);
const HoverContext = createContext<Hover | null>(null);

/** What the map and the panel beside it tell each other, apart from what the address says. */
export function WorkspaceState(props: { readonly city: CityDto; readonly children: ReactNode }) {
  const { city } = props;
  const [flight, setFlight] = useState<Flight | null>(null);
  const [hovered, hover] = useState<number | null>(null);
  const flyTo = useCallback((bbox: Box, padding?: number) => {
    setFlight((last) => ({
      bbox,
      key: String(Number(last?.key ?? 0) + 1),
      ...(padding === undefined ? {} : { padding }),
    }));
  }, []);
  const pathname = usePathname();
  const [first] = useState(pathname);
  const [arrived, setArrived] = useState(false);
  if (!arrived && pathname !== first) setArrived(true);
  const stage = useMemo(() => ({ city, flight, flyTo, arrived }), [city, flight, flyTo, arrived]);
  const pointing = useMemo(() => ({ hovered, hover }), [hovered]);
  return (
    <StageContext value={stage}>
      <HoverContext value={pointing}>
        <EditHistoryProvider>
          <WaitingEditsProvider>{props.children}</WaitingEditsProvider>
        </EditHistoryProvider>
      </HoverContext>
    </StageContext>
  );
}

/** The city on screen and how to move the map. */
export function useStage(): Stage {
  return required(useContext(StageContext));
}

/** The site under the pointer. Changes often: only what draws it should ask. */
export function useHover(): Hover {
  return required(useContext(HoverContext));
}

function required<T>(value: T | null): T {
  if (value === null) throw new TypeError("must be used inside WorkspaceState");
  return value;
}
