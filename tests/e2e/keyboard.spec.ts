import { expect, open, params, test } from "./support/test";

test.skip(({ isMobile }) => isMobile, "phones have no keyboard");

test("does the whole journey without a pointer", async ({ page }) => {
  await open(page, "/");
  await page.keyboard.press("/");
  await expect(page.getByRole("searchbox")).toBeFocused();
  await page.keyboard.type("路");
  await expect.poll(() => params(page).get("q")).toBe("路");
  const first = page.getByRole("row").nth(1);
  await expect(first).toContainText("路");
  await expect(page.locator("[aria-busy='true']")).toHaveCount(0);
  await page.keyboard.press("Escape");

  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await page.keyboard.press("ArrowUp");
  await expect(first).toHaveAttribute("aria-current", "true");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("link", { name: "返回列表" })).toBeVisible();

  await page.keyboard.press("j");
  await expect(page.getByRole("button", { name: /第 1 块盲区/ })).toHaveAttribute("aria-expanded", "true");
  await page.keyboard.press("j");
  await expect(page.getByRole("button", { name: /第 2 块盲区/ })).toHaveAttribute("aria-expanded", "true");
  await page.keyboard.press("k");
  await expect(page.getByRole("button", { name: /第 1 块盲区/ })).toHaveAttribute("aria-expanded", "true");

  // Escape undoes the last step each time: the gap, the page, the selection.
  await page.keyboard.press("Escape");
  await expect.poll(() => params(page).get("gap")).toBeNull();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("searchbox")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect.poll(() => params(page).get("site")).toBeNull();
});

test("opens and closes the help @thorough", async ({ page }) => {
  await open(page, "/");
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "帮助" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog", { name: "帮助" })).toBeHidden();
});

test("starts with links past the bar @thorough", async ({ page }) => {
  await open(page, "/");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "跳到列表" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.locator("#panel")).toBeFocused();
});

test("widens the panel and puts it away @thorough", async ({ page }) => {
  await open(page, "/");
  const edge = page.getByRole("separator", { name: "面板宽度" });
  const before = Number(await edge.getAttribute("aria-valuenow"));
  await edge.press("ArrowRight");
  await expect(edge).toHaveAttribute("aria-valuenow", String(before + 24));
  await page.keyboard.press("Tab");
  await page.getByRole("button", { name: "收起面板" }).focus();
  await page.keyboard.press("[");
  await expect(page.getByRole("searchbox")).toBeHidden();
  await page.reload();
  await expect(page.getByRole("button", { name: "展开面板" })).toBeVisible();
});
