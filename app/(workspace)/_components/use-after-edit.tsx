"use client";

import { useQueryClient } from "@tanstack/react-query";
import { App, Button } from "antd";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";

/** Long enough to read what was saved and to think better of it, seconds. */
const UNDO_S = 8;

/** The one message of the last change: the next change takes its place, and with it what could be taken back. */
export const EDIT_MESSAGE = "edit";

/** The screen that the message is of. */
let shownBy: object | null = null;

/** What happens after a change was saved: list, pages and map ask anew, and a message says so, with the way to take it back where there is one. */
export function useAfterEdit() {
  const t = useTranslations();
  const [self] = useState<object>({});
  const queries = useQueryClient();
  const router = useRouter();
  const { message } = App.useApp();
  // Follows the screen: what it could take back, it can only while it is there to say how that went.
  useEffect(
    () => () => {
      if (shownBy === self) message.destroy(EDIT_MESSAGE);
    },
    [message, self],
  );
  return (saved: { readonly computes: boolean; readonly undo?: () => void }) => {
    void queries.invalidateQueries();
    router.refresh();
    const { computes, undo } = saved;
    shownBy = undo ? self : null;
    void message.success({
      key: EDIT_MESSAGE,
      duration: UNDO_S,
      content: (
        <>
          {computes ? t("edit.computing") : t("edit.saved")}
          {undo && (
            <Button
              type="link"
              size="small"
              onClick={() => {
                message.destroy(EDIT_MESSAGE);
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
