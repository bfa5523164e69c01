import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { usePlaceName } from "@/app/_components/place-name";
import { api } from "@/lib/api/client/api";
import type { SiteDetailDto } from "@/lib/api/sites";
import styles from "./draw-site-card.module.css";
import { useLevelName } from "./use-level-name";

/** What a site itself asks for, which nobody asks for any longer once it is taken into another: said before it goes, with why it was asked. */
export function LostRequirements({ site, into }: { readonly site: SiteDetailDto; readonly into: SiteDetailDto }) {
  const t = useTranslations();
  const placeName = usePlaceName();
  const levelName = useLevelName();
  const asked = useQuery(api.sites.requirements.queryOptions({ input: { id: site.id } }));
  if (asked.isError) {
    return (
      <p className={styles.fault} role="alert">
        {t("merge.lostUnread", { other: placeName(site) })}
      </p>
    );
  }
  const own = (asked.data?.roles ?? []).flatMap(({ role, site: asks }) => (asks ? [{ role, ...asks }] : []));
  if (own.length === 0) return null;
  return (
    <div role="note" data-testid="lost-requirements">
      <p>{t("merge.lost", { other: placeName(site), name: placeName(into) })}</p>
      <ul className={styles.lost}>
        {own.map(({ id, role, level, reason }) => (
          <li key={id}>{t("merge.lostOne", { role: t(`role.${role}`), level: levelName(level), reason })}</li>
        ))}
      </ul>
    </div>
  );
}
