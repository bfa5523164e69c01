/** Longer than a page takes to open; after that, whatever was being opened has failed. */
const PATIENCE_MS = 10_000;

let opening: { readonly pathname: string; readonly since: number } | null = null;

/** Notes that the page of an address is being opened. */
export function beginOpening(address: string): void {
  opening = { pathname: new URL(address, window.location.href).pathname, since: Date.now() };
}

/**
 * Whether a page is being opened that is not there yet. Next gives up opening a page when the address changes meanwhile, so what merely
 * follows the hand, such as a map still flying, must leave it alone.
 */
export function isOpening(): boolean {
  if (opening === null) return false;
  const isThere = window.location.pathname === opening.pathname;
  if (isThere || Date.now() - opening.since > PATIENCE_MS) opening = null;
  return opening !== null;
}
