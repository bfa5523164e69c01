"use client";

import { Button, Modal } from "antd";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { onSessionOver } from "@/lib/api/client/session-over";
import { signInAddress } from "@/lib/url/page-address";

/** Says that the session ended while a page was open, wherever an answer of the API was the first to know, and leads back here by the sign-in. */
export function SessionOver() {
  const t = useTranslations();
  const signingIn = usePathname().startsWith("/sign-in");
  const [over, setOver] = useState(false);
  useEffect(() => onSessionOver(() => setOver(true)), []);
  const signIn = () => {
    const { pathname, search } = window.location;
    window.location.assign(signInAddress(`${pathname}${search}`));
  };
  // The sign-in page says it in its own place.
  if (!over || signingIn) return null;
  return (
    <Modal
      open
      title={t("sessionOver.title")}
      closable={{ "aria-label": t("sessionOver.stay") }}
      onCancel={() => setOver(false)}
      maskClosable={false}
      footer={
        <>
          <Button onClick={() => setOver(false)}>{t("sessionOver.stay")}</Button>
          <Button type="primary" onClick={signIn}>
            {t("sessionOver.signIn")}
          </Button>
        </>
      }
      width="min(440px, calc(100vw - 24px))"
      getContainer={() => document.getElementById("dialogs") ?? document.body}
    >
      <p>{t("sessionOver.body")}</p>
    </Modal>
  );
}
