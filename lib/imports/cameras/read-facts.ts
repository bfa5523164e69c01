import { type CameraFacts, factFault } from "@/lib/cameras/camera-facts";
import type { CameraField } from "./camera-field";
import type { CameraIssueCode } from "./camera-issue";
import { parseDay } from "./parse-day";
import type { RowReader } from "./row-reader";

/** As long as the API lets a document's number be. */
const DOCUMENT_LENGTH = 100;

const FIELDS: Readonly<Record<keyof CameraFacts, CameraField>> = {
  builtOn: "built-on",
  acceptedOn: "accepted-on",
  acceptedDocument: "accepted-document",
  retiredOn: "retired-on",
};

const ISSUES = {
  future: "future-date",
  "before-built": "dates-disagree",
  "before-accepted": "dates-disagree",
  "document-without-acceptance": "document-alone",
} as const satisfies Readonly<Record<string, CameraIssueCode>>;

/**
 * The dated facts of a row; where one of them cannot be, an issue tells which.
 *
 * @param today - None may be later.
 */
export function readFacts(cells: RowReader, today: string): CameraFacts {
  const before = cells.issues.length;
  const facts: CameraFacts = {
    builtOn: cells.value("built-on", "bad-date", parseDay),
    acceptedOn: cells.value("accepted-on", "bad-date", parseDay),
    acceptedDocument: cells.value("accepted-document", "long-document", (text) =>
      text.length <= DOCUMENT_LENGTH ? text : null,
    ),
    retiredOn: cells.value("retired-on", "bad-date", parseDay),
  };
  if (cells.issues.length > before) return facts;
  const fault = factFault(facts, today);
  if (fault) cells.refuse(ISSUES[fault.fault], FIELDS[fault.field], cells.text(FIELDS[fault.field]));
  return facts;
}
