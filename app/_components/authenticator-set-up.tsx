"use client";

import { QRCode } from "antd";
import { useTranslations } from "next-intl";
import { type FormEvent, type ReactNode, useState } from "react";
import { api } from "@/lib/api/client/api";
import { BackupCodes } from "./backup-codes";
import { CodeForm } from "./code-form";
import { formWords } from "./form-words";
import { SecretField } from "./secret-field";
import styles from "./secret-form.module.css";
import { SecretProblem } from "./secret-problem";
import { SubmitButton } from "./submit-button";
import { useAttempt } from "./use-attempt";

type Secret = { readonly uri: string; readonly secret: string; readonly backupCodes: readonly string[] };

/**
 * Sets up a second factor in three steps: scan or type the secret, keep the backup codes, prove it by a code.
 *
 * @param password - Just signed in with; null: it is asked for first.
 */
export function AuthenticatorSetUp(props: {
  readonly password: string | null;
  readonly onDone: () => Promise<void> | void;
}) {
  const t = useTranslations();
  const { busy, problem, attempt, forget } = useAttempt();
  const [made, setMade] = useState<Secret | null>(null);
  const begin = (event: FormEvent<HTMLFormElement>) => {
    const password = props.password ?? formWords(event)("password");
    event.preventDefault();
    void attempt(async () => setMade(await api.session.makeSecondFactor.call({ password })));
  };
  if (made === null) {
    return (
      <form className={styles.form} method="post" onSubmit={begin}>
        <SecretProblem problem={problem} of="password" onUnlocked={forget} />
        {props.password === null && (
          <SecretField hidden name="password" label={t("secret.currentPassword")} autoComplete="current-password" />
        )}
        <SubmitButton busy={busy} large disabled={problem?.code === "locked"}>
          {t("authenticator.begin")}
        </SubmitButton>
      </form>
    );
  }
  return (
    <ol className={styles.setUp}>
      <Step number={1} title={t("authenticator.scan")}>
        <QRCode type="svg" value={made.uri} size={168} color="#18212b" bgColor="#ffffff" />
        <p className={styles.hint}>{t("authenticator.type")}</p>
        <output className={styles.secret} aria-label={t("authenticator.secret")}>
          {made.secret.replaceAll(/(.{4})(?=.)/g, "$1 ")}
        </output>
      </Step>
      <Step number={2} title={t("authenticator.keep")}>
        <BackupCodes codes={made.backupCodes} />
      </Step>
      <Step number={3} title={t("authenticator.confirm")}>
        <CodeForm kind="totp" submit={t("authenticator.done")} onGiven={props.onDone} />
      </Step>
    </ol>
  );
}

function Step(props: { readonly number: number; readonly title: string; readonly children: ReactNode }) {
  return (
    <li className={styles.step}>
      <span className={styles.number} aria-hidden="true">
        {props.number}
      </span>
      <div className={styles.stepBody}>
        <strong>{props.title}</strong>
        {props.children}
      </div>
    </li>
  );
}
