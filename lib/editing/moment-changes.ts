import type { RecordMoment } from "./edit-history";

/** What becomes of one record of many; `version` is the one it is based on. */
type Change<Edit> =
  | { readonly kind: "edit"; readonly version: number; readonly edit: Edit & { readonly id: string } }
  | { readonly kind: "remove"; readonly version: number; readonly removal: { readonly id: string } }
  | { readonly kind: "restore"; readonly restoration: { readonly id: string; readonly version: number } };

/** What does moments once more, as changes of many records that come about together, each based on the version that this screen knows. */
export function momentChanges<Edit>(
  parts: readonly RecordMoment[],
  versions: ReadonlyMap<string, number>,
): Change<Edit>[] {
  return parts.map(({ id, before, after }) => {
    const version = versions.get(id) ?? 0;
    if (before === null) return { kind: "restore", restoration: { id, version } };
    if (after === null) return { kind: "remove", version, removal: { id } };
    return { kind: "edit", version, edit: { ...(after as Edit), id } };
  });
}
