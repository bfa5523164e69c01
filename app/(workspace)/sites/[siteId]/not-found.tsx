import Link from "next/link";
import { getTranslations } from "next-intl/server";
import styles from "../../_components/list-messages.module.css";

/** The link names no site of this city. */
export default async function SiteNotFound() {
  const t = await getTranslations();
  return (
    <div className={styles.message}>
      <h2>{t("notFound.siteTitle")}</h2>
      <p>{t("notFound.siteBody")}</p>
      <Link href="/">{t("notFound.home")}</Link>
    </div>
  );
}
