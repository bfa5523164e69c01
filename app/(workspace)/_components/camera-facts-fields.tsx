import { Input } from "antd";
import { useTranslations } from "next-intl";
import { type CameraFacts, factFault } from "@/lib/cameras/camera-facts";
import { shanghaiDay } from "@/lib/i18n/shanghai-time";
import { EditField } from "./edit-form";
import styles from "./edit-form.module.css";

/** As long as the API lets a document's number be. */
const DOCUMENT_LENGTH = 100;

/** A day that is half typed. */
const HALF = "";

/** What is wrong with dated facts as they are entered; a day half typed counts as wrong too. */
export function enteredFactFault(facts: CameraFacts) {
  for (const field of ["builtOn", "acceptedOn", "retiredOn"] as const)
    if (facts[field] === HALF) return { field, fault: "half" } as const;
  return factFault(facts, shanghaiDay(Date.now()));
}

/** When a camera was built, accepted and retired, each field with what is wrong with it. */
export function CameraFactsFields(props: {
  readonly facts: CameraFacts;
  readonly disabled: boolean;
  readonly onChange: (facts: CameraFacts) => void;
}) {
  const t = useTranslations();
  const { facts, disabled, onChange } = props;
  const wrong = enteredFactFault(facts);
  const faultOf = (field: keyof CameraFacts) => (wrong?.field === field ? t(`edit.fact.${wrong.fault}`) : undefined);
  const day = (field: "builtOn" | "acceptedOn" | "retiredOn") => (
    <EditField label={t(`edit.camera.${field}`)} fault={faultOf(field)}>
      {(control) => (
        <Input
          {...control}
          type="date"
          value={facts[field] ?? ""}
          min="1980-01-01"
          max={shanghaiDay(Date.now())}
          status={faultOf(field) ? "error" : ""}
          disabled={disabled}
          onChange={({ target }) =>
            onChange({ ...facts, [field]: target.value || (target.validity.badInput ? HALF : null) })
          }
        />
      )}
    </EditField>
  );
  return (
    <div className={styles.pair}>
      {day("builtOn")}
      {day("acceptedOn")}
      <EditField label={t("edit.camera.acceptedDocument")} fault={faultOf("acceptedDocument")}>
        {(control) => (
          <Input
            {...control}
            value={facts.acceptedDocument ?? ""}
            maxLength={DOCUMENT_LENGTH}
            status={faultOf("acceptedDocument") ? "error" : ""}
            disabled={disabled}
            onChange={({ target }) => onChange({ ...facts, acceptedDocument: target.value || null })}
          />
        )}
      </EditField>
      {day("retiredOn")}
    </div>
  );
}
