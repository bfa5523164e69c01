import { oc } from "@orpc/contract";
import { z } from "zod";
import { ACCESS_ERRORS } from "./access-errors";
import { lineOfText } from "./edit-fields";
import { IDEMPOTENCY_ERRORS } from "./idempotency";
import { CHOOSABLE_COLUMNS, type ChoosableTable } from "./table-columns";
import { isUnderstood } from "./understood-filter";
import { changeErrors } from "./versions";

/** So many filters one person keeps, of all tables. Ours: more are not found again in a menu. */
export const MOST_FILTERS = 40;

/** As long as its name may be. */
export const FILTER_NAME_LENGTH = 40;

/** As long as what one says may be; the table of sites with every kind and state and a long search needs half of it. */
const QUERY_LENGTH = 1500;

const TABLES = Object.keys(CHOOSABLE_COLUMNS) as [ChoosableTable, ...ChoosableTable[]];
const name = lineOfText(FILTER_NAME_LENGTH);

/** A filter of a table under a name of one's own: `query` is that of the table's address, `hidden` the columns left out. */
export const savedFilterDto = z.object({
  id: z.uuid(),
  version: z.int(),
  table: z.enum(TABLES),
  name: z.string(),
  query: z.string(),
  hidden: z.array(z.string()),
  /** False where the table has changed since and no longer knows all that the filter says: then it is not applied. */
  understood: z.boolean(),
});

const savedFilterCreate = z
  .strictObject({
    table: z.enum(TABLES),
    name,
    query: z.string().max(QUERY_LENGTH),
    hidden: z.array(z.string().max(40)).max(20),
  })
  .refine(
    ({ table, query, hidden }) => isUnderstood(table, query, hidden),
    "the table does not understand this filter",
  );

const savedFilterEdit = z.strictObject({ id: z.uuid(), name });

const NAME_TAKEN = { status: 409, message: "A filter of this table has this name already" } as const;
const tags = ["saved filters"];
const own = oc.errors(ACCESS_ERRORS);

/** Filters of the tables that a person keeps under names of their own. Nobody else sees them; they change no record, so the audit tells nothing of them. */
export const savedFiltersContract = {
  list: own
    .route({ method: "GET", path: "/filters", summary: "One's own saved filters, by table and name", tags })
    .output(z.object({ filters: z.array(savedFilterDto) })),
  create: own
    .errors({
      ...IDEMPOTENCY_ERRORS,
      NAME_TAKEN,
      FULL: { status: 409, message: `Nobody keeps more than ${MOST_FILTERS} filters` },
    })
    .route({ method: "POST", path: "/filters", successStatus: 201, summary: "Keep a filter under a name", tags })
    .input(savedFilterCreate)
    .output(savedFilterDto),
  edit: own
    .errors({ ...changeErrors(savedFilterDto), NAME_TAKEN })
    .route({ method: "PATCH", path: "/filters/{id}", summary: "Call a saved filter by another name", tags })
    .input(savedFilterEdit)
    .output(savedFilterDto),
  remove: own
    .errors(changeErrors(savedFilterDto))
    .route({ method: "DELETE", path: "/filters/{id}", summary: "Forget a saved filter", tags })
    .input(z.strictObject({ id: z.uuid() }))
    .output(z.object({ removed: savedFilterDto })),
};

export type SavedFilterDto = z.infer<typeof savedFilterDto>;
export type SavedFilterCreate = z.infer<typeof savedFilterCreate>;
export type SavedFilterEdit = z.infer<typeof savedFilterEdit>;
