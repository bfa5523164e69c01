import type { ReactNode } from "react";
import styles from "./office-page.module.css";

/** One screen beside the map: what it is called, what it is for in a line, what can be done with all of it, and its content. */
export function OfficePage(props: {
  readonly title: string;
  readonly note?: ReactNode;
  readonly actions?: ReactNode;
  /** `reading`: as wide as text and forms are read; `whole`: as wide as a table wants. */
  readonly width?: "reading" | "whole";
  readonly children: ReactNode;
}) {
  return (
    <div className={styles.page} data-width={props.width ?? "whole"}>
      <header className={styles.head}>
        <div>
          <h1 className={styles.title}>{props.title}</h1>
          {props.note && <p className={styles.note}>{props.note}</p>}
        </div>
        {props.actions && <div className={styles.actions}>{props.actions}</div>}
      </header>
      {props.children}
    </div>
  );
}
