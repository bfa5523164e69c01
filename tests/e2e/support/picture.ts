import path from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { settle } from "./test";

/** Bytes of a picture that a repository can carry. */
const LARGEST = 500_000;

/** Takes a picture for the documents once the page has come to rest: into them when pictures are what was asked for, else among the results of the run. */
export async function picture(page: Page, name: string): Promise<void> {
  await settle(page);
  await expect(page.locator("[aria-busy='true']")).toHaveCount(0);
  await page.mouse.move(0, 0);
  const folder = process.env.SIGHTLINE_PICTURES;
  const place = folder === undefined ? test.info().outputPath(name) : path.resolve(folder, name);
  const taken = await page.screenshot({ path: place, animations: "disabled", scale: "css" });
  expect(taken.length, "kept small enough for a repository").toBeLessThan(LARGEST);
}
