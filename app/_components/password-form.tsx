"use client";

import { useTranslations } from "next-intl";
import type { FormEvent } from "react";
import { LONGEST_PASSWORD, PASSWORD_HISTORY, SHORTEST_PASSWORD } from "@/lib/access/password-rules";
import { api } from "@/lib/api/client/api";
import { formWords } from "./form-words";
import { SecretField } from "./secret-field";
import styles from "./secret-form.module.css";
import { SecretProblem } from "./secret-problem";
import { SubmitButton } from "./submit-button";
import { useAttempt } from "./use-attempt";

/**
 * Chooses a password of one's own, and says the rules before they are broken.
 *
 * @param known - The password or one-time code that was just signed in with; null: it is asked for.
 * @param onChanged - Told the password that holds now.
 */
export function PasswordForm(props: {
  readonly known: string | null;
  readonly ofCode: boolean;
  readonly username: string;
  readonly submit: string;
  readonly onChanged: (password: string) => Promise<void> | void;
}) {
  const t = useTranslations();
  const { busy, problem, attempt, forget } = useAttempt();
  const { known, ofCode, username, submit, onChanged } = props;
  const send = (event: FormEvent<HTMLFormElement>) => {
    const word = formWords(event);
    const next = word("next");
    void attempt(async () => {
      await api.session.changePassword.call({ current: known ?? word("current"), next });
      await onChanged(next);
    });
  };
  return (
    <form className={styles.form} method="post" onSubmit={send}>
      <SecretProblem problem={problem} of="password" onUnlocked={forget} />
      {/* Tells a password manager whose password this is. */}
      <input hidden readOnly name="username" autoComplete="username" value={username} />
      {known === null && (
        <SecretField
          hidden
          name="current"
          label={ofCode ? t("secret.oneTimeCode") : t("secret.currentPassword")}
          autoComplete="current-password"
        />
      )}
      <SecretField hidden name="next" label={t("secret.newPassword")} autoComplete="new-password" />
      <ul className={styles.rules} aria-label={t("secret.rules.label")}>
        <li>{t("secret.rules.length", { shortest: SHORTEST_PASSWORD, longest: LONGEST_PASSWORD })}</li>
        <li>{t("secret.rules.simple")}</li>
        <li>{t("secret.rules.history", { history: PASSWORD_HISTORY })}</li>
      </ul>
      <SubmitButton busy={busy} large disabled={problem?.code === "locked"}>
        {submit}
      </SubmitButton>
    </form>
  );
}
