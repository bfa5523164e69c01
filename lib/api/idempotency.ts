/**
 * The header every POST needs: its sender makes a key up once per thing it wants done, and sends the same key however often it has to ask for it.
 * @see draft-ietf-httpapi-idempotency-key-header, "The Idempotency-Key HTTP Header Field".
 */
export const IDEMPOTENCY_KEY = "idempotency-key";

/** Set on an answer that was given before; its effect came about then, and not again. */
export const IDEMPOTENCY_REPLAYED = "idempotency-replayed";

/** How long an answer is kept for its key, hours. */
export const KEPT_HOURS = 24;

/** A key: a UUID, or any 1 to 64 visible characters of ASCII. */
export function isIdempotencyKey(text: string): boolean {
  return /^[\x21-\x7e]{1,64}$/.test(text);
}

/** What every POST may be refused for because of its key. */
export const IDEMPOTENCY_ERRORS = {
  IDEMPOTENCY_KEY_REQUIRED: {
    status: 400,
    message:
      "Send an Idempotency-Key: a UUID, or 1 to 64 visible characters, made up once for what this request asks for",
  },
  IDEMPOTENCY_KEY_REUSED: {
    status: 422,
    message: "This Idempotency-Key was used for another request in the last 24 hours: make up a new one",
  },
} as const;
