"use client";

import { SearchOutlined } from "@ant-design/icons";
import { Button } from "antd";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { AccountMenu } from "./account-menu";
import styles from "./bar.module.css";
import { BrandMark } from "./brand-mark";
import { useOpenCommands } from "./commands";
import { LanguageLink } from "./language-link";
import { SchemeMenu } from "./scheme-menu";

/** The one bar over every screen: the product, what the screen is about, and, at the end, settings of the page and the person at it. */
export function Bar(props: {
  readonly home: { readonly href: string; readonly label: string };
  /** On a phone the mark alone stands for the product, where the screen needs the width. */
  readonly tight?: boolean;
  readonly tools?: ReactNode;
  readonly children?: ReactNode;
}) {
  const t = useTranslations();
  const openCommands = useOpenCommands();
  const english = useLocale() === "en";
  return (
    <header className={styles.bar} data-tight={props.tight ?? false}>
      <Link className={styles.brand} href={props.home.href} aria-label={`${t("product.title")} · ${props.home.label}`}>
        <BrandMark size={24} />
        <span className={styles.name} aria-hidden="true">
          {t("product.name")}
        </span>
        {!english && (
          <span className={styles.latin} aria-hidden="true">
            {t("product.latin")}
          </span>
        )}
      </Link>
      {props.children}
      <div className={styles.tools}>
        <Button
          type="text"
          icon={<SearchOutlined />}
          aria-label={t("palette.title")}
          title={`${t("palette.title")} Ctrl K`}
          onClick={openCommands}
        />
        <LanguageLink />
        <SchemeMenu />
        {props.tools}
        <AccountMenu />
      </div>
    </header>
  );
}
