import type { Page } from "@playwright/test";
import { expect, open, params, test } from "./support/test";

const rows = (page: Page) => page.getByRole("row").filter({ has: page.getByRole("rowheader") });

test("finds sites by a word, and says so in the address @phone", async ({ page }) => {
  await open(page, "/");
  await page.getByRole("searchbox").fill("朝天宫");
  await expect(rows(page)).toHaveCount(1);
  await expect(rows(page).first()).toContainText("朝天宫");
  expect(params(page).get("q")).toBe("朝天宫");
});

test("says what to do when nothing fits, and clears the filters @thorough", async ({ page }) => {
  await open(page, "/?q=zzzz&state=met");
  await page.getByRole("button", { name: "清除筛选" }).click();
  await expect(rows(page)).not.toHaveCount(0);
  expect(params(page).get("q")).toBeNull();
});

test.describe("beside a pointer", () => {
  test.skip(({ isMobile }) => isMobile, "a phone's list is the same one, in a sheet");

  test("filters by state with the count that each state has", async ({ page }) => {
    await open(page, "/");
    const blind = page.getByRole("button", { name: /^无覆盖/ });
    const count = Number((await blind.textContent())?.replace(/\D/g, ""));
    await blind.click();
    await expect(rows(page)).toHaveCount(count);
    await page.goBack();
    await expect(rows(page)).not.toHaveCount(count);
  });

  test("filters by kind @thorough", async ({ page }) => {
    await open(page, "/");
    await page.getByRole("button", { name: /^类型/ }).click();
    await page.getByRole("checkbox", { name: /公园/ }).click();
    await expect(rows(page).first()).toContainText("公园");
    await expect(page.getByRole("button", { name: "类型: 公园" })).toBeVisible();
    expect(params(page).get("kind")).toBe("park");
  });

  test("sorts by coverage, then the other way round @thorough", async ({ page }) => {
    await open(page, "/");
    const coverage = page.getByRole("columnheader", { name: "覆盖率" });
    await coverage.getByRole("button").click();
    await expect(coverage).toHaveAttribute("aria-sort", "ascending");
    await expect(rows(page).first()).toContainText("0.0%");
    await coverage.getByRole("button").click();
    await expect(coverage).toHaveAttribute("aria-sort", "descending");
    await expect(rows(page).first()).toContainText("100.0%");
  });

  test("turns the page and comes back @thorough", async ({ page }) => {
    await open(page, "/");
    const first = await rows(page).first().textContent();
    await page.getByRole("listitem", { name: "2" }).click();
    await expect(rows(page).first()).not.toHaveText(first ?? "");
    await page.goBack();
    await expect(rows(page).first()).toHaveText(first ?? "");
  });

  test("takes along every site found, with how its numbers came about", async ({ page, baseURL }) => {
    await open(page, "/?kind=square");
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: "导出" }).click();
    await page.getByRole("link", { name: "CSV" }).click();
    const file = await download;
    expect(file.suggestedFilename()).toBe("南京新街口-场所.csv");
    const answer = await page.request.get(new URL(file.url(), baseURL).href);
    const text = (await answer.body()).toString("utf8");
    expect(text.startsWith("\uFEFF编号,类型,名称")).toBe(true);
    const [table = "", notes = ""] = text.split("\r\n\r\n");
    expect(table.split("\r\n").length - 1).toBe(await rows(page).count());
    expect(notes).toContain("覆盖率 = ");
    expect(notes).toContain("ODbL");
  });

  test("says so when the server does not answer, and asks again @thorough", async ({ page, watch }) => {
    watch.allow(/Failed to load resource|ERR_FAILED/);
    await open(page, "/");
    await page.route("**/api/v1/sites?**", (route) => route.abort());
    await page.getByRole("searchbox").fill("路");
    await expect(page.getByRole("heading", { name: "列表没有取到" })).toBeVisible();
    await page.unroute("**/api/v1/sites?**");
    await page.getByRole("button", { name: "再试一次" }).click();
    await expect(rows(page)).not.toHaveCount(0);
  });
});
