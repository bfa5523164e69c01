import { partialSquare } from "./support/demo-city";
import { expect, open, params, settle, test } from "./support/test";

test.skip(({ isMobile }) => isMobile, "the same code draws the phone's map");

test("shows at a site's middle the site that is clicked there", async ({ page, request }) => {
  const site = await partialSquare(request);
  await open(page, "/?layers=sites");
  await page.getByRole("link", { name: site.name }).click();
  await expect.poll(() => params(page).get("site")).toBe(site.id);
  await settle(page);
  await page.getByRole("button", { name: "取消选择" }).click();
  await expect.poll(() => params(page).get("site")).toBeNull();

  // The flight left the site in the middle of what the panel does not cover.
  const map = await page.locator("#map").boundingBox();
  const panel = await page.locator("#panel").boundingBox();
  if (!map || !panel) throw new Error("the map and the panel have places on screen");
  const left = panel.x + panel.width;
  await page.mouse.click((left + map.x + map.width) / 2 + 20, map.y + map.height / 2 + 20);
  await expect.poll(() => params(page).get("site")).not.toBeNull();
});

test("switches layers off and on, and the legend with them @thorough", async ({ page }) => {
  await open(page, "/");
  const legend = page.getByRole("region", { name: "图例与图层" });
  await expect(legend.getByText("方向未知")).toBeVisible();
  await legend.getByRole("checkbox", { name: "摄像机" }).click();
  await expect(legend.getByText("方向未知")).toBeHidden();
  expect(params(page).get("layers")).not.toContain("cameras");
  await legend.getByRole("checkbox", { name: "摄像机" }).click();
  await expect.poll(() => params(page).get("layers")).toBeNull();
});

test("draws one level everywhere when asked to @thorough", async ({ page }) => {
  await open(page, "/");
  await page.getByRole("combobox", { name: "按等级显示" }).click();
  await page.getByTitle(/^辨认/).click();
  await expect.poll(() => params(page).get("level")).toBe("recognise");
});

test("says what a camera is and that it is invented @thorough", async ({ page, request }) => {
  const site = await partialSquare(request);
  await open(page, `/sites/${site.id}`);
  await page
    .getByRole("button", { name: /^查看摄像机/ })
    .first()
    .click();
  const card = page.getByRole("region", { name: "摄像机", exact: true });
  await expect(card).toContainText("虚构");
  await expect(card).toContainText("安装高度");
  await card.getByRole("link", { name: site.name, exact: true }).click();
  await expect(page.getByRole("heading", { level: 2, name: site.name, exact: true })).toBeVisible();
  await card.getByRole("button", { name: "关闭摄像机卡片" }).click();
  await expect(card).toBeHidden();
});

test("says so where the browser cannot draw, and the list works on", async ({ page }) => {
  await page.addInitScript(() => {
    HTMLCanvasElement.prototype.getContext = () => null;
  });
  await page.goto("/");
  await expect(page.getByRole("heading", { name: "这个浏览器无法绘制地图" })).toBeVisible();
  await page.getByRole("searchbox").fill("朝天宫");
  await expect(page.getByRole("row").filter({ has: page.getByRole("rowheader") })).toHaveCount(1);
});
