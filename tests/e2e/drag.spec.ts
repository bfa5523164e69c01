import type { APIRequestContext, Page } from "@playwright/test";
import { worstSite } from "./support/demo-city";
import { coverageIsCurrent, putBack } from "./support/put-back";
import { expect, open, settle, test } from "./support/test";

type Camera = {
  readonly id: string;
  readonly kind: string;
  readonly bearing: number | null;
  readonly tilt: number;
  readonly heightM: number;
  readonly position: [lon: number, lat: number];
};
type Covered = { readonly id: string; readonly covered: number; readonly area: number };

/** What the server's answer may differ by from what was seen while dragging, of a site's area. */
const MOST_OFF = 1e-6;

/** A fixed camera of the site with the largest gaps. */
async function fixedCamera(request: APIRequestContext): Promise<Camera> {
  const site = await worstSite(request);
  const { cameras } = (await (await request.get(`/api/v1/sites/${site.id}`)).json()) as { cameras: Camera[] };
  const found = cameras.find(({ kind, bearing }) => kind === "fixed" && bearing !== null);
  if (!found) throw new Error("the site with the largest gaps has no fixed camera");
  return found;
}

/** The figures on the card. */
async function shown(page: Page): Promise<Covered[]> {
  return page
    .getByTestId("move-card")
    .locator("[data-site]")
    .evaluateAll((rows) =>
      rows.map((row) => {
        const { site = "", covered, area } = (row as HTMLElement).dataset;
        return { id: site, covered: Number(covered), area: Number(area) };
      }),
    );
}

/** m² of a site that its zones' levels have covered, as the server tells it. */
async function stored(request: APIRequestContext, id: string): Promise<number> {
  const { zones } = (await (await request.get(`/api/v1/sites/${id}`)).json()) as { zones: { coveredM2: number }[] };
  return zones.reduce((sum, { coveredM2 }) => sum + coveredM2, 0);
}

async function hold(page: Page, handle: string): Promise<{ x: number; y: number }> {
  const box = await page.getByTestId(handle).boundingBox();
  if (!box) throw new Error(`${handle} has no place on screen`);
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  return { x, y };
}

let camera: Camera;

test.beforeEach(async ({ page, request, isMobile }) => {
  await coverageIsCurrent(request);
  camera = await fixedCamera(request);
  const [lon, lat] = camera.position;
  await open(page, `/?at=${isMobile ? 17 : 18}/${lat}/${lon}&camera=${camera.id}`);
  await settle(page);
  await expect(page.getByTestId("camera-move")).toBeVisible();
});

test.afterEach(async ({ request, baseURL }) => {
  const { position, bearing, tilt, heightM } = camera;
  await putBack(request, baseURL, `/api/v1/cameras/${camera.id}`, { position, bearing, tilt, heightM });
});

test("a dragged camera's figures follow before it is saved, the server's are the same, and undo brings the old ones back @drag", async ({
  page,
  request,
}) => {
  const { x, y } = await hold(page, "camera-move");
  const card = page.getByTestId("move-card");
  for (let step = 1; step <= 20; step++) await page.mouse.move(x + step * 3, y + step);
  await expect(card).toBeVisible();
  await expect(card.locator("[data-site]").first()).toBeVisible();
  const early = await shown(page);
  for (let step = 1; step <= 10; step++) await page.mouse.move(x + 60 - step * 8, y + 20);
  await expect.poll(async () => JSON.stringify(await shown(page))).not.toBe(JSON.stringify(early));
  const unsaved = (await (await request.get(`/api/v1/cameras/${camera.id}`)).json()) as Camera;
  expect(unsaved.position).toEqual(camera.position);

  const before = new Map<string, number>();
  for (const { id } of await shown(page)) before.set(id, await stored(request, id));
  await page.mouse.up();
  await expect(card).toHaveAttribute("data-phase", /saving|saved/);
  const tried = await shown(page);
  expect(tried.length).toBeGreaterThan(0);
  await expect(card).toBeHidden({ timeout: 30_000 });
  const took = await page.evaluate(() => performance.getEntriesByName("camera-shown").map(({ duration }) => duration));
  console.log(`release to the server's gaps on screen: ${Math.round(took[0] ?? Number.NaN)} ms`);
  await coverageIsCurrent(request);
  for (const { id, covered, area } of tried)
    expect(Math.abs((await stored(request, id)) - covered)).toBeLessThanOrEqual(MOST_OFF * Math.max(1, area));

  await page.getByRole("button", { name: /^撤\s*销$/ }).click();
  await expect
    .poll(async () => (await (await request.get(`/api/v1/cameras/${camera.id}`)).json()).position)
    .toEqual(camera.position);
  await expect(card).toBeHidden({ timeout: 30_000 });
  await coverageIsCurrent(request);
  for (const [id, covered] of before)
    expect(Math.abs((await stored(request, id)) - covered)).toBeLessThanOrEqual(MOST_OFF * Math.max(1, covered));
});

