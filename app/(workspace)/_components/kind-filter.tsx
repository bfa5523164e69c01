"use client";

import { DownOutlined } from "@ant-design/icons";
import { Popover } from "antd";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { KindIcon } from "@/app/_components/kind-icon";
import { useFigures } from "@/app/_components/use-figures";
import type { SiteListDto } from "@/lib/api/sites";
import { SITE_KINDS, type SiteKind } from "@/lib/sites/site-kind";
import styles from "./kind-filter.module.css";
import { useWorkspaceSearch } from "./use-workspace-search";

/** Which kinds of site the list and the map show, in the order of the law. */
export function KindFilter({ facets }: { readonly facets: SiteListDto["facets"]["kinds"] }) {
  const t = useTranslations();
  const [open, setOpen] = useState(false);
  const { search } = useWorkspaceSearch();
  const [only] = search.kind;
  const label =
    only === undefined
      ? t("list.allKinds")
      : search.kind.length === 1
        ? t(`kind.${only}`)
        : t("list.someKinds", { count: search.kind.length });
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      // Beside its button, so that Tab leads from one into the other.
      getPopupContainer={(button) => button.parentElement ?? document.body}
      placement="bottomRight"
      arrow={false}
      content={<KindChoices facets={facets} />}
    >
      <button
        type="button"
        className={styles.button}
        aria-expanded={open}
        aria-label={`${t("list.kinds")}: ${label}`}
        data-active={search.kind.length > 0 || search.candidates}
        onKeyDown={(event) => {
          if (event.key === "Escape" && open) {
            event.preventDefault();
            setOpen(false);
          }
        }}
      >
        <span className={styles.label}>{label}</span>
        <DownOutlined aria-hidden="true" />
      </button>
    </Popover>
  );
}

function KindChoices({ facets }: { readonly facets: SiteListDto["facets"]["kinds"] }) {
  const t = useTranslations();
  const figures = useFigures();
  const { search, change } = useWorkspaceSearch();
  const counts = new Map(facets.map(({ kind, count }) => [kind, count]));
  const shown = SITE_KINDS.filter((kind) => counts.has(kind) || search.kind.includes(kind));
  const toggle = (kind: SiteKind) => {
    const next = SITE_KINDS.filter((known) => search.kind.includes(known) !== (known === kind));
    change({ kind: next, page: 1 }, "push");
  };
  return (
    <fieldset className={styles.choices}>
      <legend className="visually-hidden">{t("list.kinds")}</legend>
      {shown.map((kind) => (
        <label key={kind} className={styles.choice}>
          <input type="checkbox" checked={search.kind.includes(kind)} onChange={() => toggle(kind)} />
          <KindIcon kind={kind} />
          <span className={styles.word}>{t(`kind.${kind}`)}</span>
          <span className={`${styles.count} numeric`}>{figures.count(counts.get(kind) ?? 0)}</span>
        </label>
      ))}
      <label className={`${styles.choice} ${styles.candidates}`} title={t("list.candidatesNote")}>
        <input
          type="checkbox"
          checked={search.candidates}
          onChange={(event) => change({ candidates: event.target.checked, page: 1 }, "push")}
        />
        <span className={styles.word}>{t("list.candidates")}</span>
      </label>
      <button
        type="button"
        className={styles.clear}
        disabled={search.kind.length === 0}
        onClick={() => change({ kind: [], page: 1 }, "push")}
      >
        {t("list.clearKinds")}
      </button>
    </fieldset>
  );
}
