import { z } from "zod";
import { PAPERS, TURNS } from "@/lib/sheet/paper";

/** How a site goes on paper. Parsing never fails: what nobody can read falls back. */
const sheetSearch = z.object({
  paper: z.enum(PAPERS).default("a4").catch("a4"),
  turn: z.enum(TURNS).default("portrait").catch("portrait"),
});

export type SheetSearch = z.infer<typeof sheetSearch>;

/** Reads which paper a link asks for. */
export function readSheetSearch(params: Readonly<Record<string, string | string[] | undefined>>): SheetSearch {
  return sheetSearch.parse(params);
}

/** The address of a site's sheet. */
export function sheetHref(siteId: string, { paper, turn }: SheetSearch): string {
  return `/sites/${siteId}/print?paper=${paper}&turn=${turn}`;
}
