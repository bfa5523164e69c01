import { axeFindings } from "./support/axe-findings";
import { partialSquare } from "./support/demo-city";
import { expect, open, params, test } from "./support/test";

test("finds a tool, a site and a typed place from one field @workspace", async ({ page, request, isMobile }) => {
  const site = await partialSquare(request);
  await open(page, "/");
  if (isMobile) await page.getByRole("button", { name: "查找与命令" }).click();
  else await page.keyboard.press("Control+k");
  const field = page.getByRole("combobox", { name: "输入命令、名称、编号或坐标" });
  const option = (name: string | RegExp) => page.getByRole("option", { name });
  await expect(field).toBeFocused();
  await expect(option(/^布设摄像机/)).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);

  await field.fill(String(site.number));
  await expect(option(new RegExp(`编号 ${site.number} ·`)).first()).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);

  await field.fill("32.0425, 118.7785");
  await expect(option(/118\.7785 32\.0425 CGCS2000 经纬度，纬度在前/)).toHaveAttribute("aria-selected", "true");
  await field.press("Enter");
  await expect(page.getByTestId("point-verdict").or(page.getByTestId("point-empty"))).toBeVisible();
  expect(params(page).get("point")).toBe("118.7785/32.0425");
  if (isMobile) return;

  await page.keyboard.press("Control+k");
  await expect(page.getByRole("group", { name: "最近" }).getByRole("option")).toHaveText(/118\.7785 32\.0425/);
  await field.fill("测量距离");
  await field.press("Enter");
  await expect(page.getByRole("button", { name: "测量距离" })).toHaveAttribute("aria-pressed", "true");
});

test.describe(() => {
  test.use({ role: "auditor" });
  test.skip(({ isMobile }) => isMobile, "says the same as a desk");

  test("offers nothing of the map to whoever may not see it @workspace @thorough", async ({ page }) => {
    await page.goto("/audit");
    await page.getByRole("button", { name: "查找与命令" }).click();
    const field = page.getByRole("combobox", { name: "输入命令、名称、编号或坐标" });
    await expect(page.getByRole("option", { name: "审计" })).toBeVisible();
    await expect(page.getByRole("option", { name: /测量|布设|地图/ })).toHaveCount(0);
    await field.fill("118.7785 32.0425");
    await expect(page.getByRole("status").filter({ hasText: "没有找到" })).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(field).toBeHidden();
  });
});
