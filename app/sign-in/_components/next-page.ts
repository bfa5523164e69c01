const KEY = "sightline.next-page";

/** Keeps the page that was asked for while the browser is away at the identity service. */
export function keepNextPage(page: string | null): void {
  if (page === null) window.sessionStorage.removeItem(KEY);
  else window.sessionStorage.setItem(KEY, page);
}

/** The page that was kept, once. */
export function takeNextPage(): string | null {
  const page = window.sessionStorage.getItem(KEY);
  window.sessionStorage.removeItem(KEY);
  return page;
}
