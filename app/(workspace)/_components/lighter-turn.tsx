"use client";

import { SyncOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useFigures } from "@/app/_components/use-figures";
import { api } from "@/lib/api/client/api";
import type { CameraTurnDto } from "@/lib/api/guarded";
import { useCameraMove } from "./camera-move";
import styles from "./camera-privacy.module.css";

/** Finds where the camera could look to take in less outside public areas, and tries it there; only whoever looks at it saves it. Nothing where it cannot be moved. */
export function LighterTurn({ camera: id }: { readonly camera: string }) {
  const t = useTranslations();
  const figures = useFigures();
  const { camera, phase, propose } = useCameraMove();
  const [turn, setTurn] = useState<CameraTurnDto | "computing" | "failed" | null>(null);
  if (camera?.id !== id || camera.kind === "panoramic" || camera.bearing === null) return null;
  const [lon, lat] = camera.position;
  const find = async () => {
    setTurn("computing");
    try {
      const found = await api.guarded.turn.call({ id });
      setTurn(found);
      if (found.better) propose({ lon, lat, bearing: found.better.bearing });
    } catch {
      setTurn("failed");
    }
  };
  const found = typeof turn === "object" ? turn : null;
  return (
    <div className={styles.turn}>
      <Button
        size="small"
        icon={<SyncOutlined aria-hidden="true" />}
        loading={turn === "computing"}
        disabled={phase !== "idle"}
        onClick={() => void find()}
      >
        {t("incidental.turn.open")}
      </Button>
      <div role="status">
        {turn === "computing" && t("incidental.turn.computing")}
        {turn === "failed" && t("incidental.turn.failed")}
        {found && !found.better && t("incidental.turn.none")}
        {found?.better && phase === "trying" && (
          <>
            {t("incidental.turn.proposed", {
              bearing: figures.degrees(found.better.bearing),
              from: figures.squareMetres(found.better.insteadOfM2),
              to: figures.squareMetres(found.better.outsideM2),
            })}{" "}
            {t("incidental.turn.method", { step: found.stepDegrees })}
          </>
        )}
      </div>
    </div>
  );
}
