import { type ReactNode, useId } from "react";
import styles from "./office-card.module.css";

/** One part of a page about a person: what it is called, what can be done, and its content. */
export function OfficeCard(props: {
  readonly title: string;
  readonly note?: string;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}) {
  const id = useId();
  return (
    <section className={styles.card} aria-labelledby={id}>
      <header className={styles.head}>
        <div>
          <h2 className={styles.title} id={id}>
            {props.title}
          </h2>
          {props.note && <p className={styles.note}>{props.note}</p>}
        </div>
        {props.actions && <div className={styles.actions}>{props.actions}</div>}
      </header>
      {props.children}
    </section>
  );
}
