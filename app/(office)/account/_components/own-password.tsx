"use client";

import { useQueryClient } from "@tanstack/react-query";
import { App, Button } from "antd";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { PasswordForm } from "@/app/_components/password-form";
import { OfficeCard } from "@/app/(office)/_components/office-card";
import { api } from "@/lib/api/client/api";
import styles from "./account-screen.module.css";

/** Changes one's own password, which ends one's other sessions. */
export function OwnPassword({ username }: { readonly username: string }) {
  const t = useTranslations();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [open, setOpen] = useState(false);
  return (
    <OfficeCard
      title={t("own.password.title")}
      note={t("own.password.note")}
      actions={!open && <Button onClick={() => setOpen(true)}>{t("own.password.open")}</Button>}
    >
      {open && (
        <div className={styles.form}>
          <PasswordForm
            known={null}
            ofCode={false}
            username={username}
            submit={t("own.password.submit")}
            onChanged={async () => {
              void message.success(t("own.password.done"));
              setOpen(false);
              await queries.invalidateQueries({ queryKey: api.session.list.key() });
            }}
          />
        </div>
      )}
    </OfficeCard>
  );
}
