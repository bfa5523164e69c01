import { test as base, expect, type Page } from "@playwright/test";

type Watch = {
  /** Complaints that a test causes on purpose. */
  readonly allow: (complaint: RegExp) => void;
};

/** Playwright's test, failing on any error in the browser's console and on any request to another host. */
export const test = base.extend<{ watch: Watch }>({
  watch: [
    async ({ page, baseURL }, use) => {
      const complaints: string[] = [];
      const allowed: RegExp[] = [];
      page.on("console", (message) => {
        if (message.type() === "error") complaints.push(`console: ${message.text()} (${message.location().url})`);
      });
      page.on("pageerror", (error) => complaints.push(`page: ${error.message}`));
      page.on("request", (request) => {
        const url = new URL(request.url());
        const inside = ["data:", "blob:"].includes(url.protocol) || url.origin === new URL(baseURL ?? "").origin;
        if (!inside) complaints.push(`request to another host: ${request.url()}`);
      });
      await use({ allow: (complaint) => void allowed.push(complaint) });
      expect(complaints.filter((one) => !allowed.some((known) => known.test(one)))).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

/** Opens an address and waits until the page answers: the map is put up by the browser alone, last of all. */
export async function open(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await expect(page.locator("[data-map-state]")).toBeAttached({ timeout: 60_000 });
}

/** Waits until the map has drawn what it was asked for. */
export async function settle(page: Page): Promise<void> {
  await expect(page.locator("[data-map-state='idle']")).toBeAttached({ timeout: 60_000 });
}

/** The address's parameters as they are now. */
export function params(page: Page): URLSearchParams {
  return new URL(page.url()).searchParams;
}

/** Chooses a language or a colour scheme as an earlier visit would have. */
export async function prefer(
  page: Page,
  baseURL: string | undefined,
  wish: { lang?: "en"; scheme?: "light" | "dark" },
) {
  const url = baseURL ?? "";
  await page
    .context()
    .addCookies([
      ...(wish.lang ? [{ name: "sightline-locale", value: wish.lang, url }] : []),
      ...(wish.scheme ? [{ name: "sightline-scheme", value: `${wish.scheme}.${wish.scheme}`, url }] : []),
    ]);
}
