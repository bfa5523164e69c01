import type { ReactNode } from "react";
import styles from "./sheet-section.module.css";

/** One section of a sheet with its heading, which is never left alone at the end of a page. */
export function SheetSection({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={styles.section}>
      <h2 className={styles.title}>{title}</h2>
      {children}
    </section>
  );
}
