"use client";

import { Input, InputNumber, Select } from "antd";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { useNewRecord } from "@/app/_components/use-new-record";
import { api } from "@/lib/api/client/api";
import type { SiteCreate, SiteDrawnDto } from "@/lib/api/site-create";
import { CHOOSABLE_KINDS } from "@/lib/sites/choosable-kinds";
import { usualLayer } from "@/lib/sites/drawn-zone";
import { SITE_LAYERS, SITE_NAME_LENGTH } from "@/lib/sites/site-bounds";
import { EditField, EditForm, numberFault } from "./edit-form";
import form from "./edit-form.module.css";
import type { NewOutline } from "./use-drawn-outline";

/** What a drawn site is. `outline` is null while what is drawn can be no site's ground. */
export function DrawSiteForm(props: {
  readonly outline: NewOutline | null;
  readonly onCancel: () => void;
  readonly onDrawn: (site: SiteDrawnDto) => void;
  readonly children: ReactNode;
}) {
  const t = useTranslations();
  const { outline, onCancel, onDrawn } = props;
  const [kind, setKind] = useState<SiteCreate["kind"]>("square");
  const [name, setName] = useState("");
  const [layer, setLayer] = useState<number | null>(usualLayer("square"));
  const { saving, problem, create } = useNewRecord();
  const save = () => {
    if (!outline || layer === null) return;
    const drawn = { kind, layer, outline: sentOf(outline), ...(name.trim() === "" ? {} : { name: name.trim() }) };
    void create((context) => api.sites.create.call(drawn, { context }), onDrawn);
  };
  return (
    <EditForm
      title={t("tools.draw-site")}
      saving={saving}
      disabled={outline === null || numberFault(layer, SITE_LAYERS, true) !== null}
      problem={problem}
      asking={false}
      onSave={save}
      onCancel={onCancel}
    >
      {props.children}
      <EditField label={t("edit.site.kind")}>
        {(control) => (
          <Select
            {...control}
            value={kind}
            disabled={saving}
            getPopupContainer={(field) => field.parentElement ?? document.body}
            onChange={(next) => {
              setKind(next);
              setLayer(usualLayer(next));
            }}
            options={CHOOSABLE_KINDS.map((one) => ({ value: one, label: t(`kind.${one}`) }))}
          />
        )}
      </EditField>
      <EditField label={t("edit.site.name")}>
        {(control) => (
          <Input
            {...control}
            value={name}
            maxLength={SITE_NAME_LENGTH}
            disabled={saving}
            onChange={({ target }) => setName(target.value)}
          />
        )}
      </EditField>
      <EditField label={t("draw.layer")} hint={t("draw.layerHint")}>
        {(control) => (
          <InputNumber
            {...control}
            className={form.wide ?? ""}
            {...SITE_LAYERS}
            precision={0}
            value={layer}
            disabled={saving}
            onChange={(next) => setLayer(typeof next === "number" ? next : null)}
          />
        )}
      </EditField>
    </EditForm>
  );
}

/** An outline as it is sent. */
export function sentOf(outline: NewOutline): SiteCreate["outline"] {
  const corner = ([lon, lat]: readonly [number, number]): [number, number] => [lon, lat];
  if (outline.type === "centreline") return { ...outline, line: outline.line.map(corner) };
  return { type: "polygon", rings: outline.rings.map((ring) => ring.map(corner)) };
}
