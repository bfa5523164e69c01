"use client";

import { Button } from "antd";
import { useTranslations } from "next-intl";
import { useEffect, useEffectEvent } from "react";
import { useCommands } from "@/app/_components/commands";
import { MAP_TOOLS } from "@/app/_components/map-tool-list";
import { useShortcuts } from "@/app/_components/use-shortcuts";
import { useViewer } from "@/app/_components/viewer";
import { HistoryButtons } from "./history-buttons";
import { useMapDrawing } from "./map-drawing";
import styles from "./map-tool-bar.module.css";
import { useMapTools } from "./map-tools";

/** The tools that the person at the screen may use, over the map. */
export function MapToolBar() {
  const t = useTranslations();
  const { tool, choose } = useMapTools();
  const { pen } = useMapDrawing();
  const actions = useViewer()?.actions ?? [];
  const shown = MAP_TOOLS.filter(({ action }) => actions.includes(action));
  useCommands(Object.fromEntries(shown.map(({ id }) => [id, () => tool !== id && choose(id)])));
  const asked = useEffectEvent((hash: string) => {
    const wanted = shown.find(({ id }) => hash === `#${id}`);
    if (!wanted) return;
    window.history.replaceState(null, "", `${window.location.pathname}${window.location.search}`);
    if (tool !== wanted.id) choose(wanted.id);
  });
  // Follows the link by which a tool is taken in hand from another screen.
  useEffect(() => asked(window.location.hash), []);
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
          data-tool={id}
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
