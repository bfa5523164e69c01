import { oc } from "@orpc/contract";
import { z } from "zod";
import { ACCESS_ERRORS } from "./access-errors";
import {
  auditChoicesDto,
  auditExportDto,
  auditExportInput,
  auditHistoryDto,
  auditObjectQuery,
  auditPageDto,
  auditSearch,
  auditVerdictDto,
} from "./audit";
import { IDEMPOTENCY_ERRORS } from "./idempotency";

const tags = ["audit"];
const read = oc.errors(ACCESS_ERRORS);

/** Who changed what, for the auditor. A file of an export is at `/api/v1/exports/audit.csv?number=…`, since it is not JSON. */
export const auditContract = {
  search: read
    .route({
      method: "GET",
      path: "/audit",
      summary: "Entries of the audit, the newest first: search, filter, page",
      tags,
    })
    .input(auditSearch)
    .output(auditPageDto),
  choices: read
    .route({
      method: "GET",
      path: "/audit/choices",
      summary: "Actors and jurisdictions a search can be narrowed to",
      tags,
    })
    .output(auditChoicesDto),
  object: read
    .route({ method: "GET", path: "/audit/object", summary: "Everything done to one object, the oldest first", tags })
    .input(auditObjectQuery)
    .output(auditHistoryDto),
  verify: read
    .route({
      method: "GET",
      path: "/audit/verification",
      summary: "Read the whole chain and say whether any entry was altered, removed or put in",
      tags,
    })
    .output(auditVerdictDto),
  export: read
    .errors({
      ...IDEMPOTENCY_ERRORS,
      NOTHING_FOUND: { status: 422, message: "No entry fits: there is nothing to export" },
      TOO_MANY: {
        status: 422,
        message: "Too many entries for one export: narrow the time",
        data: z.object({ limit: z.int() }),
      },
    })
    .route({
      method: "POST",
      path: "/audit/exports",
      successStatus: 201,
      summary: "Export entries: writes into the audit who takes them along, and gives the export its number",
      tags,
    })
    .input(auditExportInput)
    .output(auditExportDto),
};
