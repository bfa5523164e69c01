import { useTranslations } from "next-intl";
import { BrandMark } from "@/app/_components/brand-mark";
import { LanguageLink } from "@/app/_components/language-link";
import styles from "./no-city.module.css";

/** Before the first import: what the product needs, and the command that gives it. */
export function NoCity() {
  const t = useTranslations();
  return (
    <main className={styles.page}>
      <div className={styles.box}>
        <p className={styles.brand}>
          <BrandMark size={36} />
          {t("product.title")}
        </p>
        <h1 className={styles.title}>{t("empty.title")}</h1>
        <p>{t("empty.body")}</p>
        <p className="quiet">{t("empty.commandLabel")}</p>
        <pre className={styles.command}>
          <code>npx sightline import osm city.osm.pbf</code>
        </pre>
        <p className="quiet">{t("empty.demo")}</p>
        <pre className={styles.command}>
          <code>npm run up</code>
        </pre>
        <p className="quiet">{t("empty.then")}</p>
        <p>
          <LanguageLink />
        </p>
      </div>
    </main>
  );
}
