"use client";

import { createContext, type ReactNode, useContext } from "react";
import type { ViewerDto } from "@/lib/api/session";

const Context = createContext<ViewerDto | null>(null);

/** Tells every component inside who is at the screen. What it hides is only out of the way: each answer is refused or given by its use case. */
export function ViewerProvider(props: { readonly viewer: ViewerDto; readonly children: ReactNode }) {
  return <Context value={props.viewer}>{props.children}</Context>;
}

/** The person at the screen; null outside a layout that knows. */
export function useViewer(): ViewerDto | null {
  return useContext(Context);
}
