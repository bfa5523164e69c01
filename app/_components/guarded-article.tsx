import { useTranslations } from "next-intl";
import type { GuardedKind } from "@/lib/guarded/guarded-ground";
import styles from "./guarded-article.module.css";

/** What Decree 799 says of a kind of guarded ground, in our words, which is said. */
export function GuardedArticle({ kind }: { readonly kind: GuardedKind }) {
  const t = useTranslations();
  return (
    <p className={styles.article}>
      <strong>{t(kind === "forbidden" ? "guarded.article8" : "guarded.article10")}</strong>{" "}
      {t(kind === "forbidden" ? "help.law.article8Summary" : "help.law.article10Summary")}
    </p>
  );
}
