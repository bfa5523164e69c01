export const SCENE_ERROR_CODES = [
  "not-json",
  "not-a-number",
  "not-a-list",
  "out-of-range",
  "unknown-kind",
  "empty-site",
  "bad-ring",
  "self-crossing",
  "no-levels",
  "duplicate-id",
] as const;
export type SceneErrorCode = (typeof SCENE_ERROR_CODES)[number];

/** Why a scene cannot be solved. `path` leads to the value, like `cameras[0].hfov`; empty for the whole scene. */
export type SceneError = { readonly code: SceneErrorCode; readonly path: string; readonly message: string };

/** Leaves the parser with the first thing that is wrong; caught by `parseScene`, which returns it as a value. */
export class SceneRefusal extends Error {
  readonly error: SceneError;

  constructor(code: SceneErrorCode, path: string, message: string) {
    super(message);
    this.error = { code, path, message };
  }
}
