"use client";

import { RedoOutlined, UndoOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslations } from "next-intl";
import { useCommands } from "@/app/_components/commands";
import { useShortcuts } from "@/app/_components/use-shortcuts";
import { useMay } from "./use-may";
import { useTakeBack } from "./use-take-back";

/** Take back, and do again, what was changed on this screen; for whoever may change something. */
export function HistoryButtons() {
  const t = useTranslations();
  const mayEditCameras = useMay("cameras.edit");
  const mayEditSites = useMay("sites.edit");
  const { take, busy, canUndo, canRedo } = useTakeBack();
  useShortcuts({
    "mod+z": () => void take("undo"),
    "mod+shift+z": () => void take("redo"),
    "mod+y": () => void take("redo"),
  });
  const mayEdit = mayEditCameras || mayEditSites;
  useCommands({
    ...(mayEdit && canUndo ? { undo: () => void take("undo") } : {}),
    ...(mayEdit && canRedo ? { redo: () => void take("redo") } : {}),
  });
  if (!mayEdit) return null;
  return (
    <>
      <Button
        type="text"
        icon={<UndoOutlined />}
        disabled={!canUndo || busy}
        aria-label={t("history.undo")}
        title={`${t("history.undo")} Ctrl Z`}
        onClick={() => void take("undo")}
      />
      <Button
        type="text"
        icon={<RedoOutlined />}
        disabled={!canRedo || busy}
        aria-label={t("history.redo")}
        title={`${t("history.redo")} Ctrl Shift Z`}
        onClick={() => void take("redo")}
      />
    </>
  );
}
