"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { LOCALES } from "@/lib/i18n/locale";
import styles from "./language-link.module.css";

/** Leads to this very view in the other language. A plain link: the server remembers the choice and draws the page anew. */
export function LanguageLink() {
  const t = useTranslations();
  const locale = useLocale();
  const pathname = usePathname();
  const params = useSearchParams();
  return LOCALES.filter((other) => other !== locale).map((other) => {
    const query = new URLSearchParams(params);
    query.set("lang", other);
    return (
      <a key={other} className={styles.link} href={`${pathname}?${query}`} hrefLang={other} lang={other}>
        {t(`shell.language.${other}`)}
      </a>
    );
  });
}
