import type { APIRequestContext, Page } from "@playwright/test";
import { axeFindings } from "./support/axe-findings";
import { coverageIsCurrent } from "./support/put-back";
import { asBrowser } from "./support/sign-in-as";
import { expect, open, settle, test } from "./support/test";

/** Street and houses of the demo city, with cameras near. */
const AT = "/?at=17/32.0425/118.7785";
const NAME = "测试成排";

/** A point of the part of the map that the panel leaves free, as a share of it. */
async function spot(page: Page, x: number, y: number): Promise<{ x: number; y: number }> {
  const box = await page.locator("#map canvas").first().boundingBox();
  if (!box) throw new Error("the map has no place on screen");
  return { x: box.x + box.width * (0.5 + 0.5 * x), y: box.y + box.height * y };
}

async function press(page: Page, x: number, y: number): Promise<void> {
  const at = await spot(page, x, y);
  await page.mouse.move(at.x, at.y, { steps: 3 });
  await page.mouse.click(at.x, at.y);
}

type Camera = { readonly id: string; readonly version: number; readonly name: string; readonly heightM: number };

async function cameras(request: APIRequestContext): Promise<Camera[]> {
  return (await (await request.get(`/api/v1/cameras?q=${encodeURIComponent(NAME)}`)).json()).items;
}

test.afterEach(async ({ page, request, baseURL }) => {
  // The page would go on asking for the camera in its address.
  await page.goto("about:blank");
  for (const { id, version } of await cameras(request)) {
    const headers = { ...asBrowser(baseURL ?? ""), "if-match": `"${id}-${version}"` };
    expect((await request.delete(`/api/v1/cameras/${id}`, { headers, data: {} })).ok()).toBe(true);
  }
  await coverageIsCurrent(request);
});

test("@workspace places a row of cameras along a line together, takes all of them back and does it again; one is copied and pasted", async ({
  page,
  request,
  isMobile,
}) => {
  test.skip(isMobile, "a line is drawn by a finger in the test of sites");
  test.setTimeout(180_000);
  await coverageIsCurrent(request);
  await open(page, AT);
  await settle(page);
  await page.getByRole("toolbar", { name: "工具" }).getByRole("button", { name: "成排布设摄像机" }).click();
  const card = page.getByTestId("row-card");
  await expect(card.locator("[data-ready]")).toHaveAttribute("data-ready", "true");
  await press(page, 0.25, 0.4);
  await press(page, 0.75, 0.4);
  await page.keyboard.press("Enter");
  await card.getByText("两侧").click();
  await card.getByText("横向").click();
  await card.getByLabel("间距（米）").fill("20");
  await card.getByLabel("离线距离（米）").fill("4");
  const count = Number(await page.getByTestId("row-count").getAttribute("data-count"));
  expect(count).toBeGreaterThanOrEqual(8);
  expect(count % 2).toBe(0);
  await card.getByLabel("名称（自动编号）").fill(NAME);
  expect(await axeFindings(page, "[data-testid='row-card']")).toEqual([]);
  await card.getByLabel("间距（米）").fill("1");
  await expect(card.getByRole("alert")).toContainText("200");
  await expect(card.getByRole("button", { name: /^保\s?存$/ })).toBeDisabled();
  await card.getByLabel("间距（米）").fill("20");
  await card.getByRole("button", { name: /^保\s?存$/ }).click();

  await expect(card).toBeHidden();
  const placed = await cameras(request);
  expect(placed).toHaveLength(count);
  const undo = page.getByRole("button", { name: "撤销上一步" });
  await undo.click();
  await expect.poll(async () => (await cameras(request)).length).toBe(0);
  await page.getByRole("button", { name: "重做" }).click();
  await expect.poll(async () => (await cameras(request)).length).toBe(count);

  const [one] = await cameras(request);
  await open(page, `${AT}&camera=${one?.id}`);
  await expect(page.getByTestId("camera-card")).toContainText(NAME);
  await page.keyboard.press("Control+c");
  await expect(page.getByText(`已复制${one?.name}`)).toBeVisible();
  await page.keyboard.press("Control+v");
  const form = page.getByTestId("place-card");
  await expect(form.getByLabel("名称")).toHaveValue(`${one?.name}（副本）`);
  await form.getByLabel("安装高度（米）").fill("7.5");
  await form.getByRole("button", { name: /^保\s?存$/ }).click();
  await expect(form).toBeHidden();
  await expect.poll(async () => (await cameras(request)).length).toBe(count + 1);
  expect((await cameras(request)).filter(({ heightM }) => heightM === 7.5)).toHaveLength(1);
});
