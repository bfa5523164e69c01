import { expect, open, params, prefer, test } from "./support/test";

test.skip(({ isMobile }) => !isMobile, "only a phone has a sheet");

test("pulls the sheet up, and down again @phone", async ({ page }) => {
  await open(page, "/");
  const handle = page.getByRole("button", { name: "拖动以展开或收起列表" });
  const top = async () => (await page.locator("#panel").boundingBox())?.y ?? 0;
  const half = await top();
  await handle.tap();
  await expect.poll(top).toBeLessThan(half - 100);
  await handle.tap();
  await expect.poll(top).toBeGreaterThan(half + 100);
});

test("goes from a tap on a site to its page and back, and nothing is wider than the screen @phone", async ({
  page,
}) => {
  await open(page, "/");
  await page.getByRole("row").nth(1).tap();
  await expect.poll(() => params(page).get("site")).not.toBeNull();
  await page.getByRole("region", { name: "已选场所" }).getByRole("link", { name: "打开" }).tap();
  await expect(page.getByRole("link", { name: "返回列表" })).toBeVisible();
  const { wide, screen } = await page.evaluate(() => ({
    wide: document.documentElement.scrollWidth,
    screen: window.innerWidth,
  }));
  expect(wide).toBeLessThanOrEqual(screen);
  await page.getByRole("link", { name: "返回列表" }).tap();
  await expect(page.getByRole("searchbox")).toBeVisible();
});

test("opens the legend over the map @phone", async ({ page }) => {
  await open(page, "/");
  await page.getByRole("button", { name: "图例与图层" }).tap();
  await expect(page.getByRole("checkbox", { name: "场所" })).toBeVisible();
});

for (const lang of ["zh-CN", "en"] as const) {
  test(`keeps the whole bar on the screen in ${lang} @phone`, async ({ page, baseURL }) => {
    if (lang === "en") await prefer(page, baseURL, { lang });
    await open(page, "/");
    const rights = await page
      .locator("header")
      .first()
      .locator("a, button")
      .evaluateAll((parts) => parts.map((part) => part.getBoundingClientRect().right));
    expect(Math.max(...rights)).toBeLessThanOrEqual(390);
  });
}
