"use client";

import { createContext, type ReactNode, useContext, useEffect, useMemo, useState, useSyncExternalStore } from "react";
import { SCHEME_COOKIE, type Scheme, type SchemeChoice } from "./scheme-cookie";

type ColourScheme = {
  readonly choice: SchemeChoice;
  readonly scheme: Scheme;
  readonly choose: (choice: SchemeChoice) => void;
};

const Context = createContext<ColourScheme | null>(null);
const ONE_YEAR_S = 365 * 24 * 3600;
const darkQuery = () => window.matchMedia("(prefers-color-scheme: dark)");

/** Light, dark or as the system says; the server draws with what it saw last time, so a page does not flash. */
export function ColourSchemeProvider(props: {
  readonly choice: SchemeChoice;
  readonly systemScheme: Scheme;
  readonly children: ReactNode;
}) {
  const [choice, choose] = useState(props.choice);
  const system = useSyncExternalStore(
    (changed) => {
      const query = darkQuery();
      query.addEventListener("change", changed);
      return () => query.removeEventListener("change", changed);
    },
    () => (darkQuery().matches ? "dark" : "light"),
    () => props.systemScheme,
  );
  const scheme = choice === "system" ? system : choice;

  // Follows the document element, which React does not re-render, and the cookie the next answer is drawn from.
  useEffect(() => {
    document.documentElement.dataset.scheme = scheme;
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API needs a secure context, which intranets lack
    document.cookie = `${SCHEME_COOKIE}=${choice}.${system}; path=/; max-age=${ONE_YEAR_S}; samesite=lax`;
  }, [choice, scheme, system]);

  const value = useMemo(() => ({ choice, scheme, choose }), [choice, scheme]);
  return <Context value={value}>{props.children}</Context>;
}

/** The colour scheme in force and how to choose another. */
export function useColourScheme(): ColourScheme {
  const value = useContext(Context);
  if (!value) throw new TypeError("useColourScheme must be called inside ColourSchemeProvider");
  return value;
}
