"use client";

import { App, Button } from "antd";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { AuthenticatorSetUp } from "@/app/_components/authenticator-set-up";
import { OfficeCard } from "@/app/(office)/_components/office-card";
import type { ViewerDto } from "@/lib/api/session";
import styles from "./account-screen.module.css";

/** One's own second factor: whether there is one, and how to set it up. Whoever lost theirs is let in again by an administrator. */
export function OwnSecondFactor({ state }: { readonly state: ViewerDto["secondFactor"] }) {
  const t = useTranslations();
  const { message } = App.useApp();
  const router = useRouter();
  const [open, setOpen] = useState(false);
  return (
    <OfficeCard
      title={t("own.secondFactor.title")}
      note={t(`own.secondFactor.${state}`)}
      actions={state !== "on" && !open && <Button onClick={() => setOpen(true)}>{t("own.secondFactor.open")}</Button>}
    >
      {open && state !== "on" && (
        <div className={styles.form}>
          <AuthenticatorSetUp
            password={null}
            onDone={() => {
              void message.success(t("own.secondFactor.done"));
              setOpen(false);
              router.refresh();
            }}
          />
        </div>
      )}
    </OfficeCard>
  );
}
