/**
 * Rows of a workbook at most. It is packed in one go and in memory, some tenths of a millisecond a row, during which the service answers nobody else;
 * a CSV file has no such limit. (Ours.)
 */
export const XLSX_MOST_ROWS = 10_000;
