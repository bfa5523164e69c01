import type { APIRequestContext, Page } from "@playwright/test";
import { axeFindings } from "./support/axe-findings";
import { coverageIsCurrent } from "./support/put-back";
import { asBrowser } from "./support/sign-in-as";
import { expect, open, settle, test } from "./support/test";

const ZOOM = 18;
const MIDDLE = { lon: 118.7785, lat: 32.0425 };
/** Half a side of the site, CSS pixels at that zoom. */
const HALF = 90;

/** A place so many pixels east and north of the middle. */
function at(east: number, north: number): [number, number] {
  const perPixel = 360 / (512 * 2 ** ZOOM);
  const squeezed = Math.cos((MIDDLE.lat * Math.PI) / 180);
  return [MIDDLE.lon + east * perPixel, MIDDLE.lat + north * perPixel * squeezed];
}

const box = (half: number) => [at(-half, -half), at(half, -half), at(half, half), at(-half, half)];
const card = (page: Page) => page.getByTestId("redraw-card");
const area = async (page: Page) => Number(await page.getByTestId("drawn-area").getAttribute("data-area"));

let site = { id: "", version: 0 };

test.skip(({ isMobile }) => isMobile, "the sheet leaves too little of the map to aim by pixels");

test.beforeEach(async ({ request, baseURL }) => {
  const answer = await request.post("/api/v1/sites", {
    headers: { ...asBrowser(baseURL ?? ""), "idempotency-key": crypto.randomUUID() },
    data: { kind: "square", name: "测试调整", layer: 0, outline: { type: "polygon", rings: [box(HALF), box(10)] } },
  });
  if (!answer.ok()) throw new Error(await answer.text());
  site = await answer.json();
  // Its page is of one moment then: what is drawn by the server is what the browser is told.
  await coverageIsCurrent(request);
});

test.afterEach(async ({ page, request, baseURL }) => {
  if (site.id === "") return;
  // Nobody looks at the site any more.
  await page.goto("about:blank");
  const { version } = await (await request.get(`/api/v1/sites/${site.id}`)).json();
  const headers = { ...asBrowser(baseURL ?? ""), "if-match": `"${site.id}-${version}"` };
  expect((await request.delete(`/api/v1/sites/${site.id}`, { headers, data: {} })).ok()).toBe(true);
  await coverageIsCurrent(request);
});

test("a corner of a site is dragged, what somebody else changed meanwhile is shown, and undo gives the ground back to every digit @workspace", async ({
  page,
  request,
  baseURL,
  watch,
}) => {
  watch.allow(/status of 412/);
  test.setTimeout(180_000);
  const stored = async () => (await request.get(`/api/v1/sites/${site.id}`)).json();
  const before = await stored();
  await open(page, `/sites/${site.id}?at=${ZOOM}/${MIDDLE.lat}/${MIDDLE.lon}`);
  await settle(page);
  await page.getByRole("button", { name: "调整轮廓" }).click();
  await expect(page.getByTestId("redraw-site")).toHaveAttribute("data-ready", "true");
  await expect(card(page)).toContainText("另有 1 条边线");
  const first = await area(page);
  expect(first).toBeCloseTo(before.areaM2, 0);
  expect(await axeFindings(page, "[data-testid='redraw-card']")).toEqual([]);

  await dragCorner(page);
  await expect.poll(() => area(page)).toBeGreaterThan(first * 1.1);
  const wider = await area(page);

  await rename(request, baseURL, before.version);
  await card(page)
    .getByRole("button", { name: /^保\s?存$/ })
    .click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("测试调整后");
  await expect(dialog).toContainText("面积");
  await dialog.getByRole("button", { name: "按选择保存" }).click();
  await expect(card(page)).toBeHidden();
  const redrawn = await stored();
  expect(redrawn.areaM2).toBeCloseTo(wider, 0);
  expect(redrawn.name).toBe("测试调整后");
  expect(redrawn.ground.coordinates[0]).toHaveLength(2);

  await page
    .getByRole("button", { name: /^撤\s*销$/ })
    .last()
    .click();
  await expect.poll(async () => (await stored()).areaM2).toBe(before.areaM2);
  expect((await stored()).ground).toEqual(before.ground);
});

test("who leaves a site as others saved it has nothing to take back @thorough", async ({
  page,
  request,
  baseURL,
  watch,
}) => {
  watch.allow(/status of 412/);
  const stored = async () => (await request.get(`/api/v1/sites/${site.id}`)).json();
  const before = await stored();
  await open(page, `/sites/${site.id}?at=${ZOOM}/${MIDDLE.lat}/${MIDDLE.lon}`);
  await settle(page);
  await page.getByRole("button", { name: "调整轮廓" }).click();
  await expect(page.getByTestId("redraw-site")).toHaveAttribute("data-ready", "true");
  await dragCorner(page);
  await expect.poll(() => area(page)).toBeGreaterThan(before.areaM2 * 1.1);
  await rename(request, baseURL, before.version);
  await card(page)
    .getByRole("button", { name: /^保\s?存$/ })
    .click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("radio").last().check();
  await dialog.getByRole("button", { name: "采用已保存的" }).click();
  await expect(card(page)).toBeHidden();
  expect((await stored()).areaM2).toBe(before.areaM2);
  await expect(page.getByRole("button", { name: "撤销上一步" })).toBeDisabled();
});

/** Draws the site's north-eastern corner to the east. */
async function dragCorner(page: Page): Promise<void> {
  const middle = await middleOf(page);
  await page.mouse.move(middle.x + HALF, middle.y - HALF);
  await page.mouse.down();
  await page.mouse.move(middle.x + HALF + 60, middle.y - HALF, { steps: 6 });
  await page.mouse.up();
}

/** What somebody else changes meanwhile. */
async function rename(request: APIRequestContext, baseURL: string | undefined, version: number): Promise<void> {
  const renamed = await request.patch(`/api/v1/sites/${site.id}`, {
    headers: { ...asBrowser(baseURL ?? ""), "if-match": `"${site.id}-${version}"` },
    data: { name: "测试调整后" },
  });
  expect(renamed.ok()).toBe(true);
}

/** The middle of what the panel leaves of the map. */
async function middleOf(page: Page): Promise<{ x: number; y: number }> {
  const map = await page.locator("#map").boundingBox();
  const panel = await page.locator("#panel").boundingBox();
  if (!map || !panel) throw new Error("the map has no place on screen");
  const left = Math.max(map.x, panel.x + panel.width);
  return { x: (left + map.x + map.width) / 2, y: map.y + map.height / 2 };
}
