/**
 * JSON in one fixed form: keys sorted by code unit, no spaces, numbers and strings as `JSON.stringify` writes them. What PostgreSQL gives back of a `jsonb`
 * value has the same form as what was stored, whatever order and spacing it chose itself.
 *
 * @throws {TypeError} for what JSON cannot say: a number that is not finite, a function, a bigint
 * @see RFC 8785, JSON Canonicalization Scheme.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === "string" || typeof value === "boolean") return JSON.stringify(value);
  if (typeof value === "number") {
    if (!Number.isFinite(value)) throw new TypeError(`a number must be finite, got ${value}`);
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(",")}]`;
  if (typeof value === "object") {
    const fields = Object.entries(value).filter(([, field]) => field !== undefined);
    fields.sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${fields.map(([key, field]) => `${JSON.stringify(key)}:${canonicalJson(field)}`).join(",")}}`;
  }
  throw new TypeError(`JSON cannot say a ${typeof value}`);
}
