"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { Button, Drawer, Skeleton } from "antd";
import { useTranslations } from "next-intl";
import { useFigures } from "@/app/_components/use-figures";
import type { AuditEntryDto } from "@/lib/api/audit";
import { api } from "@/lib/api/client/api";
import { shanghaiTime } from "@/lib/i18n/shanghai-time";
import { AuditError } from "./audit-messages";
import { useAuditWords } from "./audit-words";
import { EntryChanges } from "./entry-changes";
import styles from "./history-drawer.module.css";
import { useAuditSearch } from "./use-audit-search";

/** Everything that was done to the object the address follows, the oldest first. */
export function HistoryDrawer() {
  const t = useTranslations();
  const words = useAuditWords();
  const { search, change } = useAuditSearch();
  const object = search.follow;
  const { data } = useHistory(object);
  const title = words.thingText(data?.pages[0]?.object ?? { id: object, name: null });
  return (
    <Drawer
      open={object !== ""}
      onClose={() => change({ follow: "" })}
      title={object === "" ? "" : t("audit.history.title", { object: title })}
      size="min(640px, 100vw)"
      closable={{ "aria-label": t("audit.history.close") }}
      destroyOnHidden
      // A container other than the body keeps the drawer from locking the page's scroll, which it does by a style without a nonce.
      getContainer={() => document.getElementById("dialogs") ?? document.body}
    >
      {object !== "" && <History object={object} />}
    </Drawer>
  );
}

function useHistory(object: string) {
  return useInfiniteQuery({
    ...api.audit.object.infiniteOptions({
      input: (after: number) => ({ object, after }),
      initialPageParam: 0,
      getNextPageParam: ({ next }) => next,
    }),
    enabled: object !== "",
  });
}

function History({ object }: { readonly object: string }) {
  const t = useTranslations();
  const figures = useFigures();
  const words = useAuditWords();
  const { narrow } = useAuditSearch();
  const { data, isError, isPending, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = useHistory(object);
  if (isError) return <AuditError onRetry={() => void refetch()} />;
  if (isPending) return <Skeleton active paragraph={{ rows: 8 }} />;
  return (
    <>
      <p className={styles.sum}>
        <code>{object}</code> · {t("audit.count", { count: figures.count(data.pages[0]?.total ?? 0) })}
      </p>
      <Button size="small" className={styles.only ?? ""} onClick={() => narrow({ object, follow: "" })}>
        {t("audit.filter.onlyObject", { object: words.thingText(data.pages[0]?.object ?? { id: object, name: null }) })}
      </Button>
      <ol>{data.pages.flatMap(({ items }) => items.map((entry) => <Step key={entry.seq} entry={entry} />))}</ol>
      {hasNextPage && (
        <Button loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t("audit.history.more")}
        </Button>
      )}
    </>
  );
}

function Step({ entry }: { readonly entry: AuditEntryDto }) {
  const words = useAuditWords();
  return (
    <li className={styles.step}>
      <p className={styles.head}>
        <strong>{words.action(entry.action)}</strong>
        <time className="numeric" dateTime={entry.at}>
          {shanghaiTime(entry.at).slice(0, 19)}
        </time>
      </p>
      <p className={styles.who} title={entry.actor.id}>
        {words.actor(entry.actor)} · {words.role(entry.role)} · #{entry.seq}
      </p>
      {entry.reason !== "" && <p className={styles.reason}>{entry.reason}</p>}
      <EntryChanges before={entry.before} after={entry.after} />
    </li>
  );
}
