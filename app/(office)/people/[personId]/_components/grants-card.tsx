"use client";

import { PlusOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { OfficeCard } from "@/app/(office)/_components/office-card";
import type { GrantDto, PersonDto } from "@/lib/api/people";
import { GrantDialog } from "./grant-dialog";
import { GrantRow } from "./grant-row";
import styles from "./grants-card.module.css";
import type { PersonRights } from "./person-screen";

const isOver = ({ state }: GrantDto) => state === "revoked" || state === "expired";

/** The roles a person holds, is to hold, and held. */
export function GrantsCard(props: {
  readonly person: PersonDto;
  readonly rights: PersonRights;
  readonly onChanged: () => Promise<void>;
}) {
  const t = useTranslations();
  const { person, rights, onChanged } = props;
  const [granting, setGranting] = useState(false);
  const now = person.grants.filter((grant) => !isOver(grant));
  const past = person.grants.filter(isOver);
  const grant = (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setGranting(true)}>
      {t("people.grant.open")}
    </Button>
  );
  const rows = (grants: readonly GrantDto[]) => (
    <ul>
      {grants.map((one) => (
        <GrantRow key={one.id} grant={one} rights={rights} onChanged={onChanged} />
      ))}
    </ul>
  );
  return (
    <OfficeCard
      title={t("people.grants.title")}
      {...(rights.own && rights.grant ? { note: t("people.grants.own") } : {})}
      actions={rights.grant && !rights.own && !person.disabled && grant}
    >
      {now.length === 0 ? <p className={styles.none}>{t("people.grants.none")}</p> : rows(now)}
      {past.length > 0 && (
        <details className={styles.past}>
          <summary>{t("people.grants.past", { count: past.length })}</summary>
          {rows(past)}
        </details>
      )}
      {granting && <GrantDialog person={person} onChanged={onChanged} onClose={() => setGranting(false)} />}
    </OfficeCard>
  );
}
