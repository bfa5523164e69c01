/** The header in which the proxy tells a page its own path and query, so that a sign-in can lead back. What comes in under this name is overwritten. */
export const PAGE_ADDRESS = "x-sightline-page";

/** The sign-in page, from which one comes back to a page of ours. */
export function signInAddress(page: string | null): string {
  return page === null || page === "/" ? "/sign-in" : `/sign-in?next=${encodeURIComponent(page)}`;
}

/** Where to go after a sign-in: a path of our own, or null for anything else, an address of another site above all. */
export function pageAfterSignIn(next: string | null): string | null {
  if (next === null || !/^\/(?![/\\])/.test(next)) return null;
  const url = new URL(next, "http://page.invalid");
  return url.host === "page.invalid" && !url.pathname.startsWith("/sign-in") ? `${url.pathname}${url.search}` : null;
}
