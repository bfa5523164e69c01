"use client";

import { useEffect, useRef } from "react";

type Shortcuts = Readonly<Record<string, (event: KeyboardEvent) => void>>;

/**
 * Listens for keys anywhere on the page, by `event.key`; with Ctrl or ⌘ as `mod+z` or `mod+shift+z`. Typing in a field, copying selected text, and keys with Alt, are left alone; so are keys that something nearer has answered, and all of them while a dialog is open.
 * With `inFields` they are heard while somebody types as well.
 */
export function useShortcuts(shortcuts: Shortcuts, { inFields = false }: { readonly inFields?: boolean } = {}) {
  const latest = useRef(shortcuts);
  // Follows the last render, so that the window's listener is added once.
  useEffect(() => {
    latest.current = shortcuts;
  });
  // Follows the keyboard, which belongs to the window.
  useEffect(() => {
    const answer = (event: KeyboardEvent) => {
      const shortcut = latest.current[nameOf(event)];
      if (!shortcut || event.defaultPrevented || event.altKey) return;
      if (nameOf(event) === "mod+c" && isTextSelected()) return;
      if (document.querySelector(OPEN_DIALOG) || (!inFields && isField(event.target))) return;
      if (event.key === "Enter" && isPressable(event.target)) return;
      event.preventDefault();
      shortcut(event);
    };
    window.addEventListener("keydown", answer);
    return () => window.removeEventListener("keydown", answer);
  }, [inFields]);
}

function nameOf({ key, ctrlKey, metaKey, shiftKey }: KeyboardEvent): string {
  if (!ctrlKey && !metaKey) return key;
  return `mod+${shiftKey ? "shift+" : ""}${key.toLowerCase()}`;
}

const FIELDS =
  "input, textarea, select, [contenteditable='true'], [role='dialog'], [role='menu'], [role='listbox'], [role='separator']";
const OPEN_DIALOG = "[role='dialog'][aria-modal='true']";

function isField(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(FIELDS) !== null;
}

/** Then the browser copies that. */
function isTextSelected(): boolean {
  return window.getSelection()?.isCollapsed === false;
}

/** Enter already means something there. */
function isPressable(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("a, button, summary, label") !== null;
}
