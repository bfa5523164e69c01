"use client";

import { IdcardOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslations } from "next-intl";
import type { FormEvent } from "react";
import { formWords } from "@/app/_components/form-words";
import { SecretField } from "@/app/_components/secret-field";
import formStyles from "@/app/_components/secret-form.module.css";
import { SecretProblem } from "@/app/_components/secret-problem";
import { SubmitButton } from "@/app/_components/submit-button";
import { useAttempt } from "@/app/_components/use-attempt";
import { useHydrated } from "@/app/_components/use-hydrated";
import { api } from "@/lib/api/client/api";
import { keepNextPage } from "./next-page";

type Credentials = { readonly username: string; readonly password: string };

/** Name and password, or the city's identity service where there is one. */
export function CredentialsForm(props: {
  /** What the identity service is called; null where there is none. */
  readonly identityService: string | null;
  readonly next: string | null;
  readonly onSignedIn: (given: Credentials, outcome: "done" | "second-factor") => Promise<void> | void;
}) {
  const t = useTranslations();
  const ready = useHydrated();
  const { busy, problem, attempt, forget } = useAttempt();
  const locked = problem?.code === "locked";
  const send = (event: FormEvent<HTMLFormElement>) => {
    const word = formWords(event);
    const given = { username: word("username").trim(), password: word("password") };
    void attempt(async () => {
      const { step } = await api.session.begin.call(given);
      await props.onSignedIn(given, step);
    });
  };
  const goToIdentityService = () =>
    void attempt(async () => {
      const { url } = await api.session.beginWithIdentityService.call();
      keepNextPage(props.next);
      window.location.assign(url);
    });
  return (
    <form className={formStyles.form} method="post" onSubmit={send}>
      <SecretProblem problem={problem} of="credentials" onUnlocked={forget} />
      <SecretField name="username" label={t("signIn.username")} autoComplete="username" maxLength={64} autoFocus />
      <SecretField
        hidden
        name="password"
        label={t("signIn.password")}
        hint={t("signIn.passwordHint")}
        autoComplete="current-password"
        maxLength={256}
      />
      <SubmitButton busy={busy} large disabled={locked}>
        {t("signIn.submit")}
      </SubmitButton>
      {props.identityService !== null && (
        <Button size="large" icon={<IdcardOutlined />} disabled={!ready || busy} onClick={goToIdentityService}>
          {t("signIn.identityService", { name: props.identityService })}
        </Button>
      )}
    </form>
  );
}
