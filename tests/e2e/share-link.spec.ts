import { partialSquare } from "./support/demo-city";
import { expect, open, params, settle, test } from "./support/test";

test("shows whoever gets the link the same view, filters, layers and gap", async ({ page, request, browser }) => {
  test.skip(test.info().project.name === "phone", "a phone shows another size of map");
  const site = await partialSquare(request);
  await open(page, "/?kind=square&layers=sites,gaps,labels");
  await page.getByRole("link", { name: site.name }).dblclick();
  await page.getByRole("button", { name: /第 2 块盲区/ }).click();
  await expect.poll(() => params(page).get("gap")).not.toBeNull();
  await expect.poll(() => Number(params(page).get("at")?.split("/")[0])).toBeGreaterThan(16);
  await settle(page);
  const link = page.url();

  const colleague = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: "zh-CN" });
  await open(colleague, link);
  expect(new URL(colleague.url()).search).toBe(new URL(link).search);
  await expect(colleague.getByRole("button", { name: /第 2 块盲区/ })).toHaveAttribute("aria-expanded", "true");
  await expect(colleague.getByRole("checkbox", { name: "摄像机" })).not.toBeChecked();
  await colleague.getByRole("link", { name: "返回列表" }).click();
  await expect(colleague.getByRole("button", { name: "类型: 广场" })).toBeVisible();
  await colleague.close();
});

test("goes back and forward through sites @thorough", async ({ page, request }) => {
  const site = await partialSquare(request);
  await open(page, "/?kind=square");
  await page.getByRole("link", { name: site.name }).press("Enter");
  await expect(page.getByRole("heading", { level: 2, name: site.name, exact: true })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole("searchbox")).toBeVisible();
  await page.goForward();
  await expect(page.getByRole("heading", { level: 2, name: site.name, exact: true })).toBeVisible();
});

test("opens a link whose values nobody can read as if they were not there @thorough", async ({ page }) => {
  await open(page, "/?at=here&layers=moon&kind=castle&page=-4&sort=luck");
  await expect(page.getByRole("row")).not.toHaveCount(0);
});
