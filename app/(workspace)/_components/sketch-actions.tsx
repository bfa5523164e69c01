"use client";

import { CheckOutlined, ClearOutlined, UndoOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useMapDrawing } from "./map-drawing";

/** What can be done with what is being drawn: end it, take its last corner back, begin anew. Nothing before the first corner; `children` stand beside the last. */
export function SketchActions(props: { readonly className: string | undefined; readonly children?: ReactNode }) {
  const t = useTranslations();
  const { sketch, pen, startAnew } = useMapDrawing();
  if (sketch.points.length === 0) return null;
  return (
    <div className={props.className}>
      {!sketch.done && (
        <>
          <Button size="small" icon={<CheckOutlined aria-hidden="true" />} onClick={pen?.finish}>
            {t("measure.finish")}
          </Button>
          <Button size="small" icon={<UndoOutlined aria-hidden="true" />} onClick={pen?.takeBack}>
            {t("measure.takeBack")}
          </Button>
        </>
      )}
      {props.children}
      <Button size="small" icon={<ClearOutlined aria-hidden="true" />} onClick={startAnew}>
        {t("measure.anew")}
      </Button>
    </div>
  );
}
