"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { shanghaiTime } from "@/lib/i18n/shanghai-time";
import { browserName } from "./browser-name";
import styles from "./session-list.module.css";

type Session = {
  readonly id: string;
  readonly beganAt: string;
  readonly lastSeenAt: string;
  readonly address: string | null;
  readonly browser: string | null;
};

/** Open sign-ins: in which browser, from which address, since when. */
export function SessionList<T extends Session>(props: {
  readonly sessions: readonly T[];
  /** What can be done with each, or is to be said of it. */
  readonly beside?: (session: T) => ReactNode;
}) {
  const t = useTranslations();
  if (props.sessions.length === 0) return <p className={styles.none}>{t("people.sessions.none")}</p>;
  return (
    <ul>
      {props.sessions.map((session) => (
        <li key={session.id} className={styles.session}>
          <p className={styles.browser} title={session.browser ?? undefined}>
            {browserName(session.browser) ?? t("people.sessions.unknown")}
            <span className={styles.address}>{session.address ?? ""}</span>
          </p>
          <p className={styles.times}>
            {t("people.sessions.times", {
              began: shanghaiTime(session.beganAt).slice(0, 16),
              seen: shanghaiTime(session.lastSeenAt).slice(0, 16),
            })}
          </p>
          {props.beside && <div className={styles.beside}>{props.beside(session)}</div>}
        </li>
      ))}
    </ul>
  );
}
