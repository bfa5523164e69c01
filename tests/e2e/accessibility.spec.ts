import { axeFindings as findings } from "./support/axe-findings";
import { partialSquare } from "./support/demo-city";
import { expect, open, prefer, test } from "./support/test";

for (const scheme of ["light", "dark"] as const) {
  const rest = scheme === "dark" ? { tag: "@thorough" } : {};
  test.describe(`in ${scheme}`, () => {
    test.skip(({ isMobile }) => isMobile && scheme === "dark", "a phone has the colours of a desk's screen");
    test.beforeEach(({ page, baseURL }) => prefer(page, baseURL, { scheme }));

    test("the city is accessible", rest, async ({ page }) => {
      await open(page, "/");
      expect(await findings(page)).toEqual([]);
    });

    test("a site is accessible, with a gap and a camera chosen @phone", async ({ page, request }) => {
      const site = await partialSquare(request);
      await open(page, `/sites/${site.id}`);
      await page.getByRole("button", { name: /第 1 块盲区/ }).click();
      await page
        .getByRole("button", { name: /^查看摄像机/ })
        .first()
        .click();
      await expect(page.getByRole("region", { name: "摄像机", exact: true })).toContainText("安装高度");
      expect(await findings(page)).toEqual([]);
    });

    test("the help is accessible", rest, async ({ page }) => {
      await open(page, "/");
      await page.getByRole("button", { name: "帮助" }).click();
      for (const tab of ["快捷键", "数字怎么来", "数据来源", "法规条文"]) {
        await page.getByRole("tab", { name: tab }).click();
        expect(await findings(page), tab).toEqual([]);
      }
    });

    test("figures by kind and the choice of kinds are accessible", rest, async ({ page }) => {
      await open(page, "/");
      await page.getByRole("button", { name: /^类型/ }).click();
      await expect(page.getByRole("checkbox", { name: /公园/ })).toBeVisible();
      expect(await findings(page)).toEqual([]);
      await page.keyboard.press("Escape");
      await page.getByRole("button", { name: /^全市覆盖/ }).click();
      await expect(page.getByRole("img", { name: /各类场所的覆盖率/ })).toBeVisible();
      expect(await findings(page)).toEqual([]);
    });

    test("an empty list is accessible @thorough", async ({ page }) => {
      await open(page, "/?q=zzzz");
      await expect(page.getByRole("heading", { name: "没有符合条件的场所" })).toBeVisible();
      expect(await findings(page)).toEqual([]);
    });
  });
}
