"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { App, Button, Skeleton } from "antd";
import { useTranslations } from "next-intl";
import { OfficeCard } from "@/app/(office)/_components/office-card";
import { SessionList } from "@/app/(office)/_components/session-list";
import { api } from "@/lib/api/client/api";
import styles from "./account-screen.module.css";

/** Where one is signed in; each sign-in but this one can be ended here. */
export function OwnSessions() {
  const t = useTranslations();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const { data, isPending, isError, refetch } = useQuery(api.session.list.queryOptions());
  const end = useMutation(
    api.session.revoke.mutationOptions({
      onError: () => void message.error(t("own.sessions.failed")),
      onSettled: () => queries.invalidateQueries({ queryKey: api.session.list.key() }),
    }),
  );
  return (
    <OfficeCard title={t("own.sessions.title")} note={t("own.sessions.note")}>
      {isPending && (
        <div className={styles.none} role="status" aria-label={t("loading")}>
          <Skeleton active title={false} paragraph={{ rows: 2 }} />
        </div>
      )}
      {isError && (
        <p className={styles.none} role="alert">
          {t("own.sessions.error")}{" "}
          <Button size="small" onClick={() => void refetch()}>
            {t("error.retry")}
          </Button>
        </p>
      )}
      {data && (
        <SessionList
          sessions={data}
          beside={({ id, own }) =>
            own ? (
              <span className="quiet">{t("own.sessions.this")}</span>
            ) : (
              <Button loading={end.isPending && end.variables.id === id} onClick={() => end.mutate({ id })}>
                {t("own.sessions.end")}
              </Button>
            )
          }
        />
      )}
    </OfficeCard>
  );
}
