import type { APIRequestContext, Page } from "@playwright/test";
import { partialSquare } from "./support/demo-city";
import { coverageIsCurrent } from "./support/put-back";
import { asBrowser } from "./support/sign-in-as";
import { expect, open, settle, test } from "./support/test";

type Gap = { readonly areaM2: number; readonly centre: readonly [lon: number, lat: number] };

/** What the server says of a site: m² that its zones' levels have covered, and its gaps, the largest first. */
async function stored(request: APIRequestContext, id: string) {
  const site = (await (await request.get(`/api/v1/sites/${id}`)).json()) as {
    zones: { coveredM2: number }[];
    gaps: Gap[];
  };
  return {
    covered: site.zones.reduce((sum, { coveredM2 }) => sum + coveredM2, 0),
    gaps: site.gaps.toSorted((a, b) => b.areaM2 - a.areaM2),
  };
}

/** The camera in the address. */
const selected = (page: Page) => new URL(page.url()).searchParams.get("camera");

const placed = new Set<string>();

test.afterEach(async ({ request, baseURL }) => {
  for (const id of placed) {
    const answer = await request.get(`/api/v1/cameras/${id}`);
    if (!answer.ok()) continue;
    const { version } = await answer.json();
    const headers = { ...asBrowser(baseURL ?? ""), "if-match": `"${id}-${version}"` };
    expect((await request.delete(`/api/v1/cameras/${id}`, { headers, data: {} })).ok()).toBe(true);
  }
  placed.clear();
  await coverageIsCurrent(request);
});

test("a camera placed in a gap closes it by the server's figure, removing it opens it again, and undo brings it back @workspace", async ({
  page,
  request,
  isMobile,
}) => {
  test.setTimeout(180_000);
  await coverageIsCurrent(request);
  const { id: site } = await partialSquare(request);
  const before = await stored(request, site);
  const [lon, lat] = before.gaps[0]?.centre ?? [0, 0];
  await open(page, `/?at=18/${lat}/${lon}&site=${site}`);
  await settle(page);

  await page.keyboard.press("c");
  const card = page.getByTestId("place-card");
  await expect(card).toBeVisible();
  if (isMobile) await card.getByRole("button", { name: "放在地图中央" }).click();
  else await pressMiddle(page);
  await card.getByLabel("类别").click();
  await page.getByTitle("全景 800 万").click();
  await card.getByLabel("名称").fill("缺口上的摄像机");
  await card.getByLabel("安装高度（米）").fill("0");
  await expect(card.getByRole("button", { name: /^保\s?存$/ })).toBeDisabled();
  await card.getByLabel("安装高度（米）").fill("8");
  await card.getByRole("button", { name: /^保\s?存$/ }).click();

  await expect(page.getByTestId("camera-card")).toContainText("缺口上的摄像机");
  await expect(page.getByTestId("camera-state")).toContainText("规划中");
  const camera = selected(page) ?? "";
  placed.add(camera);
  await expect(card).toBeHidden();
  await coverageIsCurrent(request);
  const after = await stored(request, site);
  expect(after.covered).toBeGreaterThan(before.covered + 10);
  await expect(page.getByTestId("camera-move")).toBeAttached();

  await page.getByRole("button", { name: "移除" }).click();
  await expect(page.getByTestId("camera-card")).toBeHidden();
  await expect.poll(async () => (await request.get(`/api/v1/cameras/${camera}`)).status()).toBe(404);
  await page
    .getByRole("button", { name: /^撤\s*销$/ })
    .last()
    .click();
  await expect(page.getByTestId("camera-card")).toContainText("缺口上的摄像机");
  await coverageIsCurrent(request);
  expect((await stored(request, site)).covered).toBeCloseTo(after.covered, 6);

  await page.getByRole("button", { name: "移除" }).click();
  await expect.poll(async () => (await request.get(`/api/v1/cameras/${camera}`)).status()).toBe(404);
  await coverageIsCurrent(request);
  expect((await stored(request, site)).covered).toBeCloseTo(before.covered, 6);
});

/** Presses the middle of what the panel leaves of the map. */
async function pressMiddle(page: Page): Promise<void> {
  const map = await page.locator("#map").boundingBox();
  const panel = await page.locator("#panel").boundingBox();
  if (!map || !panel) throw new Error("the map has no place on screen");
  const left = Math.max(map.x, panel.x + panel.width);
  await page.mouse.click((left + map.x + map.width) / 2, map.y + map.height / 2);
}
