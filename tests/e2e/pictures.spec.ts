import { partialSquare } from "./support/demo-city";
import { picture } from "./support/picture";
import { open, prefer, test } from "./support/test";

test.describe("pictures for the documents", { tag: ["@screenshots", "@thorough"] }, () => {
  test("the city", async ({ page, isMobile }) => {
    test.skip(isMobile, "a picture of a desk's screen");
    await open(page, "/");
    await page.getByRole("button", { name: "图例与图层" }).click();
    await picture(page, "coverage-desktop.png");
  });

  test("a site", async ({ page, request, isMobile }) => {
    test.skip(isMobile, "a picture of a desk's screen");
    const site = await partialSquare(request);
    await open(page, `/sites/${site.id}`);
    await page.getByRole("button", { name: /第 1 块盲区/ }).click();
    await picture(page, "site.png");
  });

  test("the city in English, dark", async ({ page, baseURL, isMobile }) => {
    test.skip(isMobile, "a picture of a desk's screen");
    await prefer(page, baseURL, { lang: "en", scheme: "dark" });
    await open(page, "/");
    await picture(page, "city-dark-en.png");
  });

  test("the city on a phone", async ({ page, isMobile }) => {
    test.skip(!isMobile, "a picture of a phone's screen");
    await open(page, "/");
    await picture(page, "phone.png");
  });
});
