/**
 * @typedef {object} Finding - What one check of the installation found.
 * @property {string} id
 * @property {string} title
 * @property {"ok" | "later" | "wrong"} state - `later`: absent, but made when it is first needed, or optional.
 * @property {string} detail
 * @property {string | null} mend - The command or step that mends it; null where there is nothing to mend.
 */

/** @param {string} id @param {string} title @param {string} detail @returns {Finding} */
export function good(id, title, detail) {
  return { id, title, state: "ok", detail, mend: null };
}

/** @param {string} id @param {string} title @param {string} detail @param {string | null} [mend] @returns {Finding} */
export function later(id, title, detail, mend = null) {
  return { id, title, state: "later", detail, mend };
}

/** @param {string} id @param {string} title @param {string} detail @param {string} mend @returns {Finding} */
export function wrong(id, title, detail, mend) {
  return { id, title, state: "wrong", detail, mend };
}
