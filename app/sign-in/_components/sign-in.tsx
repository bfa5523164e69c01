"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { AuthenticatorSetUp } from "@/app/_components/authenticator-set-up";
import { BrandMark } from "@/app/_components/brand-mark";
import { CodeForm } from "@/app/_components/code-form";
import { LanguageLink } from "@/app/_components/language-link";
import { PasswordForm } from "@/app/_components/password-form";
import { SchemeMenu } from "@/app/_components/scheme-menu";
import { firstScreen } from "@/app/_components/screens";
import { signOut } from "@/app/_components/sign-out";
import { api } from "@/lib/api/client/api";
import type { SessionDto, SignInOptionsDto } from "@/lib/api/session";
import { CredentialsForm } from "./credentials-form";
import { DemoAccounts } from "./demo-accounts";
import styles from "./sign-in.module.css";
import { SignInArt } from "./sign-in-art";

/** Where in signing in somebody is. */
type Step = "credentials" | "code" | "backup" | "password" | "authenticator";

/** Which step a session asks for next; null where none is due. */
function stepDue({ due, viewer }: SessionDto): Step | null {
  if (due === "password-change") return "password";
  if (due === "second-factor") return viewer.secondFactor === "on" ? "code" : "authenticator";
  return null;
}

/** The sign-in page: one step at a time, in the order they are due, then on to the page that was asked for. */
export function SignIn(props: {
  readonly options: SignInOptionsDto;
  /** Somebody who signed in before and still has a step to take. */
  readonly session: SessionDto | null;
  readonly next: string | null;
  readonly notice: "ended" | "unlinked" | null;
}) {
  const t = useTranslations();
  const { options, next, notice } = props;
  const [step, setStep] = useState<Step>((props.session && stepDue(props.session)) ?? "credentials");
  const [username, setUsername] = useState(props.session?.viewer.username ?? "");
  const [password, setPassword] = useState<string | null>(null);

  const goOn = async () => {
    const session = await api.session.read.call();
    const due = stepDue(session);
    setUsername(session.viewer.username);
    // By a whole new page, so that nothing of the sign-in stays in memory.
    if (due === null) window.location.assign(next ?? firstScreen(session.viewer.actions));
    else setStep(due);
  };
  const leave = () => void signOut().catch(() => setStep("credentials"));

  return (
    <main className={styles.page}>
      <div className={styles.sheet} aria-hidden="true">
        <SignInArt />
      </div>
      <div className={styles.side}>
        <div className={styles.settings}>
          <LanguageLink />
          <SchemeMenu />
        </div>
        <div className={styles.box}>
          <header className={styles.head}>
            <p className={styles.brand}>
              <BrandMark size={36} />
              <span>{t("product.title")}</span>
            </p>
            <h1 className={styles.title}>{t(`signIn.step.${step}.title`)}</h1>
            <p className={styles.lead}>{t(`signIn.step.${step}.lead`)}</p>
          </header>
          {step === "credentials" && (
            <>
              {notice && (
                <p className={styles.notice} role="status">
                  {t(`signIn.${notice}`)}
                </p>
              )}
              <CredentialsForm
                identityService={options.identityService}
                next={next}
                onSignedIn={async (given, outcome) => {
                  setPassword(given.password);
                  setUsername(given.username);
                  if (outcome === "second-factor") setStep("code");
                  else await goOn();
                }}
              />
              {options.demoAccounts.length > 0 && <DemoAccounts accounts={options.demoAccounts} onSignedIn={goOn} />}
            </>
          )}
          {(step === "code" || step === "backup") && (
            <>
              <CodeForm
                key={step}
                kind={step === "code" ? "totp" : "backup"}
                submit={t("signIn.submit")}
                onGiven={goOn}
              />
              <button
                type="button"
                className={styles.other}
                onClick={() => setStep(step === "code" ? "backup" : "code")}
              >
                {step === "code" ? t("signIn.useBackup") : t("signIn.useTotp")}
              </button>
            </>
          )}
          {step === "password" && (
            <PasswordForm
              known={password}
              ofCode
              username={username}
              submit={t("signIn.choose")}
              onChanged={async (chosen) => {
                setPassword(chosen);
                await goOn();
              }}
            />
          )}
          {step === "authenticator" && <AuthenticatorSetUp password={password} onDone={goOn} />}
          {step !== "credentials" && (
            <button type="button" className={styles.other} onClick={leave}>
              {t("signIn.startOver")}
            </button>
          )}
        </div>
        <p className={styles.foot}>{t("signIn.foot")}</p>
        <div id="dialogs" />
      </div>
    </main>
  );
}
