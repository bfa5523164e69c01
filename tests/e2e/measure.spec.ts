import type { Page } from "@playwright/test";
import { enclosedArea, legLengths } from "@/lib/crs/ground-measure";
import { axeFindings } from "./support/axe-findings";
import { expect, open, settle, test } from "./support/test";

const AT = "/?at=17/32.0425/118.7785";

/** A point of the map's free part, as a share of it: the panel lies over its left or lower side. */
async function spot(page: Page, x: number, y: number): Promise<{ x: number; y: number }> {
  const box = await page.locator("#map canvas").first().boundingBox();
  if (!box) throw new Error("the map has no place on screen");
  const phone = box.width < 720;
  const [left, height] = phone ? [0, box.height * 0.5] : [box.width * 0.5, box.height];
  return { x: box.x + left + (box.width - left) * x, y: box.y + height * y };
}

async function press(page: Page, x: number, y: number): Promise<void> {
  const at = await spot(page, x, y);
  await page.mouse.move(at.x, at.y, { steps: 3 });
  await page.mouse.click(at.x, at.y);
}

const card = (page: Page) => page.getByTestId("measure-card");
const figure = async (page: Page, name: "length" | "area") => Number(await card(page).getAttribute(`data-${name}`));

async function take(page: Page, name: "测量距离" | "测量面积"): Promise<void> {
  await open(page, AT);
  await settle(page);
  await page.getByRole("toolbar", { name: "工具" }).getByRole("button", { name }).click();
  await expect(card(page)).toHaveAttribute("data-ready", "true");
}

/** The corners that the card lists, degrees. */
async function corners(page: Page): Promise<[number, number][]> {
  const lines = await card(page)
    .locator("ol li")
    .evaluateAll((items) => items.map((item) => item.lastElementChild?.textContent ?? ""));
  return lines.flatMap((line) => {
    const [, lon, lat] = /· (\S+) (\S+)$/.exec(line) ?? [];
    return lon && lat ? [[Number(lon), Number(lat)] as [number, number]] : [];
  });
}

test("measures a line leg by leg while the pointer moves, takes a corner back, ends it, and lets a corner be dragged @workspace", async ({
  page,
  isMobile,
}) => {
  test.skip(isMobile, "a finger does not hover");
  await take(page, "测量距离");
  await press(page, 0.3, 0.4);
  await press(page, 0.6, 0.4);
  const first = await figure(page, "length");
  expect(first).toBeGreaterThan(20);
  const away = await spot(page, 0.6, 0.7);
  await page.mouse.move(away.x, away.y, { steps: 4 });
  await expect.poll(() => figure(page, "length")).toBeGreaterThan(first + 10);
  await press(page, 0.6, 0.7);
  await press(page, 0.3, 0.7);
  const three = await figure(page, "length");
  await page.keyboard.press("Backspace");
  await page.mouse.move(away.x, away.y, { steps: 2 });
  await expect.poll(() => figure(page, "length")).toBeLessThan(three);

  await page.keyboard.press("Enter");
  await expect(card(page)).toHaveAttribute("data-done", "true");
  const ended = await figure(page, "length");
  const listed = await corners(page);
  expect(listed).toHaveLength(3);
  expect(ended).toBeCloseTo(
    legLengths(listed).reduce((sum, leg) => sum + leg, 0),
    1,
  );

  const end = await spot(page, 0.6, 0.7);
  const farther = await spot(page, 0.6, 0.85);
  await page.mouse.move(end.x, end.y);
  await page.mouse.down();
  await page.mouse.move(farther.x, farther.y, { steps: 6 });
  await page.mouse.up();
  await expect.poll(() => figure(page, "length")).toBeGreaterThan(ended + 5);
  expect(await axeFindings(page, "[data-testid='measure-card']")).toEqual([]);

  await page.keyboard.press("Escape");
  await expect(card(page)).toBeHidden();
  const left = await page.evaluate(() => document.querySelector("canvas")?.style.cursor);
  expect(left).not.toBe("crosshair");
});

test("measures ground, as a whole and around, and says where an outline that crosses itself has none @workspace @thorough", async ({
  page,
  isMobile,
}) => {
  test.skip(isMobile, "there is little ground beside the card; a line is measured there");
  await take(page, "测量面积");
  await press(page, 0.3, 0.35);
  await press(page, 0.6, 0.35);
  await press(page, 0.6, 0.75);
  await press(page, 0.3, 0.75);
  const area = await figure(page, "area");
  expect(area).toBeGreaterThan(100);
  const again = await spot(page, 0.3, 0.75);
  await page.mouse.click(again.x, again.y);
  await expect(card(page)).toHaveAttribute("data-done", "true");
  const listed = await corners(page);
  expect(listed).toHaveLength(4);
  const whole = await figure(page, "area");
  expect(Math.abs(whole - enclosedArea(listed)) / whole).toBeLessThan(1e-3);
  await expect(card(page)).toContainText("m²");
  await expect(card(page)).toContainText("周长");

  await page.getByRole("button", { name: "重新开始" }).click();
  await expect(card(page)).toContainText("单击设置第一个点");
  await press(page, 0.3, 0.35);
  await press(page, 0.6, 0.75);
  await press(page, 0.6, 0.35);
  await press(page, 0.3, 0.7);
  await expect(card(page)).toContainText("自相交");
});

test("measures a line with a finger beside the card, and ends it by a button @workspace @phone", async ({
  page,
  isMobile,
}) => {
  test.skip(!isMobile, "the pointer's own test says more");
  await take(page, "测量距离");
  const beside = (await card(page).boundingBox()) ?? { x: 0, width: 0 };
  const box = (await page.locator("#map canvas").first().boundingBox()) ?? { y: 0, height: 0 };
  const tap = (share: number) => page.touchscreen.tap(beside.x + beside.width + 22, box.y + box.height * share);
  await tap(0.3);
  await tap(0.42);
  await expect.poll(() => figure(page, "length")).toBeGreaterThan(20);
  await card(page).getByRole("button", { name: "结束" }).click();
  await expect(card(page)).toHaveAttribute("data-done", "true");
  expect(await corners(page)).toHaveLength(2);
});

test.describe(() => {
  test.skip(({ isMobile }) => isMobile, "phones have no keyboard");

  test("measures without a pointer @workspace @thorough", async ({ page }) => {
    await open(page, AT);
    await settle(page);
    await page.keyboard.press("m");
    await expect(card(page)).toHaveAttribute("data-ready", "true");
    await page.keyboard.press(" ");
    await page.keyboard.press("ArrowRight");
    await settle(page);
    await page.keyboard.press(" ");
    await expect.poll(() => figure(page, "length")).toBeGreaterThan(10);
    await page.keyboard.press("Enter");
    await expect(card(page)).toHaveAttribute("data-done", "true");
    await page.keyboard.press("Escape");
    await expect(card(page)).toBeHidden();
  });
});
