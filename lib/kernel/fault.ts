/** The world failed (database down, disk full, worker died): thrown with its cause, logged once at the boundary. */
export class Fault extends Error {
  override readonly name = "Fault";
  readonly code: string;

  constructor(code: string, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.code = code;
  }
}
