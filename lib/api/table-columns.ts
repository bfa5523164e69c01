/** The tables whose columns a person chooses, with the columns that may be left out. What a thing is called is always there. */
export const CHOOSABLE_COLUMNS = {
  cameras: ["state", "kind", "height", "direction", "resolution", "infrared", "sites", "builtOn", "acceptedOn"],
  sites: ["coverage", "gapArea", "metric", "cameras"],
} as const;
export type ChoosableTable = keyof typeof CHOOSABLE_COLUMNS;
export type ChoosableColumn<Table extends ChoosableTable> = (typeof CHOOSABLE_COLUMNS)[Table][number];
