import type { Page } from "@playwright/test";
import { expect, open, params, settle, test } from "./support/test";

const card = (page: Page) => page.getByTestId("point-card");

test("says that nothing is near, and that a place is none of the city's @workspace", async ({ page, watch }) => {
  await open(page, "/?point=117/32");
  await expect(page.getByTestId("point-empty")).toHaveText("够得着的范围内没有摄像机。");
  watch.allow(/422/);
  await open(page, "/?point=10/50");
  await expect(card(page).getByRole("alert")).toContainText("没有得到这一点的答案", { timeout: 30_000 });
});

test.describe(() => {
  test.skip(({ isMobile }) => isMobile, "phones have no keyboard");

  test("asks about the middle of the map without a pointer @workspace @thorough", async ({ page }) => {
    await open(page, "/?at=17/32.0425/118.7785");
    await settle(page);
    await page.keyboard.press("i");
    await page.locator("#map canvas").first().focus();
    await page.keyboard.press("Enter");
    await expect(page.getByTestId("point-verdict").or(page.getByTestId("point-empty"))).toBeVisible();
    expect(params(page).get("point")).toMatch(/^118\.77\d+\/32\.04\d+$/);
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    await expect(card(page)).toBeHidden();
    expect(params(page).get("point")).toBeNull();
  });
});
