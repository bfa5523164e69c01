import { defineConfig } from "@playwright/test";
import browserTests from "../../playwright.config";

/** The browser tests' own settings, for what `npm run proof:screen` measures on an invented city. */
export default defineConfig({
  ...browserTests,
  testDir: ".",
  outputDir: "../../test-results",
  timeout: 20 * 60_000,
  retries: 0,
  reporter: [["line"]],
  projects: (browserTests.projects ?? []).filter(({ name }) => name === "desktop"),
});
