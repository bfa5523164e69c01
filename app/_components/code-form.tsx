"use client";

import { useTranslations } from "next-intl";
import type { FormEvent } from "react";
import { api } from "@/lib/api/client/api";
import { formWords } from "./form-words";
import { SecretField } from "./secret-field";
import styles from "./secret-form.module.css";
import { SecretProblem } from "./secret-problem";
import { SubmitButton } from "./submit-button";
import { useAttempt } from "./use-attempt";

/** Gives a code of the second factor: six digits of the authenticator, or one of the backup codes. */
export function CodeForm(props: {
  readonly kind: "totp" | "backup";
  readonly submit: string;
  readonly onGiven: () => Promise<void> | void;
}) {
  const t = useTranslations();
  const { busy, problem, attempt, forget } = useAttempt();
  const { kind, submit, onGiven } = props;
  const send = (event: FormEvent<HTMLFormElement>) => {
    const code = formWords(event)("code").replaceAll(/\s/g, "");
    const form = event.currentTarget;
    void attempt(async () => {
      await api.session.giveSecondFactor.call({ code, kind });
      await onGiven();
    }).then((given) => {
      // So that the next digits take the place of these.
      if (!given) form.querySelector("input")?.select();
    });
  };
  return (
    <form className={styles.form} method="post" onSubmit={send}>
      <SecretProblem problem={problem} of="code" onUnlocked={forget} />
      {kind === "totp" ? (
        <SecretField
          key="totp"
          name="code"
          label={t("secret.totp")}
          autoComplete="one-time-code"
          inputMode="numeric"
          maxLength={7}
          autoFocus
        />
      ) : (
        <SecretField key="backup" name="code" label={t("secret.backup")} autoComplete="off" maxLength={32} autoFocus />
      )}
      <SubmitButton busy={busy} large disabled={problem?.code === "locked"}>
        {submit}
      </SubmitButton>
    </form>
  );
}
