"use client";

import { Checkbox, Select } from "antd";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { usePlaceName } from "@/app/_components/place-name";
import type { SiteRowDto } from "@/lib/api/sites";
import { editMoment } from "@/lib/editing/edit-history";
import { CHOOSABLE_KINDS } from "@/lib/sites/choosable-kinds";
import { type AskedOfSite, type WantedOfSites, wantedOfSite } from "@/lib/sites/many-sites";
import { EditField, EditForm, ReasonField } from "./edit-form";
import styles from "./many-sites-card.module.css";
import { siteFields } from "./site-fields";
import type { useSiteChanges } from "./use-site-changes";
import { useSiteWords } from "./use-site-words";

const NOTHING: WantedOfSites = { kind: undefined, accept: false };

/** Changes of many sites: what is left as it is stays, each is shown before and after, and all are saved together against the versions shown. */
export function ManySitesForm(props: {
  readonly sites: readonly SiteRowDto[];
  readonly send: ReturnType<typeof useSiteChanges>["send"];
  readonly more: ReactNode;
}) {
  const t = useTranslations();
  const placeName = usePlaceName();
  const words = useSiteWords();
  const { sites, send, more } = props;
  const [wanted, setWanted] = useState(NOTHING);
  const [reason, setReason] = useState("");
  const [saving, setSaving] = useState(false);
  const rows = sites.flatMap((site) => {
    const found = wantedOfSite(site, wanted);
    return found === null ? [] : [{ site, ...found }];
  });
  const undecided = rows.filter((row) => row.undecided).length;
  const candidates = sites.filter(({ candidate }) => candidate).length;

  const empty = () => {
    setWanted(NOTHING);
    setReason("");
  };
  const save = async () => {
    setSaving(true);
    const refusal = await send({
      changes: rows.map(({ site: { id, version }, changes }) => ({ kind: "edit", version, edit: { id, ...changes } })),
      reason: reason.trim(),
      parts: (saved) =>
        saved.flatMap((after, i) => {
          const row = rows[i];
          const moment = row && editMoment("site", { ...after, ...before(row), version: 0 }, after);
          return moment ? [moment] : [];
        }),
    });
    setSaving(false);
    if (refusal === null) empty();
  };
  return (
    <EditForm
      title={t("manySites.change")}
      saving={saving}
      disabled={rows.length === 0 || undecided > 0}
      problem={null}
      asking={false}
      onSave={() => void save()}
      onCancel={empty}
      more={more}
    >
      <EditField label={t("edit.site.kind")}>
        {(control) => (
          <Select
            {...control}
            value={wanted.kind ?? null}
            allowClear
            placeholder={t("manySites.same")}
            disabled={saving}
            getPopupContainer={(field) => field.parentElement ?? document.body}
            onChange={(kind) => setWanted({ ...wanted, kind: kind ?? undefined })}
            options={CHOOSABLE_KINDS.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
          />
        )}
      </EditField>
      {candidates > 0 && (
        <Checkbox
          checked={wanted.accept}
          disabled={saving}
          onChange={({ target }) => setWanted({ ...wanted, accept: target.checked })}
        >
          {t("manySites.accept", { count: candidates })}
        </Checkbox>
      )}
      {rows.length > 0 && (
        <>
          <ReasonField label={t("edit.reasonOptional")} value={reason} disabled={saving} onChange={setReason} />
          {undecided > 0 && (
            <p className={styles.problem} role="alert">
              {t("edit.problem.undecided")}
            </p>
          )}
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
          <section className={styles.preview} tabIndex={0} aria-label={t("manySites.preview")}>
            <table aria-label={t("manySites.preview")}>
              <tbody>
                {rows.map(({ site, changes, undecided }) => (
                  <tr key={site.id} data-undecided={undecided || undefined}>
                    <th scope="row">{placeName(site)}</th>
                    <td>
                      {Object.entries(changes)
                        .map(([field, value]) => {
                          const was = site[field as keyof AskedOfSite];
                          return `${words.field(field)} ${words.value(field, was)} → ${words.value(field, value)}`;
                        })
                        .join(" · ")}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        </>
      )}
    </EditForm>
  );
}

/** What the fields that change held. */
function before({ site, changes }: { readonly site: SiteRowDto; readonly changes: AskedOfSite }) {
  const fields = siteFields(site);
  return Object.fromEntries((Object.keys(changes) as (keyof AskedOfSite)[]).map((field) => [field, fields[field]]));
}
