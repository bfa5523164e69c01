import { type APIRequestContext, test as base, expect, type Page } from "@playwright/test";
import type { Role } from "@/lib/access/roles";
import { signInAs } from "./sign-in-as";

type Options = {
  /** Who is signed in, in pages and in requests; null: nobody. */
  role: Role | null;
};

type Worker = {
  /** The sessions of this run, one per role, each begun when it is first asked for. */
  sessions: Map<Role, StorageState>;
};

type StorageState = Awaited<ReturnType<APIRequestContext["storageState"]>>;

type Watch = {
  /** Complaints that a test causes on purpose. */
  readonly allow: (complaint: RegExp) => void;
};

/**
 * Playwright's test, signed in as the planner of the demo city unless it says `test.use({ role: … })`, and failing on any error in the
 * browser's console, on anything its security policy stops, and on any request to another host.
 */
export const test = base.extend<Options & { watch: Watch }, Worker>({
  role: ["planner", { option: true }],
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads which fixtures are wanted from the pattern
  sessions: [async ({}, use) => use(new Map()), { scope: "worker" }],
  storageState: async ({ role, sessions, playwright, baseURL }, use) => {
    if (role === null) return use({ cookies: [], origins: [] });
    const known = sessions.get(role) ?? (await begin(playwright, baseURL, role));
    sessions.set(role, known);
    return use(known);
  },
  watch: [
    async ({ page, context, baseURL }, use) => {
      const complaints: string[] = [];
      const allowed: RegExp[] = [];
      await context.exposeFunction("tellOfViolation", (violation: string) => void complaints.push(violation));
      await context.addInitScript(tellOfViolations);
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

async function begin(
  { request }: { request: { newContext(options: object): Promise<APIRequestContext> } },
  baseURL: string | undefined,
  role: Role,
): Promise<StorageState> {
  const context = await request.newContext({ baseURL });
  await signInAs(context, baseURL, role);
  const session = await context.storageState();
  await context.dispose();
  return session;
}

/** Runs in every page before its own scripts: what the page's security policy stops is told to the test. */
function tellOfViolations(): void {
  document.addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI, sourceFile, lineNumber }) => {
    const { tellOfViolation } = window as unknown as { tellOfViolation(violation: string): void };
    tellOfViolation(`policy: ${effectiveDirective} stops ${blockedURI} (${sourceFile}:${lineNumber})`);
  });
}

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
