"use client";

import { useTranslations } from "next-intl";
import { SecretProblem } from "@/app/_components/secret-problem";
import { useAttempt } from "@/app/_components/use-attempt";
import { useHydrated } from "@/app/_components/use-hydrated";
import { api } from "@/lib/api/client/api";
import type { SignInOptionsDto } from "@/lib/api/session";
import styles from "./demo-accounts.module.css";

/** The invented people of a demo city, one per role: each button signs in as one of them and says what they look at first. */
export function DemoAccounts(props: {
  readonly accounts: SignInOptionsDto["demoAccounts"];
  readonly onSignedIn: () => Promise<void>;
}) {
  const t = useTranslations();
  const ready = useHydrated();
  const { busy, problem, attempt, forget } = useAttempt();
  const signInAs = (username: string) =>
    void attempt(async () => {
      await api.session.beginDemo.call({ username });
      await props.onSignedIn();
    });
  return (
    <section className={styles.demo} aria-labelledby="demo-accounts">
      <h2 className={styles.title} id="demo-accounts">
        {t("signIn.demo.title")}
      </h2>
      <p className={styles.note}>{t("signIn.demo.note")}</p>
      <SecretProblem problem={problem} of="credentials" onUnlocked={forget} />
      <ul className={styles.accounts}>
        {props.accounts.map(({ username, role }) => (
          <li key={username}>
            <button
              type="button"
              className={styles.account}
              disabled={!ready || busy}
              onClick={() => signInAs(username)}
            >
              <strong>{t(`account.role.${role}`)}</strong>
              <span>{t(`signIn.demo.first.${role}`)}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
