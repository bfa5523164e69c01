"use client";

import { useQuery } from "@tanstack/react-query";
import { App } from "antd";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useShortcuts } from "@/app/_components/use-shortcuts";
import { shapeOfCamera } from "./camera-shape";
import { useMapTools } from "./map-tools";
import { type Template, usePlacing } from "./placing";
import { useMay } from "./use-may";
import { cameraOptions } from "./use-selection";
import { addressSearch, useWorkspaceSearch } from "./use-workspace-search";
import { useStage } from "./workspace-state";

/** Copies the selected camera, and places it once more where the pointer is; nothing is saved before the form is. */
export function CopyPaste() {
  const t = useTranslations();
  const { message } = App.useApp();
  const { search } = useWorkspaceSearch();
  const { city } = useStage();
  const { pointed } = useMapTools();
  const { paste } = usePlacing();
  const mayEdit = useMay("cameras.edit");
  const { data: camera } = useQuery(cameraOptions(search.camera));
  const [copied, setCopied] = useState<Template | null>(null);

  const middle = (): readonly [number, number] => {
    const { at } = addressSearch();
    const [west, south, east, north] = city.bbox ?? [0, 0, 0, 0];
    return at ? [at.lon, at.lat] : [(west + east) / 2, (south + north) / 2];
  };
  useShortcuts({
    ...(mayEdit && camera
      ? {
          "mod+c": () => {
            setCopied({ name: camera.name, shape: shapeOfCamera(camera), bearing: camera.bearing });
            void message.success({ key: "copied", content: t("copy.copied", { name: camera.name }) });
          },
        }
      : {}),
    ...(mayEdit && copied ? { "mod+v": () => paste(copied, pointed.current ?? middle()) } : {}),
  });
  return null;
}
