"use client";

import { useQueryClient } from "@tanstack/react-query";
import { Button, Input, Modal } from "antd";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import type { EditProblem } from "@/app/_components/use-record-edit";
import { sendCameraEdit } from "@/app/(workspace)/_components/send-camera-edit";
import type { CameraRowDto } from "@/lib/api/camera-list";
import { api } from "@/lib/api/client/api";
import { type CameraFacts, factFault } from "@/lib/cameras/camera-facts";
import { shanghaiDay } from "@/lib/i18n/shanghai-time";
import styles from "./facts-dialog.module.css";

const DAYS = ["builtOn", "acceptedOn", "retiredOn"] as const;
const FACTS = ["builtOn", "acceptedOn", "acceptedDocument", "retiredOn"] as const;
/** As long as the API lets a document's number be. */
const DOCUMENT_LENGTH = 100;

type Entered = Readonly<Record<(typeof FACTS)[number], string>>;
type Outcome = "saved" | "late" | EditProblem;

/**
 * The dated facts of many cameras: what is left empty stays as it is, every camera is shown before and after, and each is saved against the version that is
 * shown, so that nobody's change in between is lost.
 */
export function FactsDialog(props: {
  readonly cameras: readonly CameraRowDto[];
  readonly onClose: (done: boolean) => void;
}) {
  const t = useTranslations();
  const queries = useQueryClient();
  const [entered, setEntered] = useState<Entered>({ builtOn: "", acceptedOn: "", acceptedDocument: "", retiredOn: "" });
  const [reason, setReason] = useState("");
  const [outcomes, setOutcomes] = useState<ReadonlyMap<string, Outcome>>(new Map());
  const [saving, setSaving] = useState(false);
  const changes = changesOf(entered);
  const rows = props.cameras.map((camera) => preview(camera, changes));
  const wanted = rows.filter(({ camera, changed, fault }) => changed && !fault && outcomes.get(camera.id) !== "saved");
  const saved = [...outcomes.values()].filter((outcome) => outcome === "saved").length;

  const save = async () => {
    setSaving(true);
    for (const { camera } of wanted) {
      const outcome = await sendCameraEdit(camera, changes, reason);
      const said = outcome.ok ? "saved" : "conflict" in outcome ? "late" : outcome.problem;
      setOutcomes((known) => new Map(known).set(camera.id, said));
    }
    setSaving(false);
    await queries.invalidateQueries({ queryKey: api.cameras.key() });
  };

  return (
    <Modal
      open
      title={t("cameras.facts.title", { count: props.cameras.length })}
      onCancel={() => props.onClose(saved > 0)}
      closable={{ "aria-label": t("people.close") }}
      maskClosable={false}
      width="min(760px, calc(100vw - 24px))"
      getContainer={() => document.getElementById("dialogs") ?? document.body}
      footer={
        <>
          <Button onClick={() => props.onClose(saved > 0)}>{t(saved > 0 ? "people.close" : "people.cancel")}</Button>
          <Button type="primary" loading={saving} disabled={wanted.length === 0} onClick={() => void save()}>
            {t("cameras.facts.save", { count: wanted.length })}
          </Button>
        </>
      }
    >
      <p className={styles.note}>{t("cameras.facts.note")}</p>
      <div className={styles.fields}>
        {DAYS.slice(0, 2).map((field) => (
          <DayInput key={field} field={field} entered={entered} disabled={saving} onChange={setEntered} />
        ))}
        <TextInput
          label={t("edit.camera.acceptedDocument")}
          value={entered.acceptedDocument}
          disabled={saving}
          onChange={(acceptedDocument) => setEntered({ ...entered, acceptedDocument })}
        />
        <DayInput field="retiredOn" entered={entered} disabled={saving} onChange={setEntered} />
        <TextInput label={t("people.reason")} value={reason} disabled={saving} onChange={setReason} />
      </div>
      <div className={styles.scroll}>
        <table className={styles.table} aria-label={t("cameras.facts.preview")}>
          <thead>
            <tr>
              <th scope="col">{t("cameras.column.name")}</th>
              <th scope="col">{t("cameras.facts.before")}</th>
              <th scope="col">{t("cameras.facts.after")}</th>
              <th scope="col">{t("cameras.facts.outcome")}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <PreviewRow key={row.camera.id} row={row} outcome={outcomes.get(row.camera.id)} />
            ))}
          </tbody>
        </table>
      </div>
    </Modal>
  );
}

