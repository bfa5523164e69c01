"use client";

import { HistoryOutlined, UserOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslations } from "next-intl";
import type { AuditEntryDto } from "@/lib/api/audit";
import { useAuditWords } from "./audit-words";
import { EntryChanges } from "./entry-changes";
import styles from "./entry-detail.module.css";
import { useAuditSearch } from "./use-audit-search";

/** One entry in full: what it changed field by field, who could do it how far, and the hashes that chain it. */
export function EntryDetail({ entry }: { readonly entry: AuditEntryDto }) {
  const t = useTranslations();
  const words = useAuditWords();
  const { search, change, narrow } = useAuditSearch();
  const facts = [
    ["actor", entry.actor.id],
    ["role", words.role(entry.role)],
    ["scope", entry.scope === "*" ? t("audit.installation") : entry.scope],
    ["jurisdiction", entry.jurisdiction && `${words.place(entry.jurisdiction)} ${entry.jurisdiction.code}`],
    ["object", entry.object.id],
    ["previousHash", entry.previousHash],
    ["hash", entry.hash],
  ] as const;
  return (
    <div className={styles.detail}>
      <EntryChanges before={entry.before} after={entry.after} />
      <dl className={styles.facts}>
        {facts.map(([name, value]) =>
          value === null ? null : (
            <div key={name} data-fact={name}>
              <dt>{t(`audit.fact.${name}`)}</dt>
              <dd>{value}</dd>
            </div>
          ),
        )}
      </dl>
      <div className={styles.ways}>
        <Button size="small" icon={<HistoryOutlined />} onClick={() => change({ follow: entry.object.id })}>
          {t("audit.follow")}
        </Button>
        {search.actor !== entry.actor.id && (
          <Button size="small" icon={<UserOutlined />} onClick={() => narrow({ actor: entry.actor.id })}>
            {t("audit.onlyActor")}
          </Button>
        )}
      </div>
    </div>
  );
}
