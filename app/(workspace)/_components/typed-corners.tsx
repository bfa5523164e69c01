"use client";

import { Button, Input, Select } from "antd";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { crsKey } from "@/app/_components/crs-key";
import type { LonLat } from "@/lib/crs/lon-lat";
import { type CornerFault, readCorners } from "@/lib/crs/read-corners";
import { CRS_IDS, type CrsId } from "@/lib/crs/to-cgcs2000";
import styles from "./draw-site-card.module.css";
import { EditField } from "./edit-form";

/** Decimals of a degree that are stored. */
const DECIMALS = 9;

/** So many faulty lines are named; the rest follow once these are right. */
const MOST_FAULTS = 5;

/** Corners typed or pasted as coordinates, in any system that lists may come in; what cannot be read is named line by line. */
export function TypedCorners({
  least,
  from = [],
  onCorners,
}: {
  readonly least: number;
  /** Corners to begin with, degrees. */
  readonly from?: readonly LonLat[];
  readonly onCorners: (points: readonly LonLat[]) => void;
}) {
  const t = useTranslations();
  const [text, setText] = useState("");
  const [crs, setCrs] = useState<CrsId>("EPSG:4490");
  const [faults, setFaults] = useState<readonly CornerFault[]>([]);
  const [few, setFew] = useState(false);
  const begin = () => {
    if (from.length === 0) return;
    setCrs("EPSG:4490");
    setText(from.map(([lon, lat]) => `${lon.toFixed(DECIMALS)} ${lat.toFixed(DECIMALS)}`).join("\n"));
  };
  const apply = () => {
    const read = readCorners(text, crs);
    setFaults(read.ok ? [] : read.error);
    setFew(read.ok && read.value.length < least);
    if (read.ok && read.value.length >= least) onCorners(read.value);
  };
  return (
    <details className={styles.typed} onToggle={({ currentTarget }) => currentTarget.open && begin()}>
      <summary>{t("draw.typed.title")}</summary>
      <EditField label={t("draw.typed.crs")}>
        {(control) => (
          <Select
            {...control}
            value={crs}
            getPopupContainer={(field) => field.parentElement ?? document.body}
            onChange={setCrs}
            options={CRS_IDS.map((id) => ({ value: id, label: t(`draw.crs.${crsKey(id)}`) }))}
          />
        )}
      </EditField>
      <EditField label={t("draw.typed.corners")} hint={t("draw.typed.hint")}>
        {(control) => (
          <Input.TextArea
            {...control}
            className="numeric"
            rows={5}
            value={text}
            spellCheck={false}
            placeholder={"118.7781 32.0431\n118.7790 32.0431"}
            onChange={({ target }) => setText(target.value)}
          />
        )}
      </EditField>
      {(faults.length > 0 || few) && (
        <div role="alert">
          <ul className={styles.fault}>
            {few && <li>{t("draw.typed.few", { least })}</li>}
            {faults.slice(0, MOST_FAULTS).map(({ line, code, text: wrong }) => (
              <li key={line}>{t("draw.typed.fault", { line, text: wrong, reason: t(`draw.corner.${code}`) })}</li>
            ))}
            {faults.length > MOST_FAULTS && <li>{t("draw.typed.more", { count: faults.length - MOST_FAULTS })}</li>}
          </ul>
        </div>
      )}
      <Button size="small" onClick={apply} disabled={text.trim() === ""}>
        {t("draw.typed.apply")}
      </Button>
    </details>
  );
}
