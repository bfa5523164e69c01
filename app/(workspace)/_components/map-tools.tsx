"use client";

import {
  createContext,
  type ReactNode,
  type RefObject,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import type { ListedMapTool } from "@/app/_components/map-tool-list";
import type { HeldKeys } from "@/lib/map/engine/pointer";

/** What a press on the map does: `select` picks what is there; every other tool has the press for itself. */
export type MapTool = ListedMapTool | "select" | "redraw" | "cut" | "merge" | "comment";

type LonLat = readonly [lon: number, lat: number];

type MapTools = {
  readonly tool: MapTool;
  /** Takes a tool in hand; the one that is in hand already is put down. */
  readonly choose: (tool: MapTool) => void;
  /** Hands a press on the map, degrees, to the tool in hand. @returns false where none is, and the press selects */
  readonly press: (at: LonLat, held: HeldKeys) => boolean;
  /** Where the pointer is on the map, degrees; null where it is elsewhere. */
  readonly pointed: RefObject<LonLat | null>;
  readonly listen: (hear: Hear) => () => void;
};

type Hear = (at: LonLat, held: HeldKeys) => void;

const Context = createContext<MapTools | null>(null);

/** The tool in hand. */
export function useMapTools(): MapTools {
  const value = useContext(Context);
  if (value === null) throw new TypeError("must be used inside MapToolsProvider");
  return value;
}

/** Hears presses on the map while a tool is in hand. */
export function useMapPress(tool: MapTool, onPress: Hear): void {
  const { tool: inHand, listen } = useMapTools();
  const latest = useRef(onPress);
  // Follows the last drawing, so that the map's listener is added once.
  useEffect(() => {
    latest.current = onPress;
  });
  // Follows the tool in hand.
  useEffect(() => {
    if (inHand === tool) return listen((at, held) => latest.current(at, held));
  }, [inHand, tool, listen]);
}

/** Keeps the tool in hand, which the toolbar chooses and the map asks for. */
export function MapToolsProvider({ children }: { readonly children: ReactNode }) {
  const [tool, setTool] = useState<MapTool>("select");
  const pointed = useRef<LonLat | null>(null);
  const hearing = useRef(new Set<Hear>());
  const choose = useCallback((next: MapTool) => setTool((now) => (now === next ? "select" : next)), []);
  const listen = useCallback((hear: Hear) => {
    hearing.current.add(hear);
    return () => void hearing.current.delete(hear);
  }, []);
  const value = useMemo(
    () => ({
      tool,
      choose,
      pointed,
      listen,
      press(at: LonLat, held: HeldKeys) {
        if (tool === "select") return false;
        for (const hear of hearing.current) hear(at, held);
        return true;
      },
    }),
    [tool, choose, listen],
  );
  return <Context value={value}>{children}</Context>;
}
