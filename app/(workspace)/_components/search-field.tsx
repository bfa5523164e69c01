"use client";

import { SearchOutlined } from "@ant-design/icons";
import { Input, type InputRef } from "antd";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import styles from "./search-field.module.css";
import { useWorkspaceSearch } from "./use-workspace-search";

/** Long enough that a word typed without haste asks the server once. */
const PAUSE_MS = 250;

/** What is searched for. The field runs ahead of the address while a person types. */
export function SearchField() {
  const t = useTranslations();
  const { search, change } = useWorkspaceSearch();
  const [typed, setTyped] = useState<string | null>(null);
  const field = useRef<InputRef>(null);

  // Follows the clock: the address learns what was typed once the hands rest.
  useEffect(() => {
    if (typed === null) return;
    const timer = setTimeout(() => {
      change({ q: typed, page: 1 }, "replace");
      setTyped(null);
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed, change]);

  // Follows the link by which "/" leads here from another screen.
  useEffect(() => {
    if (window.location.hash !== "#site-search") return;
    field.current?.focus();
    window.history.replaceState(null, "", `${window.location.pathname}${window.location.search}`);
  }, []);

  return (
    <Input
      ref={field}
      id="site-search"
      type="search"
      className={styles.field ?? ""}
      value={typed ?? search.q}
      maxLength={100}
      allowClear
      prefix={<SearchOutlined className={styles.icon ?? ""} aria-hidden="true" />}
      suffix={<kbd className={styles.key}>/</kbd>}
      placeholder={t("list.search")}
      aria-label={t("list.search")}
      onChange={(event) => setTyped(event.target.value)}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        // The browser would empty the field; leaving it is enough.
        event.preventDefault();
        event.currentTarget.blur();
      }}
    />
  );
}
