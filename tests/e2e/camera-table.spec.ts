import { readFile } from "node:fs/promises";
import { axeFindings } from "./support/axe-findings";
import { putBack } from "./support/put-back";
import { expect, test } from "./support/test";

const NO_DATES = { builtOn: null, acceptedOn: null, acceptedDocument: null, retiredOn: null };
const named = new Set<string>();

test.afterEach(async ({ request, baseURL }) => {
  for (const id of named) await putBack(request, baseURL, `/api/v1/cameras/${id}`, NO_DATES);
  named.clear();
});

test("finds, sorts and takes along cameras, and leads from a row to the map @workspace", async ({ page, request }) => {
  await page.goto("/cameras?kind=fixed");
  const table = page.getByRole("table", { name: "摄像机" });
  await expect(table.getByRole("row")).not.toHaveCount(0);
  const fixed = (await (await request.get("/api/v1/cameras?kind=fixed&limit=1")).json()) as {
    total: number;
    items: { name: string }[];
  };
  await expect(page.getByRole("status")).toHaveText(`${fixed.total} 台摄像机`);

  await page.keyboard.press("/");
  await page.keyboard.type(fixed.items[0]?.name ?? "");
  await expect(page).toHaveURL(/[?&]q=/);
  await expect(table.locator("tbody tr").first()).toContainText(fixed.items[0]?.name ?? "");
  await page.getByRole("button", { name: "清除筛选" }).click();
  await expect(page).toHaveURL(/\/cameras$/);

  await page.getByRole("button", { name: "导出" }).click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "CSV" }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/摄像机清单\.csv$/);
  const lines = (await readFile(await download.path(), "utf8")).split("\r\n");
  const all = (await (await request.get("/api/v1/cameras?limit=1")).json()) as { total: number };
  expect(lines.indexOf("")).toBe(all.total + 1);
  await page.getByRole("button", { name: "导出" }).click();
  const [workbook] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "XLSX" }).click(),
  ]);
  expect(workbook.suggestedFilename()).toMatch(/摄像机清单\.xlsx$/);
  expect((await readFile(await workbook.path())).subarray(0, 2).toString()).toBe("PK");

  await table.getByRole("link").first().click();
  await expect(page).toHaveURL(/\/\?camera=/);
  await expect(page.getByTestId("camera-card")).toBeVisible({ timeout: 60_000 });
});

test("keeps the columns that a person left out @workspace", async ({ page, isMobile }) => {
  test.skip(isMobile, "a phone shows cards without columns");
  await page.goto("/cameras");
  const head = page.getByRole("columnheader", { name: "安装高度" });
  await expect(head).toBeVisible();
  await page.getByRole("button", { name: "列", exact: true }).click();
  const choice = page.getByRole("checkbox", { name: "安装高度" });
  await choice.uncheck();
  await expect(head).toBeHidden();
  expect(await axeFindings(page)).toEqual([]);
  await page.reload();
  await expect(page.getByRole("columnheader", { name: "状态" })).toBeVisible();
  await expect(head).toBeHidden();
  await page.getByRole("button", { name: "列", exact: true }).click();
  await choice.check();
  await expect(head).toBeVisible();
});

test("sorts by a column and back, and says so to those who listen @thorough", async ({ page, isMobile }) => {
  test.skip(isMobile, "a phone shows cards without heads");
  await page.goto("/cameras");
  const head = page.getByRole("columnheader", { name: "覆盖场所" });
  await head.getByRole("button").click();
  await expect(head).toHaveAttribute("aria-sort", "descending");
  await expect(page).toHaveURL(/sort=sites&order=desc/);
  await head.getByRole("button").click();
  await expect(head).toHaveAttribute("aria-sort", "ascending");
});

test("records dates of several cameras at once, after showing each before and after @workspace", async ({
  page,
  request,
}) => {
  const { items } = (await (await request.get("/api/v1/cameras?limit=2")).json()) as {
    items: { id: string; name: string }[];
  };
  for (const { id } of items) named.add(id);
  await page.goto("/cameras");
  for (const { name } of items) await page.getByRole("checkbox", { name: `选择${name}`, exact: true }).check();
  await page.getByRole("button", { name: "登记日期…" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("button", { name: "保存 0 台" })).toBeDisabled();

  await dialog.getByLabel("验收文号").fill("宁公验 7");
  await expect(dialog.getByText("须先填写验收日期").first()).toBeVisible();
  await dialog.getByLabel("建成日期").fill("2024-05-01");
  await dialog.getByLabel("验收日期").fill("2024-06-01");
  await expect(dialog.getByRole("row").filter({ hasText: "2024-06-01" })).toHaveCount(2);
  await dialog.getByRole("button", { name: "保存 2 台" }).click();
  await expect(dialog.getByText("已保存")).toHaveCount(2);
  for (const { id } of items) {
    expect(await (await request.get(`/api/v1/cameras/${id}`)).json()).toMatchObject({
      state: "accepted",
      builtOn: "2024-05-01",
      acceptedDocument: "宁公验 7",
    });
  }
  await dialog
    .getByRole("button", { name: /^关\s?闭$/ })
    .last()
    .click();
  await expect(dialog).toBeHidden();
  await expect(page.locator("tbody tr", { hasText: "宁公验 7" })).toHaveCount(2);
});

test.describe("whoever may not edit", () => {
  test.use({ role: "viewer" });
  test("sees the table without a way to choose @thorough", async ({ page }) => {
    await page.goto("/cameras");
    await expect(page.getByRole("table", { name: "摄像机" })).toBeVisible();
    await expect(page.getByRole("checkbox")).toHaveCount(0);
  });
});