test.describe(() => {
  test.skip(({ isMobile }) => isMobile, "a phone has no keys");

  test("Escape gives a gesture up, and keys move and turn as dragging does @drag @thorough", async ({
    page,
    request,
  }) => {
    const { x, y } = await hold(page, "camera-move");
    await page.mouse.move(x + 40, y + 10, { steps: 5 });
    const card = page.getByTestId("move-card");
    await expect(card).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(card).toBeHidden();
    await page.mouse.up();
    await expect(page.getByTestId("camera-card")).toBeVisible();

    await page.getByTestId("camera-turn").focus();
    await page.keyboard.press("Shift+ArrowRight");
    await page.keyboard.press("ArrowRight");
    await expect(card).toBeVisible();
    await page.keyboard.press("Enter");
    await expect(card).toBeHidden({ timeout: 30_000 });
    const turned = (await (await request.get(`/api/v1/cameras/${camera.id}`)).json()) as Camera;
    expect(turned.bearing).toBeCloseTo(((camera.bearing ?? 0) + 11) % 360, 6);
  });

  test("the end of sight, dragged nearer, tilts a camera as the server then has it, and keys fine-tune it in one step of undo @workspace", async ({
    page,
    request,
  }) => {
    const read = async () => (await (await request.get(`/api/v1/cameras/${camera.id}`)).json()) as Camera;
    const card = page.getByTestId("move-card");
    const foot = await page.getByTestId("camera-move").boundingBox();
    if (!foot) throw new Error("the camera has no place on screen");
    const { x, y } = await hold(page, "camera-tilt");
    const [dx, dy] = [foot.x + foot.width / 2 - x, foot.y + foot.height / 2 - y];
    await page.mouse.move(x + 0.4 * dx, y + 0.4 * dy, { steps: 8 });
    await expect(card.locator("[data-site]").first()).toBeVisible();
    await page.mouse.up();
    await expect(card).toHaveAttribute("data-phase", /saving|saved/);
    const tried = await shown(page);
    await expect(card).toBeHidden({ timeout: 30_000 });
    const tilted = await read();
    expect(tilted.tilt).toBeGreaterThan(camera.tilt);
    await coverageIsCurrent(request);
    for (const { id, covered, area } of tried)
      expect(Math.abs((await stored(request, id)) - covered)).toBeLessThanOrEqual(MOST_OFF * Math.max(1, area));

    const free = page.locator("[data-busy='false']").filter({ has: page.getByTestId("camera-tilt") });
    await expect(free).toBeAttached({ timeout: 30_000 });
    // what stands around is read again once its coverage is new, and until then the keys rest
    await expect(async () => {
      await page.keyboard.press("t");
      await expect(card).toBeVisible({ timeout: 2_000 });
    }).toPass();
    for (const key of ["Shift+T", "t", "h", ".", ">"]) await page.keyboard.press(key);
    await expect.poll(read).toMatchObject({ tilt: expect.closeTo(tilted.tilt + 1, 6), heightM: camera.heightM + 0.5 });
    expect((await read()).bearing).toBeCloseTo(((camera.bearing ?? 0) + 6) % 360, 6);
    await expect(card).toBeHidden({ timeout: 30_000 });
    const undo = page.getByRole("button", { name: "撤销上一步" });
    for (const was of [tilted, camera]) {
      await undo.click();
      const { bearing, tilt, heightM } = was;
      await expect.poll(read).toMatchObject({ bearing, tilt, heightM });
    }
    await expect(undo).toBeDisabled();
  });
});
