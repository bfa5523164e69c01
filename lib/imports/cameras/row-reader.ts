import type { TableRow } from "../files/table-file";
import { type CameraField, saysNothing } from "./camera-field";
import type { CameraIssue, CameraIssueCode } from "./camera-issue";
import type { ColumnUse } from "./guess-columns";

/** Reads the cells of one row by field, and collects what is wrong with them. */
export class RowReader {
  readonly row: TableRow;
  readonly issues: CameraIssue[] = [];
  private readonly uses: ReadonlyMap<CameraField, ColumnUse>;

  constructor(row: TableRow, uses: ReadonlyMap<CameraField, ColumnUse>) {
    this.row = row;
    this.uses = uses;
  }

  /** The text of a field; empty where there is no such column or the cell says nothing. */
  text(field: CameraField): string {
    const use = this.uses.get(field);
    const value = use === undefined ? "" : (this.row.values[use.column] ?? "").trim();
    return saysNothing(value) ? "" : value;
  }

  /** The value of a field by its parser; null where the cell says nothing, or says what cannot be, which becomes an issue. */
  value<T>(field: CameraField, code: CameraIssueCode, parse: (text: string) => T | null): T | null {
    const text = this.text(field);
    if (text === "") return null;
    const value = parse(text);
    if (value === null) this.refuse(code, field, text);
    return value;
  }

  refuse(code: CameraIssueCode, field: CameraField | null, value: string): void {
    const column = field === null ? null : (this.uses.get(field)?.name ?? null);
    this.issues.push({ code, row: this.row.number, column, value });
  }
}