type Row = {
  readonly camera: CameraRowDto;
  readonly after: CameraFacts;
  readonly changed: boolean;
  readonly fault: ReturnType<typeof factFault>;
};

function changesOf(entered: Entered): Partial<CameraFacts> {
  return Object.fromEntries(FACTS.flatMap((field) => (entered[field] === "" ? [] : [[field, entered[field].trim()]])));
}

/** What a camera's facts would come to. */
function preview(camera: CameraRowDto, changes: Partial<CameraFacts>): Row {
  const { builtOn, acceptedOn, acceptedDocument, retiredOn } = camera;
  const after = { builtOn, acceptedOn, acceptedDocument, retiredOn, ...changes };
  const changed = FACTS.some((field) => after[field] !== camera[field]);
  return { camera, after, changed, fault: changed ? factFault(after, shanghaiDay(Date.now())) : null };
}

function PreviewRow({ row, outcome }: { readonly row: Row; readonly outcome: Outcome | undefined }) {
  const t = useTranslations();
  const { camera, after, changed, fault } = row;
  return (
    <tr data-wrong={fault !== null || (outcome !== undefined && outcome !== "saved")}>
      <th scope="row">{camera.name}</th>
      <td className="numeric">{factsText(t, camera)}</td>
      <td className="numeric">
        {changed ? factsText(t, after) : <span className="quiet">{t("cameras.facts.same")}</span>}
      </td>
      <td>
        {fault && !outcome && t(`edit.fact.${fault.fault}`)}
        {outcome === "saved" && t("cameras.facts.saved")}
        {outcome === "late" && t("cameras.facts.late")}
        {outcome && outcome !== "saved" && outcome !== "late" && t(`edit.problem.${outcome}`)}
      </td>
    </tr>
  );
}

function factsText(t: ReturnType<typeof useTranslations<never>>, facts: CameraFacts): string {
  const { builtOn, acceptedOn, acceptedDocument, retiredOn } = facts;
  const said = [
    builtOn && t("camera.fact.built", { day: builtOn }),
    acceptedOn && t("camera.fact.accepted", { day: acceptedOn }),
    acceptedDocument && t("camera.fact.document", { document: acceptedDocument }),
    retiredOn && t("camera.fact.retired", { day: retiredOn }),
  ].filter((text) => text !== null);
  return said.length > 0 ? said.join(" · ") : "–";
}

function DayInput(props: {
  readonly field: (typeof DAYS)[number];
  readonly entered: Entered;
  readonly disabled: boolean;
  readonly onChange: (entered: Entered) => void;
}) {
  const t = useTranslations();
  const id = useId();
  const { field, entered } = props;
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{t(`edit.camera.${field}`)}</label>
      <Input
        id={id}
        type="date"
        min="1980-01-01"
        max={shanghaiDay(Date.now())}
        value={entered[field]}
        disabled={props.disabled}
        onChange={({ target }) => props.onChange({ ...entered, [field]: target.value })}
      />
    </div>
  );
}

function TextInput(props: {
  readonly label: string;
  readonly value: string;
  readonly disabled: boolean;
  readonly onChange: (value: string) => void;
}) {
  const id = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{props.label}</label>
      <Input
        id={id}
        value={props.value}
        maxLength={DOCUMENT_LENGTH}
        disabled={props.disabled}
        onChange={({ target }) => props.onChange(target.value)}
      />
    </div>
  );
}
