/** What a field of a record can hold. */
export type FieldValue = string | number | boolean | null;

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
  const names = Object.keys(wanted).filter((name) => wanted[name] !== undefined && wanted[name] !== current[name]);
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
    const asked = mine !== undefined && mine !== theirs;
    const changed = was !== undefined && was !== theirs && mine !== theirs;
    if (!asked && !changed) return [];
    return [{ field, theirs, ...(was === undefined ? {} : { base: was }), ...(mine === undefined ? {} : { mine }) }];
  });
}
