"use client";

import { ClockCircleOutlined, ExclamationCircleOutlined } from "@ant-design/icons";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { LONGEST_PASSWORD, PASSWORD_HISTORY, SHORTEST_PASSWORD } from "@/lib/access/password-rules";
import styles from "./secret-problem.module.css";
import type { AttemptProblem } from "./use-attempt";

/** Says why a secret was not accepted; a lock counts down to when it may be tried again, and is then gone. */
export function SecretProblem(props: {
  readonly problem: AttemptProblem | null;
  /** What was given: a name with a password, a code of the second factor, or one's own password. */
  readonly of: "credentials" | "code" | "password";
  readonly onUnlocked: () => void;
}) {
  const t = useTranslations();
  const { problem, of, onUnlocked } = props;
  if (problem === null) return null;
  if (problem.code === "locked") return <Locked until={problem.until} onUnlocked={onUnlocked} />;
  const text = () => {
    if (problem.code === "wrong") return t(`secret.wrong.${of}`);
    if (problem.code !== "refused") return t(`secret.${problem.code}`);
    return t(`secret.fault.${problem.fault}`, {
      shortest: SHORTEST_PASSWORD,
      longest: LONGEST_PASSWORD,
      history: PASSWORD_HISTORY,
    });
  };
  return (
    <p className={styles.problem} role="alert">
      <ExclamationCircleOutlined aria-hidden="true" />
      {text()}
    </p>
  );
}

function Locked({ until, onUnlocked }: { readonly until: number; readonly onUnlocked: () => void }) {
  const t = useTranslations();
  const left = useSecondsUntil(until, onUnlocked);
  const clock = [left / 3600, (left / 60) % 60, left % 60].map((part) => String(Math.floor(part)).padStart(2, "0"));
  return (
    <div className={styles.problem} role="alert">
      <ClockCircleOutlined aria-hidden="true" />
      <span>
        {t("secret.locked")}
        <span role="timer" className={styles.left}>
          {t("secret.lockedLeft", { time: clock.slice(left < 3600 ? 1 : 0).join(":") })}
        </span>
      </span>
    </div>
  );
}

/** Whole seconds that are left until a moment, UTC milliseconds; tells once when there are none. */
function useSecondsUntil(until: number, onReached: () => void): number {
  const [now, setNow] = useState(() => Date.now());
  const left = Math.max(Math.ceil((until - now) / 1000), 0);
  useEffect(() => {
    const ticking = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(ticking);
  }, []);
  useEffect(() => {
    if (left === 0) onReached();
  }, [left, onReached]);
  return left;
}
