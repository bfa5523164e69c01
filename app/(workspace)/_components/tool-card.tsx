"use client";

import { CloseOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { ListedMapTool } from "@/app/_components/map-tool-list";
import styles from "./draw-site-card.module.css";
import { useMapTools } from "./map-tools";

/** The card of a tool in hand, with the way to put it down, called `close`. */
export function ToolCard(props: {
  readonly tool: ListedMapTool;
  readonly close: string;
  readonly testId: string;
  readonly children: ReactNode;
}) {
  const t = useTranslations();
  const { choose } = useMapTools();
  return (
    <section className={styles.card} aria-label={t(`tools.${props.tool}`)} data-testid={props.testId}>
      <Button
        className={styles.close ?? ""}
        type="text"
        size="small"
        icon={<CloseOutlined />}
        aria-label={props.close}
        onClick={() => choose(props.tool)}
      />
      {props.children}
    </section>
  );
}
