import { defineConfig } from "@playwright/test";
import { prepareBrowserTests } from "./scripts/setup/browser-tests.mjs";

const { address, browser, server } = await prepareBrowserTests();

// Asked for by name, pictures go into the documents; a run of everything leaves them among its results.
if (process.argv.some((word) => word.includes("@screenshots"))) process.env.SIGHTLINE_PICTURES = "docs/pictures";

/** `npm test` leaves out what says again, of another screen, theme or corner, what it tests once; `npm run proof:browser` does all of it. */
const isShort = process.env.SIGHTLINE_BROWSER_TESTS === "short";

/** A first run installs, migrates, imports and builds before it serves. */
const START_TIMEOUT_MS = 15 * 60_000;

export default defineConfig({
  testDir: "tests/e2e",
  outputDir: "test-results",
  // One city on one machine: two pages that draw maps in software would only slow each other down.
  workers: 1,
  timeout: 90_000,
  // A machine under load may miss a deadline once; twice is a fault. What passes the second time is reported as flaky.
  retries: 1,
  expect: { timeout: 20_000 },
  forbidOnly: Boolean(process.env.CI),
  ...(isShort ? { grepInvert: /@thorough/ } : {}),
  reporter: [["list"], ["json", { outputFile: ".sightline/test-reports/browser.json" }]],
  use: {
    baseURL: address,
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    // A record of every step takes a fifth of a test's time: it is kept of what failed and is tried once more.
    trace: "on-first-retry",
    launchOptions: {
      ...(browser ? { executablePath: browser } : {}),
      args: [
        ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
        // WebGL without a graphics card.
        "--use-angle=swiftshader",
        "--enable-unsafe-swiftshader",
        // Everything but the maps is painted as on a machine that never had one, at a tenth of the cost.
        "--disable-gpu-compositing",
        // No request leaves the machine, the browser's own included.
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-quic",
        "--no-first-run",
      ],
    },
  },
  projects: [
    { name: "desktop", use: { viewport: { width: 1440, height: 900 } } },
    {
      name: "phone",
      ...(isShort ? { grep: /@phone/ } : {}),
      // A dot for a pixel: four of them are drawn in software at four times the cost, and nothing is laid out by them.
      use: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 1, isMobile: true, hasTouch: true },
    },
  ],
  ...(server
    ? {
        webServer: {
          command: server.command,
          url: `${address}/api/v1/health`,
          timeout: START_TIMEOUT_MS,
          stdout: "pipe" as const,
          gracefulShutdown: { signal: "SIGTERM" as const, timeout: 15_000 },
        },
      }
    : {}),
});
