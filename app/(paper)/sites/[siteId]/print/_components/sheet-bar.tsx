"use client";

import { ArrowLeftOutlined, FileWordOutlined, PrinterOutlined } from "@ant-design/icons";
import { Button } from "antd";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useShortcuts } from "@/app/_components/use-shortcuts";
import { PAPERS, type Paper, TURNS, type Turn } from "@/lib/sheet/paper";
import { sheetHref } from "@/lib/url/sheet-search";
import styles from "./sheet-bar.module.css";

type Props = { readonly siteId: string; readonly paper: Paper; readonly turn: Turn };

/** What can be done with a sheet: which paper, print it, go back. It is not printed itself. */
export function SheetBar({ siteId, paper, turn }: Props) {
  const t = useTranslations();
  const router = useRouter();
  const back = `/sites/${siteId}`;
  const print = () => window.print();
  useShortcuts({ p: print, Escape: () => router.push(back) });
  return (
    <header className={styles.bar}>
      <Link className={styles.back} href={back}>
        <ArrowLeftOutlined aria-hidden="true" />
        {t("sheet.back")}
      </Link>
      <nav className={styles.papers} aria-label={t("sheet.paper")}>
        {PAPERS.flatMap((one) =>
          TURNS.map((way) => (
            <Link
              key={`${one}-${way}`}
              replace
              href={sheetHref(siteId, { paper: one, turn: way })}
              className={styles.choice}
              aria-current={one === paper && way === turn ? "true" : undefined}
            >
              {t(`sheet.size.${one}`)} {t(`sheet.turn.${way}`)}
            </Link>
          )),
        )}
      </nav>
      <span className={styles.hint}>{t("sheet.trueScale")}</span>
      <Button
        icon={<FileWordOutlined aria-hidden="true" />}
        href={`/api/v1/exports/scheme.docx?site=${siteId}`}
        download
      >
        {t("scheme.word")}
      </Button>
      <Button
        type="primary"
        icon={<PrinterOutlined aria-hidden="true" />}
        onClick={print}
        title={`${t("sheet.print")} (P)`}
      >
        {t("sheet.print")}
      </Button>
    </header>
  );
}
