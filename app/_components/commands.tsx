"use client";

import dynamic from "next/dynamic";
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
import type { Answers } from "./screen-acts";
import { useShortcuts } from "./use-shortcuts";

type Commands = {
  readonly open: () => void;
  readonly register: (answers: RefObject<Answers>) => () => void;
};

const Context = createContext<Commands | null>(null);

const CommandPalette = dynamic(() => import("./command-palette").then((file) => file.CommandPalette), { ssr: false });

/** Opens the palette by Ctrl or ⌘ with K from anywhere below, and knows what the parts of the screen do for it. */
export function CommandsProvider({ children }: { readonly children: ReactNode }) {
  const registered = useRef(new Set<RefObject<Answers>>());
  const [answers, setAnswers] = useState<Answers | null>(null);
  const open = useCallback(
    () => setAnswers(Object.assign({}, ...[...registered.current].map(({ current }) => current))),
    [],
  );
  const register = useCallback((some: RefObject<Answers>) => {
    registered.current.add(some);
    return () => void registered.current.delete(some);
  }, []);
  useShortcuts({ "mod+k": open }, { inFields: true });
  const value = useMemo(() => ({ open, register }), [open, register]);
  return (
    <Context value={value}>
      {children}
      {answers && <CommandPalette answers={answers} onClose={() => setAnswers(null)} />}
    </Context>
  );
}

/** What this part of the screen does when it is chosen in the palette. */
export function useCommands(answers: Answers): void {
  const { register } = useRequired();
  const latest = useRef(answers);
  // Follows the last render, so that the palette does what the screen would do now.
  useEffect(() => {
    latest.current = answers;
  });
  // Follows the screen, whose parts come and go.
  useEffect(() => register(latest), [register]);
}

/** Opens the palette. */
export function useOpenCommands(): () => void {
  return useRequired().open;
}

function useRequired(): Commands {
  const value = useContext(Context);
  if (value === null) throw new TypeError("must be used inside CommandsProvider");
  return value;
}
