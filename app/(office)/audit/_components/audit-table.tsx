"use client";

import { RightOutlined } from "@ant-design/icons";
import { useTranslations } from "next-intl";
import { Fragment } from "react";
import type { AuditEntryDto } from "@/lib/api/audit";
import { shanghaiTime } from "@/lib/i18n/shanghai-time";
import styles from "./audit-table.module.css";
import { useAuditWords } from "./audit-words";
import { EntryDetail } from "./entry-detail";
import { useAuditSearch } from "./use-audit-search";

const COLUMNS = ["seq", "at", "actor", "action", "object", "jurisdiction", "reason"] as const;

/** A page of entries. One of them may be open, and shows what it changed. */
export function AuditTable(props: { readonly entries: readonly AuditEntryDto[]; readonly busy: boolean }) {
  const t = useTranslations();
  return (
    <table className={styles.table} data-busy={props.busy} aria-label={t("audit.entries")}>
      <thead>
        <tr>
          {COLUMNS.map((column) => (
            <th key={column} scope="col" data-column={column}>
              {t(`audit.column.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {props.entries.map((entry) => (
          <EntryRow key={entry.seq} entry={entry} />
        ))}
      </tbody>
    </table>
  );
}

function EntryRow({ entry }: { readonly entry: AuditEntryDto }) {
  const t = useTranslations();
  const words = useAuditWords();
  const { search, change } = useAuditSearch();
  const open = search.entry === entry.seq;
  const toggle = () => change({ entry: open ? undefined : entry.seq }, "replace");
  const thing = words.thing(entry.object);
  const detail = `entry-${entry.seq}`;
  return (
    <Fragment>
      <tr className={styles.row} data-open={open} onClick={toggle}>
        <th scope="row" data-column="seq" className="numeric">
          <button
            type="button"
            className={styles.toggle}
            aria-expanded={open}
            aria-controls={open ? detail : undefined}
            aria-label={t("audit.openEntry", { seq: entry.seq })}
            onClick={(event) => {
              event.stopPropagation();
              toggle();
            }}
          >
            <RightOutlined className={styles.arrow ?? ""} aria-hidden="true" />
            {entry.seq}
          </button>
        </th>
        <td data-column="at" className="numeric">
          <time dateTime={entry.at} title={shanghaiTime(entry.at)}>
            {shanghaiTime(entry.at).slice(0, 19)}
          </time>
        </td>
        <td data-column="actor" title={entry.actor.id}>
          {words.actor(entry.actor)}
          <span className={styles.beside}>{words.role(entry.role)}</span>
        </td>
        <td data-column="action" title={entry.action}>
          {words.action(entry.action)}
        </td>
        <td data-column="object" title={entry.object.id}>
          {thing.kind}
          <span className={styles.beside}>{thing.name}</span>
        </td>
        <td data-column="jurisdiction" title={entry.jurisdiction?.code}>
          {words.place(entry.jurisdiction)}
        </td>
        <td data-column="reason">{entry.reason}</td>
      </tr>
      {open && (
        <tr id={detail} className={styles.detail}>
          <td colSpan={COLUMNS.length}>
            <EntryDetail entry={entry} />
          </td>
        </tr>
      )}
    </Fragment>
  );
}
