/** The header in which the server tells a page its own path and query, so that a sign-in can lead back. What comes in under this name is thrown away. */
export const PAGE_ADDRESS = "x-sightline-page";

/** What a page's own address is, of what was asked for: without what the framework adds when it fetches a page's parts. */
export function pageAddress(target: string): string {
  const [path = "/", query = ""] = target.split("?", 2);
  const parameters = query.split("&").filter((one) => one !== "" && !one.startsWith("_rsc="));
  return parameters.length > 0 ? `${path}?${parameters.join("&")}` : path;
}

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
