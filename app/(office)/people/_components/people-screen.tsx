"use client";

import { UserAddOutlined } from "@ant-design/icons";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useFigures } from "@/app/_components/use-figures";
import { useShortcuts } from "@/app/_components/use-shortcuts";
import styles from "@/app/(office)/_components/office-list.module.css";
import { OfficePage } from "@/app/(office)/_components/office-page";
import { api } from "@/lib/api/client/api";
import type { PeopleDto } from "@/lib/api/people";
import { peopleQueryOf } from "@/lib/url/people-search";
import { CreatePersonDialog } from "./create-person-dialog";
import { PeopleFilters } from "./people-filters";
import { PeoplePages } from "./people-pages";
import { PeopleTable } from "./people-table";
import { usePeopleSearch } from "./use-people-search";

/** Who has an account, and which roles they hold; whoever manages accounts adds people here. */
export function PeopleScreen(props: {
  readonly initial: PeopleDto;
  readonly initialQuery: string;
  readonly mayEdit: boolean;
}) {
  const t = useTranslations();
  const figures = useFigures();
  const { search, change } = usePeopleSearch();
  const [adding, setAdding] = useState(false);
  const input = peopleQueryOf(search);
  const { data, isError, isPlaceholderData, refetch } = useQuery({
    ...api.people.list.queryOptions({ input }),
    ...(JSON.stringify(input) === props.initialQuery ? { initialData: props.initial } : {}),
    placeholderData: keepPreviousData,
  });
  const people = data ?? props.initial;
  useShortcuts({ "/": () => document.querySelector<HTMLInputElement>("#people-search")?.focus() });
  const add = (
    <Button type="primary" icon={<UserAddOutlined />} onClick={() => setAdding(true)}>
      {t("people.add")}
    </Button>
  );
  return (
    <OfficePage title={t("people.title")} note={t("people.note")} actions={props.mayEdit && add}>
      <section className={styles.card} aria-label={t("people.title")}>
        <PeopleFilters />
        <p className={styles.sum} role="status">
          {isError ? "" : t("people.count", { count: figures.count(people.total) })}
        </p>
        {isError && (
          <div className={styles.message} role="alert">
            <h2>{t("people.error")}</h2>
            <Button onClick={() => void refetch()}>{t("error.retry")}</Button>
          </div>
        )}
        {!isError && people.items.length === 0 && (
          <div className={styles.message}>
            <h2>{t("people.empty.title")}</h2>
            <p>{t("people.empty.body")}</p>
            <Button onClick={() => change({ q: "", role: undefined, state: undefined, jurisdiction: "" })}>
              {t("people.filter.clear")}
            </Button>
          </div>
        )}
        {!isError && people.items.length > 0 && <PeopleTable people={people.items} busy={isPlaceholderData} />}
        {!isError && <PeoplePages total={people.total} />}
      </section>
      {adding && <CreatePersonDialog onClose={() => setAdding(false)} />}
    </OfficePage>
  );
}
