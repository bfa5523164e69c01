/** A step that somebody who is signed in has to take before anything else. */
export const DUE_STEPS = ["password-change", "second-factor"] as const;
export type DueStep = (typeof DUE_STEPS)[number];

const REFUSALS = ["signed-out", ...DUE_STEPS, "not-found"] as const;

/**
 * Why somebody gets no context. `signed-out`: nobody is signed in; `password-change` and `second-factor`: somebody is, and has to do that first;
 * `not-found`: no role of theirs reaches this, so that for them it does not exist.
 */
export type Refusal = (typeof REFUSALS)[number];

/** Thrown by the makers of contexts, and turned into an answer at the edge: by the API, a page or a route. */
export class AccessRefusal extends Error {
  override readonly name = "AccessRefusal";
  readonly code: Refusal;

  constructor(code: Refusal) {
    super(code);
    this.code = code;
  }
}
