"use client";

import {
  AimOutlined,
  BorderOuterOutlined,
  ColumnWidthOutlined,
  GatewayOutlined,
  VideoCameraAddOutlined,
} from "@ant-design/icons";
import { Button } from "antd";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useShortcuts } from "@/app/_components/use-shortcuts";
import { useViewer } from "@/app/_components/viewer";
import type { Action } from "@/lib/access/policy";
import { HistoryButtons } from "./history-buttons";
import { useMapDrawing } from "./map-drawing";
import styles from "./map-tool-bar.module.css";
import { type MapTool, useMapTools } from "./map-tools";

/** One tool: its picture, the key that takes it in hand, and what its holder must be allowed to do. */
type ToolButton = {
  readonly id: Exclude<MapTool, "select" | "redraw" | "comment">;
  readonly icon: ReactNode;
  readonly shortcut: string;
  readonly action: Action;
};

const TOOLS: readonly ToolButton[] = [
  { id: "inspect", icon: <AimOutlined />, shortcut: "i", action: "coverage.read" },
  { id: "distance", icon: <ColumnWidthOutlined />, shortcut: "m", action: "coverage.read" },
  { id: "area", icon: <BorderOuterOutlined />, shortcut: "a", action: "coverage.read" },
  { id: "place", icon: <VideoCameraAddOutlined />, shortcut: "c", action: "cameras.edit" },
  { id: "draw-site", icon: <GatewayOutlined />, shortcut: "d", action: "sites.edit" },
];

/** The tools that the person at the screen may use, over the map. */
export function MapToolBar() {
  const t = useTranslations();
  const { tool, choose } = useMapTools();
  const { pen } = useMapDrawing();
  const actions = useViewer()?.actions ?? [];
  const shown = TOOLS.filter(({ action }) => actions.includes(action));
  useShortcuts({
    ...Object.fromEntries(shown.map(({ id, shortcut }) => [shortcut, () => choose(id)])),
    ...(tool === "select" ? {} : { Escape: () => choose(tool) }),
    ...(pen ? { Enter: pen.finish, Backspace: pen.takeBack, " ": pen.press } : {}),
  });
  if (shown.length === 0) return null;
  return (
    <div className={styles.bar} role="toolbar" aria-label={t("tools.title")}>
      {shown.map(({ id, icon, shortcut }) => (
        <Button
          key={id}
          type="text"
          icon={icon}
          aria-pressed={tool === id}
          aria-label={t(`tools.${id}`)}
          title={`${t(`tools.${id}`)} ${shortcut.toUpperCase()}`}
          onClick={() => choose(id)}
        />
      ))}
      <HistoryButtons />
    </div>
  );
}
