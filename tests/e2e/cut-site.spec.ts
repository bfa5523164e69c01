import type { Page } from "@playwright/test";
import { axeFindings } from "./support/axe-findings";
import { coverageIsCurrent } from "./support/put-back";
import { asBrowser } from "./support/sign-in-as";
import { expect, open, settle, test } from "./support/test";

const ZOOM = 18;
const MIDDLE = { lon: 118.7785, lat: 32.0425 };
/** Half a side of the site, CSS pixels at that zoom. */
const HALF = 90;
const NAME = "测试切分";
const REASON = "测试：人流密集";

/** A place so many pixels east and north of the middle. */
function at(east: number, north: number): [number, number] {
  const perPixel = 360 / (512 * 2 ** ZOOM);
  const squeezed = Math.cos((MIDDLE.lat * Math.PI) / 180);
  return [MIDDLE.lon + east * perPixel, MIDDLE.lat + north * perPixel * squeezed];
}

const card = (page: Page) => page.getByTestId("cut-card");

let site = { id: "", version: 0 };

test.skip(({ isMobile }) => isMobile, "the sheet leaves too little of the map to aim by pixels");

test.beforeEach(async ({ request, baseURL }) => {
  const rings = [[at(-HALF, -HALF), at(HALF, -HALF), at(HALF, HALF), at(-HALF, HALF)]];
  const answer = await request.post("/api/v1/sites", {
    headers: { ...asBrowser(baseURL ?? ""), "idempotency-key": crypto.randomUUID() },
    data: { kind: "square", name: NAME, layer: 0, outline: { type: "polygon", rings } },
  });
  if (!answer.ok()) throw new Error(await answer.text());
  site = await answer.json();
  const asked = await request.post("/api/v1/requirements", {
    headers: { ...asBrowser(baseURL ?? ""), "idempotency-key": crypto.randomUUID() },
    data: { site: site.id, role: "surface", level: "recognise", reason: REASON },
  });
  if (!asked.ok()) throw new Error(await asked.text());
  await coverageIsCurrent(request);
});

test.afterEach(async ({ page, request, baseURL }) => {
  // Nobody looks at the sites any more.
  await page.goto("about:blank");
  const { items } = await (await request.get(`/api/v1/sites?q=${encodeURIComponent(NAME)}`)).json();
  for (const { id } of items) {
    const { version } = await (await request.get(`/api/v1/sites/${id}`)).json();
    const headers = { ...asBrowser(baseURL ?? ""), "if-match": `"${id}-${version}"` };
    expect((await request.delete(`/api/v1/sites/${id}`, { headers, data: {} })).ok()).toBe(true);
  }
  await coverageIsCurrent(request);
});

test("a site is cut along a line and merged again, both shown before, and Ctrl Z gives the ground back to every digit @workspace", async ({
  page,
  request,
}) => {
  test.setTimeout(180_000);
  const stored = async () => (await request.get(`/api/v1/sites/${site.id}`)).json();
  const before = await stored();
  await open(page, `/sites/${site.id}?at=${ZOOM}/${MIDDLE.lat}/${MIDDLE.lon}`);
  await settle(page);
  await page.keyboard.press("x");
  await expect(page.getByTestId("cut-site")).toHaveAttribute("data-ready", "true");

  const middle = await middleOf(page);
  // Alt: nothing of the street around draws the line in.
  await page.keyboard.down("Alt");
  for (const north of [HALF + 40, -HALF - 40]) {
    await page.mouse.move(middle.x + 30, middle.y - north, { steps: 4 });
    await page.mouse.click(middle.x + 30, middle.y - north);
  }
  await page.keyboard.up("Alt");
  await page.keyboard.press("Enter");
  const parts = page.getByTestId("part-area");
  await expect(parts).toHaveCount(2);
  const areas = (await parts.all()).map(async (part) => Number(await part.getAttribute("data-area")));
  const [larger = 0, smaller = 0] = await Promise.all(areas);
  // The stored grid is 0.1 mm, and areas are told to 0.1 m².
  expect(larger + smaller).toBeCloseTo(before.areaM2, 0);
  expect(smaller / before.areaM2).toBeCloseTo(1 / 3, 1);
  await expect(card(page).getByLabel("名称")).toHaveValue(`${NAME} 2`);
  expect(await axeFindings(page, "[data-testid='cut-card']")).toEqual([]);
  await card(page)
    .getByRole("button", { name: /^切\s?分$/ })
    .click();

  await expect(card(page)).toBeHidden();
  const cut = await stored();
  expect(cut.name).toBe(NAME);
  expect(cut.areaM2).toBeCloseTo(larger, 0);
  const found = async () =>
    (await (await request.get(`/api/v1/sites?q=${encodeURIComponent(`${NAME} 2`)}`)).json()).items;
  expect((await found())[0]).toMatchObject({ kind: "square", layer: 0 });
  expect((await found())[0].areaM2).toBeCloseTo(smaller, 0);

  // Merged again, by a press on the part that was cut off; both are taken back in turn.
  await coverageIsCurrent(request);
  const merging = page.getByTestId("merge-site");
  // The page has to learn of the cut first.
  await expect(async () => {
    await page.keyboard.press("u");
    await expect(merging).toContainText(`${Math.round(cut.areaM2).toLocaleString("en")} m²`, { timeout: 1_000 });
  }).toPass({ timeout: 30_000 });
  // The map has to learn of the part first.
  await expect(async () => {
    await page.mouse.click(middle.x + 60, middle.y + 60);
    await expect(merging).toContainText(`${NAME} 2 将被移除`, { timeout: 2_000 });
  }).toPass({ timeout: 30_000 });
  // Both parts ask for what the whole asked for; that of the one that goes is said.
  await expect(merging.getByTestId("lost-requirements")).toContainText(REASON);
  const together = Number(await page.getByTestId("merged-area").getAttribute("data-area"));
  expect(together).toBeCloseTo(before.areaM2, 0);
  expect(await axeFindings(page, "[data-testid='merge-card']")).toEqual([]);
  await merging.getByRole("button", { name: /^合\s?并$/ }).click();
  await expect(merging).toBeHidden();
  await expect.poll(async () => (await found()).length).toBe(0);
  expect((await stored()).areaM2).toBeCloseTo(before.areaM2, 0);

  await page.keyboard.press("Control+z");
  await expect.poll(async () => (await found()).length).toBe(1);
  await expect.poll(async () => (await stored()).ground).toEqual(cut.ground);
  // While the page still takes the one step back, it hears of no other.
  await expect(async () => {
    await page.keyboard.press("Control+z");
    await expect.poll(async () => (await found()).length, { timeout: 5_000 }).toBe(0);
  }).toPass({ timeout: 40_000 });
  const back = await stored();
  expect([back.areaM2, back.ground]).toEqual([before.areaM2, before.ground]);
});

/** The middle of what the panel leaves of the map. */
async function middleOf(page: Page): Promise<{ x: number; y: number }> {
  const map = await page.locator("#map").boundingBox();
  const panel = await page.locator("#panel").boundingBox();
  if (!map || !panel) throw new Error("the map has no place on screen");
  const left = Math.max(map.x, panel.x + panel.width);
  return { x: (left + map.x + map.width) / 2, y: map.y + map.height / 2 };
}
