/** An expected outcome: a value, or an error a person or a caller can act on. */
export type Result<T, E> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E };

/** The outcome that went well. */
export function ok<T>(value: T): Result<T, never> {
  return { ok: true, value };
}

/** The outcome that did not. */
export function err<E>(error: E): Result<never, E> {
  return { ok: false, error };
}
