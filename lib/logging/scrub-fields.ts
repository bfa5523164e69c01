import { REMOVED, roundDegrees, SECRET_WORD, scrubText } from "./scrub-text";

const SECRET_NAME = new RegExp(SECRET_WORD, "i");
/** Names that are secrets only as a whole. */
const SECRET_NAMES = new Set([
  "key",
  "pin",
  "totp",
  "auth",
  "params",
  "parameters",
  "detail",
  "username",
  "displayName",
  "name",
  "phone",
]);
const PLACE_NAME = /^(?:lon|lat|lng|longitude|latitude|x|y|z|bbox|position|coordinates?|point|centre|center)$/i;
/** Errors name their kind in this field; one-time codes come under the same name. */
const CODE_NAME = "code";
const DEEPEST = 6;
const MOST_ITEMS = 50;

/** The fields of one line of the log, made fit to be kept: see `scrubText`; names of people go, ids stay. */
export function scrubFields(fields: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, scrubField(name, value, 0)]));
}

function scrubField(name: string, value: unknown, depth: number): unknown {
  if (SECRET_NAME.test(name) || SECRET_NAMES.has(name)) return value === null || value === undefined ? value : REMOVED;
  if (name === CODE_NAME && /^\d{6,8}$/.test(String(value))) return REMOVED;
  return scrubValue(value, depth, PLACE_NAME.test(name));
}

function scrubValue(value: unknown, depth: number, isPlace: boolean): unknown {
  if (typeof value === "string") return scrubText(value);
  if (typeof value === "number") return isPlace ? roundPlace(value) : value;
  if (typeof value !== "object" || value === null) return typeof value === "bigint" ? String(value) : value;
  if (value instanceof Date) return value.toISOString();
  if (depth >= DEEPEST) return "[deeper]";
  if (value instanceof Error) return scrubError(value, depth);
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
  if (value instanceof Headers || value instanceof Map) return scrubPairs([...value], depth);
  if (value instanceof Set || Array.isArray(value)) {
    return [...value].slice(0, MOST_ITEMS).map((item) => scrubValue(item, depth + 1, isPlace));
  }
  return scrubPairs(Object.entries(value), depth);
}

function scrubPairs(pairs: readonly (readonly [unknown, unknown])[], depth: number): Record<string, unknown> {
  return Object.fromEntries(
    pairs.slice(0, MOST_ITEMS).map(([name, value]) => [String(name), scrubField(String(name), value, depth + 1)]),
  );
}

/** Of an error: its kind, message, stack and what caused it; of PostgreSQL's, what was violated, never the values. */
function scrubError(error: Error, depth: number): Record<string, unknown> {
  const more: Record<string, unknown> = {};
  for (const field of ["code", "constraint", "table", "status"]) {
    if (field in error)
      more[field] = scrubField(field, (error as unknown as Record<string, unknown>)[field], depth + 1);
  }
  return {
    type: error.name,
    message: scrubText(error.message),
    ...more,
    stack: scrubText(error.stack ?? ""),
    ...(error.cause === undefined ? {} : { cause: scrubValue(error.cause, depth + 1, false) }),
  };
}

/** Numbers beyond a turn of the globe are metres of a projection, kept to the nearest kilometre. */
function roundPlace(value: number): number {
  return Math.abs(value) > 360 ? Math.round(value / 1000) * 1000 : roundDegrees(value);
}
