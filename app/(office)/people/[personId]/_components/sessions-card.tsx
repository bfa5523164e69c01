"use client";

import { Button } from "antd";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { OfficeCard } from "@/app/(office)/_components/office-card";
import { SessionList } from "@/app/(office)/_components/session-list";
import { api } from "@/lib/api/client/api";
import type { PersonDto } from "@/lib/api/people";
import type { PersonRights } from "./person-screen";
import { ReasonDialog } from "./reason-dialog";

/** Where a person is signed in, and the way to end it all. */
export function SessionsCard(props: {
  readonly person: PersonDto;
  readonly rights: PersonRights;
  readonly onChanged: () => Promise<void>;
}) {
  const t = useTranslations();
  const { person, rights, onChanged } = props;
  const [ending, setEnding] = useState(false);
  const mayEnd = (rights.edit || rights.grant) && person.sessions.length > 0;
  return (
    <OfficeCard
      title={t("people.sessions.title")}
      actions={mayEnd && <Button onClick={() => setEnding(true)}>{t("people.sessions.endAll")}</Button>}
    >
      <SessionList sessions={person.sessions} />
      {ending && (
        <ReasonDialog
          title={t("people.sessions.endAll")}
          lead={t("people.sessions.endLead", { name: person.displayName })}
          submit={t("people.sessions.end")}
          danger
          onClose={() => setEnding(false)}
          onSubmit={async (reason, idempotencyKey) => {
            await api.people.endSessions.call({ id: person.id, reason }, { context: { idempotencyKey } });
            setEnding(false);
            await onChanged();
          }}
        />
      )}
    </OfficeCard>
  );
}
