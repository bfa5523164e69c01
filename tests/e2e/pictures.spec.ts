import path from "node:path";
import { fileURLToPath } from "node:url";
import { partialSquare } from "./support/demo-city";
import { expect, open, prefer, settle, test } from "./support/test";

const PICTURES = fileURLToPath(new URL("../../docs/pictures/", import.meta.url));

/** Where a picture goes: into the documents when pictures are what was asked for, else among the results of the run. */
function place(name: string): string {
  const { config } = test.info();
  const asked = [config.grep].flat().some((one) => one.source.includes("@screenshots"));
  return asked ? path.join(PICTURES, name) : test.info().outputPath(name);
}

test.describe("pictures for the documents", { tag: "@screenshots" }, () => {
  test("the city", async ({ page, isMobile }) => {
    test.skip(isMobile, "a picture of a desk's screen");
    await open(page, "/");
    await page.getByRole("button", { name: "图例与图层" }).click();
    await shoot(page, "city.png");
  });

  test("a site", async ({ page, request, isMobile }) => {
    test.skip(isMobile, "a picture of a desk's screen");
    const site = await partialSquare(request);
    await open(page, `/sites/${site.id}`);
    await page.getByRole("button", { name: /第 1 块盲区/ }).click();
    await shoot(page, "site.png");
  });

  test("the city in English, dark", async ({ page, baseURL, isMobile }) => {
    test.skip(isMobile, "a picture of a desk's screen");
    await prefer(page, baseURL, { lang: "en", scheme: "dark" });
    await open(page, "/");
    await shoot(page, "city-dark-en.png");
  });

  test("the city on a phone", async ({ page, isMobile }) => {
    test.skip(!isMobile, "a picture of a phone's screen");
    await open(page, "/");
    await shoot(page, "phone.png");
  });

  async function shoot(page: Parameters<typeof settle>[0], name: string) {
    await settle(page);
    await expect(page.locator("[aria-busy='true']")).toHaveCount(0);
    await page.mouse.move(0, 0);
    const picture = await page.screenshot({ path: place(name), animations: "disabled", scale: "css" });
    expect(picture.length, "kept small enough for a repository").toBeLessThan(400_000);
  }
});
