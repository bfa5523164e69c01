"use client";

import { ArrowLeftOutlined, EditOutlined } from "@ant-design/icons";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { OfficePage } from "@/app/(office)/_components/office-page";
import { api } from "@/lib/api/client/api";
import type { PersonDto } from "@/lib/api/people";
import type { ViewerDto } from "@/lib/api/session";
import { EditPersonDialog } from "./edit-person-dialog";
import { GrantsCard } from "./grants-card";
import styles from "./person-screen.module.css";
import { SessionsCard } from "./sessions-card";
import { SignInCard } from "./sign-in-card";

/** What the person at the screen may do with the person on it. */
export type PersonRights = {
  readonly edit: boolean;
  readonly grant: boolean;
  readonly approve: boolean;
  /** Whether it is they themselves. */
  readonly own: boolean;
  readonly viewer: string;
};

/** One person, for the three offices: each sees the same and may do its own part. */
export function PersonScreen(props: {
  readonly initial: PersonDto;
  readonly viewer: ViewerDto;
  readonly identityService: string | null;
}) {
  const t = useTranslations();
  const english = useLocale() === "en";
  const queries = useQueryClient();
  const [editing, setEditing] = useState(false);
  const { data: person } = useQuery({
    ...api.people.read.queryOptions({ input: { id: props.initial.id } }),
    initialData: props.initial,
  });
  const { actions, id } = props.viewer;
  const rights: PersonRights = {
    edit: actions.includes("people.edit"),
    grant: actions.includes("roles.grant"),
    approve: actions.includes("roles.approve"),
    own: id === person.id,
    viewer: id,
  };
  const renew = async () => {
    await queries.invalidateQueries({ queryKey: api.people.key() });
  };
  const edit = (
    <Button icon={<EditOutlined />} onClick={() => setEditing(true)}>
      {t("people.edit.open")}
    </Button>
  );
  return (
    <OfficePage
      title={person.displayName}
      note={
        <span className={styles.facts}>
          <span>{person.username}</span>
          {person.unit !== "" && <span>{person.unit}</span>}
          <span>{english ? person.jurisdiction.nameEn : person.jurisdiction.name}</span>
          {person.invented && <span className={styles.mark}>{t("people.invented")}</span>}
          {person.disabled && <span className={styles.mark}>{t("people.state.disabled")}</span>}
        </span>
      }
      actions={rights.edit && edit}
    >
      <Link className={styles.back} href="/people">
        <ArrowLeftOutlined aria-hidden="true" /> {t("people.back")}
      </Link>
      <GrantsCard person={person} rights={rights} onChanged={renew} />
      <div className={styles.two}>
        <SignInCard person={person} rights={rights} identityService={props.identityService} onChanged={renew} />
        <SessionsCard person={person} rights={rights} onChanged={renew} />
      </div>
      {editing && <EditPersonDialog person={person} onChanged={renew} onClose={() => setEditing(false)} />}
    </OfficePage>
  );
}
