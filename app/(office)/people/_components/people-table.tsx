"use client";

import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import table from "@/app/(office)/_components/office-table.module.css";
import type { PeopleDto } from "@/lib/api/people";
import { shanghaiTime } from "@/lib/i18n/shanghai-time";
import styles from "./people-table.module.css";

const COLUMNS = ["person", "unit", "roles", "jurisdiction", "lastSeen"] as const;

/** A page of people: who, of which unit, with which roles where. */
export function PeopleTable(props: { readonly people: PeopleDto["items"]; readonly busy: boolean }) {
  const t = useTranslations();
  return (
    <table className={`${table.table} ${styles.table}`} data-busy={props.busy} aria-label={t("people.title")}>
      <thead>
        <tr>
          {COLUMNS.map((column) => (
            <th key={column} scope="col" data-column={column}>
              {t(`people.column.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {props.people.map((person) => (
          <PersonRow key={person.id} person={person} />
        ))}
      </tbody>
    </table>
  );
}

function PersonRow({ person }: { readonly person: PeopleDto["items"][number] }) {
  const t = useTranslations();
  const english = useLocale() === "en";
  const placeName = ({ name, nameEn }: { name: string; nameEn: string }) => (english ? nameEn : name);
  return (
    <tr className={`${table.row} ${styles.row}`} data-disabled={person.disabled}>
      <th scope="row" data-column="person">
        <Link className={table.name} href={`/people/${person.id}`}>
          {person.displayName}
        </Link>
        <span className={table.beside}>{person.username}</span>
        {person.invented && <span className={table.mark}>{t("people.invented")}</span>}
        {person.disabled && <span className={table.mark}>{t("people.state.disabled")}</span>}
      </th>
      <td data-column="unit">{person.unit}</td>
      <td data-column="roles">
        {person.roles.length === 0 && person.waiting === 0 && <span className="quiet">{t("account.noRole")}</span>}
        <ul>
          {person.roles.map(({ role, jurisdiction }) => (
            <li key={`${role} ${jurisdiction.code}`}>
              {t(`account.role.${role}`)} <span className={table.beside}>{placeName(jurisdiction)}</span>
            </li>
          ))}
        </ul>
        {person.waiting > 0 && <span className={styles.waiting}>{t("people.waiting", { count: person.waiting })}</span>}
      </td>
      <td data-column="jurisdiction">{placeName(person.jurisdiction)}</td>
      <td data-column="lastSeen" className="numeric">
        {person.lastSeenAt === null ? (
          <span className="quiet">{t("people.notSignedIn")}</span>
        ) : (
          <time dateTime={person.lastSeenAt}>{shanghaiTime(person.lastSeenAt).slice(0, 16)}</time>
        )}
      </td>
    </tr>
  );
}
