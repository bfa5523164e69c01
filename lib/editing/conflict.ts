/** What a field of a record can hold; two numbers are a place, degrees lon first. */
export type FieldValue = string | number | boolean | null | readonly [lon: number, lat: number];

/** Whether two fields hold the same. */
export function sameValue(a: FieldValue | undefined, b: FieldValue | undefined): boolean {
  if (!Array.isArray(a) || !Array.isArray(b)) return a === b;
  return a[0] === b[0] && a[1] === b[1];
}

/** The fields of a record that people edit, by name. */
export type Fields = Readonly<Record<string, FieldValue>>;

/**
 * One field on which a change and the record as it is disagree. `base` is what it was in the version the change is based on, absent where nobody recorded it;
 * `theirs` is what it is now; `mine` is what the change asks for, absent where it does not ask.
 */
export type FieldConflict = {
  readonly field: string;
  readonly base?: FieldValue;
  readonly theirs: FieldValue;
  readonly mine?: FieldValue;
};

/** What a change asks for: a field that is left out, or undefined, stays. */
export type Wanted<T> = { readonly [field in keyof T]?: T[field] | undefined };

/** Why a change came too late. `last` is the latest change known, UTC milliseconds, and whether whoever asks made it themselves, in another window. */
export type Conflict<T> = {
  readonly current: T;
  readonly fields: readonly FieldConflict[];
  readonly last: { readonly at: number; readonly own: boolean } | null;
};

/** What a change alters in fact: the fields that are asked for and differ, before and after; null if it alters nothing. */
export function alteration<T extends Fields>(
  current: T,
  wanted: Wanted<T>,
): { readonly before: Partial<T>; readonly after: Partial<T> } | null {
  const names = Object.keys(wanted).filter(
    (name) => wanted[name] !== undefined && !sameValue(wanted[name], current[name]),
  );
  if (names.length === 0) return null;
  const pick = (fields: Wanted<T>) => Object.fromEntries(names.map((name) => [name, fields[name]])) as Partial<T>;
  return { before: pick(current), after: pick(wanted) };
}

/**
 * Field by field, what a person has to choose: what the change asks for and the record does not hold, and what others changed since the version the change is
 * based on, asked for or not.
 *
 * @param base - What changed fields held in that version; nothing where that is not known.
 */
export function fieldConflicts(current: Fields, wanted: Wanted<Fields>, base: Wanted<Fields>): FieldConflict[] {
  return Object.entries(current).flatMap(([field, theirs]) => {
    const mine = wanted[field];
    const was = base[field];
    const asked = mine !== undefined && !sameValue(mine, theirs);
    const changed = was !== undefined && !sameValue(was, theirs) && !sameValue(mine, theirs);
    if (!asked && !changed) return [];
    return [{ field, theirs, ...(was === undefined ? {} : { base: was }), ...(mine === undefined ? {} : { mine }) }];
  });
}
