"use client";

import { Button, Select } from "antd";
import { useTranslations } from "next-intl";
import list from "@/app/(office)/_components/office-list.module.css";
import { WordsField } from "@/app/(office)/_components/words-field";
import type { AuditChoicesDto } from "@/lib/api/audit";
import { AUDITED_ACTIONS } from "@/lib/audit/audited-actions";
import styles from "./audit-filters.module.css";
import { useAuditWords } from "./audit-words";
import { DayField } from "./day-field";
import { useAuditSearch } from "./use-audit-search";

/** What is looked for: words, who, what, where and when. */
export function AuditFilters({ choices }: { readonly choices: AuditChoicesDto }) {
  const t = useTranslations();
  const words = useAuditWords();
  const { search, narrow } = useAuditSearch();
  const chosen = { actor: search.actor, action: search.action, jurisdiction: search.jurisdiction };
  const options = {
    actor: choices.actors.map((actor) => ({ value: actor.id, label: words.actor(actor), title: actor.id })),
    action: AUDITED_ACTIONS.map((action) => ({ value: action, label: words.action(action), title: action })),
    jurisdiction: choices.jurisdictions.map((place) => ({
      value: place.code,
      label: words.place(place),
      title: place.code,
    })),
  };
  const narrowed = Object.values({ ...chosen, q: search.q, object: search.object, from: search.from, to: search.to });
  return (
    <search className={list.filters}>
      <WordsField
        id="audit-search"
        className={list.words ?? ""}
        label={t("audit.filter.q")}
        value={search.q}
        maxLength={100}
        onSearch={narrow}
      />
      {(["actor", "action", "jurisdiction"] as const).map((name) => (
        // A cell of its own: while it has the keyboard, Ant Design puts a second element beside the select.
        <div key={name} className={list.select}>
          <Select
            className={list.choice ?? ""}
            aria-label={t(`audit.filter.${name}`)}
            placeholder={t(`audit.filter.${name}`)}
            value={chosen[name] === "" ? null : chosen[name]}
            options={options[name]}
            allowClear
            showSearch={{ optionFilterProp: "label" }}
            popupMatchSelectWidth={false}
            onChange={(value: string | null | undefined) => narrow({ [name]: value ?? "" })}
          />
        </div>
      ))}
      <div className={styles.days}>
        <DayField name="from" value={search.from} max={search.to} onChange={(from) => narrow({ from })} />
        <span aria-hidden="true">–</span>
        <DayField name="to" value={search.to} min={search.from} onChange={(to) => narrow({ to })} />
      </div>
      {search.object !== "" && (
        <Button className={styles.object ?? ""} title={search.object} onClick={() => narrow({ object: "" })}>
          {t("audit.filter.onlyObject", { object: words.thingText({ id: search.object, name: null }) })}
          <span aria-hidden="true"> ×</span>
        </Button>
      )}
      {narrowed.some((value) => value !== "") && (
        <Button
          type="link"
          onClick={() => narrow({ q: "", actor: "", action: "", jurisdiction: "", object: "", from: "", to: "" })}
        >
          {t("audit.filter.clear")}
        </Button>
      )}
    </search>
  );
}
