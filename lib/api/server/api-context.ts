import "server-only";
import type { Posted } from "./demand-idempotency-key";

/** What the API knows of a request besides its input. */
export type ApiContext = {
  readonly headers: Headers;
  /** Headers for the answer; the handler's plugin puts them there, so it is absent where no handler is. */
  readonly resHeaders?: Headers;
};

/** The same behind the middleware that every procedure has. */
export type PostedContext = ApiContext & { readonly posted: Posted | null };
