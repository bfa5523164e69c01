"use client";

import { useEffect, useRef } from "react";

type Shortcuts = Readonly<Record<string, (event: KeyboardEvent) => void>>;

/**
 * Listens for single keys anywhere on the page, by `event.key`. Typing in a field, and keys with Ctrl, Alt or ⌘, are left alone;
 * so are keys that something nearer has answered, and all of them while a dialog is open.
 */
export function useShortcuts(shortcuts: Shortcuts) {
  const latest = useRef(shortcuts);
  // Follows the last render, so that the window's listener is added once.
  useEffect(() => {
    latest.current = shortcuts;
  });
  // Follows the keyboard, which belongs to the window.
  useEffect(() => {
    const answer = (event: KeyboardEvent) => {
      const shortcut = latest.current[event.key];
      if (!shortcut || event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return;
      if (isBusy(event.target) || (event.key === "Enter" && isPressable(event.target))) return;
      event.preventDefault();
      shortcut(event);
    };
    window.addEventListener("keydown", answer);
    return () => window.removeEventListener("keydown", answer);
  }, []);
}

const FIELDS =
  "input, textarea, select, [contenteditable='true'], [role='dialog'], [role='menu'], [role='listbox'], [role='separator']";
const OPEN_DIALOG = "[role='dialog'][aria-modal='true']";

function isBusy(target: EventTarget | null): boolean {
  if (document.querySelector(OPEN_DIALOG)) return true;
  return target instanceof Element && target.closest(FIELDS) !== null;
}

/** Enter already means something there. */
function isPressable(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("a, button, summary, label") !== null;
}
