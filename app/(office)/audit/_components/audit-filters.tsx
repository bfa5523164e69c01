"use client";

import { SearchOutlined } from "@ant-design/icons";
import { Button, Input, Select } from "antd";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import type { AuditChoicesDto } from "@/lib/api/audit";
import { AUDITED_ACTIONS } from "@/lib/audit/audited-actions";
import styles from "./audit-filters.module.css";
import { useAuditWords } from "./audit-words";
import { DayField } from "./day-field";
import { useAuditSearch } from "./use-audit-search";

/** Long enough that a word typed without haste asks the server once. */
const PAUSE_MS = 250;

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
    <search className={styles.filters}>
      <WordsField />
      {(["actor", "action", "jurisdiction"] as const).map((name) => (
        // A cell of its own: while it has the keyboard, Ant Design puts a second element beside the select.
        <div key={name} className={styles.select}>
          <Select
            className={styles.choice ?? ""}
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

/** Words of the reason or the object. The field runs ahead of the address while a person types. */
function WordsField() {
  const t = useTranslations();
  const { search, narrow } = useAuditSearch();
  const [typed, setTyped] = useState<string | null>(null);
  // Follows the clock: the address learns what was typed once the hands rest.
  useEffect(() => {
    if (typed === null) return;
    const timer = setTimeout(() => {
      narrow({ q: typed.trim() }, "replace");
      setTyped(null);
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed, narrow]);
  return (
    <Input
      id="audit-search"
      type="search"
      className={styles.words ?? ""}
      value={typed ?? search.q}
      maxLength={100}
      allowClear
      prefix={<SearchOutlined aria-hidden="true" />}
      placeholder={t("audit.filter.q")}
      aria-label={t("audit.filter.q")}
      onChange={(event) => setTyped(event.target.value)}
    />
  );
}
