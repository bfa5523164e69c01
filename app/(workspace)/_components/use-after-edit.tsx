"use client";

import { useQueryClient } from "@tanstack/react-query";
import { App, Button } from "antd";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useId, useRef } from "react";

/** Long enough to read what was saved and to think better of it, seconds. */
const UNDO_S = 8;

/** What happens after a change was saved, or a record `gone` by its id: list, pages and map ask anew, and a message says so, with the way to take it back where there is one. */
export function useAfterEdit() {
  const t = useTranslations();
  const key = useId();
  const queries = useQueryClient();
  const router = useRouter();
  const { message } = App.useApp();
  const undoable = useRef(false);
  // Follows the screen: what it could take back, it can only while it is there to say how that went.
  useEffect(
    () => () => {
      if (undoable.current) message.destroy(key);
    },
    [message, key],
  );
  return (saved: { readonly computes: boolean; readonly gone?: string; readonly undo?: () => void }) => {
    const { computes, gone, undo } = saved;
    // What is on screen of a record that is gone may close a moment later, and would ask for it once more.
    const isThere = (queryKey: readonly unknown[]) => gone === undefined || !JSON.stringify(queryKey).includes(gone);
    void queries.invalidateQueries({ predicate: ({ queryKey }) => isThere(queryKey) });
    router.refresh();
    undoable.current = undo !== undefined;
    void message.success({
      key,
      duration: UNDO_S,
      content: (
        <>
          {computes ? t("edit.computing") : t("edit.saved")}
          {undo && (
            <Button
              type="link"
              size="small"
              onClick={() => {
                message.destroy(key);
                undo();
              }}
            >
              {t("edit.undo")}
            </Button>
          )}
        </>
      ),
    });
  };
}
