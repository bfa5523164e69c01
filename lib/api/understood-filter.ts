import { z } from "zod";
import { CAMERA_SOURCES, CAMERA_STATES } from "@/lib/cameras/camera-facts";
import { SITE_KINDS } from "@/lib/sites/site-kind";
import { CAMERA_KINDS, CAMERA_PROBLEMS, CAMERA_SORTS } from "./camera-list";
import { SITE_STATES } from "./city";
import { SITE_SORTS } from "./sites";
import { CHOOSABLE_COLUMNS, type ChoosableTable } from "./table-columns";

const words = z.string().max(100);
const order = z.enum(["asc", "desc"]);
const list = <T extends z.ZodType>(item: T) =>
  z.string().refine((text) => z.array(item).safeParse(text.split(",")).success, "holds what is none of the choices");

/** What a filter of each table may say, and nothing else: not the page, nor what is selected, nor where the map looks. */
const STRICT = {
  sites: z
    .strictObject({
      ...{ q: words, kind: list(z.enum(SITE_KINDS)), state: list(z.enum(SITE_STATES)), candidates: z.stringbool() },
      ...{ sort: z.enum(SITE_SORTS), order },
    })
    .partial(),
  cameras: z
    .strictObject({
      ...{ q: words, state: z.enum(CAMERA_STATES), kind: z.enum(CAMERA_KINDS), source: z.enum(CAMERA_SOURCES) },
      ...{ problem: z.enum(CAMERA_PROBLEMS), sort: z.enum(CAMERA_SORTS), order },
    })
    .partial(),
} as const satisfies Record<ChoosableTable, z.ZodType>;

/**
 * Whether a table understands all that a filter says and all the columns that it leaves out. A link never fails, it falls back; a filter that is called by a
 * name must not show something else than its name promises.
 */
export function isUnderstood(table: ChoosableTable, query: string, hidden: readonly string[]): boolean {
  const said = [...new URLSearchParams(query)];
  const raw = Object.fromEntries(said);
  const columns: readonly string[] = CHOOSABLE_COLUMNS[table];
  return (
    said.length === Object.keys(raw).length &&
    STRICT[table].safeParse(raw).success &&
    hidden.every((column) => columns.includes(column))
  );
}
