import type { APIRequestContext, Page } from "@playwright/test";
import { axeFindings } from "./support/axe-findings";
import { partialSquare } from "./support/demo-city";
import { asBrowser } from "./support/sign-in-as";
import { expect, open, params, settle, test } from "./support/test";

type LonLat = readonly [lon: number, lat: number];
type Plan = { readonly id: string; readonly version: number };
type Camera = { readonly id: string; readonly position: LonLat };

/** Half a side of what is looked at of the map, CSS pixels. */
const LOOKED_AT = 12;

let made: Plan[] = [];
let site: string;
let middle: LonLat;
let name: string;

/** Makes a plan that places a camera which sees all round in the largest gap of the square, and takes away one that stands. */
async function makePlan(request: APIRequestContext, baseURL: string | undefined, called: string): Promise<Plan> {
  const post = async (path: string, data: object) => {
    const headers = { ...asBrowser(baseURL ?? ""), "idempotency-key": crypto.randomUUID() };
    const answer = await request.post(`/api/v1${path}`, { headers, data });
    if (!answer.ok()) throw new Error(`${path}: ${await answer.text()}`);
    return answer.json();
  };
  const { id } = (await post("/plans", { site, name: called, basis: "第163号令第十一条" })) as Plan;
  await post(`/plans/${id}/changes`, {
    change: {
      kind: "add",
      placed: {
        ...{ name: "方案里的全景", kind: "panoramic", position: middle, layer: 0, heightM: 8, bearing: null },
        ...{ tilt: null, hfov: null, widthPx: 7680, heightPx: 4320, maxRangeM: null },
      },
    },
  });
  const { cameras } = (await (await request.get(`/api/v1/sites/${site}`)).json()) as { cameras: Camera[] };
  await post(`/plans/${id}/changes`, { change: { kind: "remove", camera: cameras[0]?.id } });
  const plan = (await (await request.get(`/api/v1/plans/${id}`)).json()) as Plan;
  made.push(plan);
  return plan;
}

test.beforeEach(async ({ request }) => {
  made = [];
  name = `地图上的方案 ${Date.now() % 1_000_000}`;
  ({ id: site } = await partialSquare(request));
  const { gaps } = await (await request.get(`/api/v1/sites/${site}`)).json();
  const [largest] = (gaps as { areaM2: number; centre: LonLat }[]).toSorted((a, b) => b.areaM2 - a.areaM2);
  middle = largest?.centre ?? [0, 0];
});

test.afterEach(async ({ page, request, baseURL }) => {
  await page.goto("about:blank");
  for (const { id } of made) {
    const { version } = (await (await request.get(`/api/v1/plans/${id}`)).json()) as Plan;
    const headers = { ...asBrowser(baseURL ?? ""), "if-match": `"${id}-${version}"` };
    expect((await request.delete(`/api/v1/plans/${id}`, { headers })).ok()).toBe(true);
  }
});

/** What the map shows some metres from the middle of what is free of it, where no mark stands. */
async function besideTheMiddle(page: Page, east: number): Promise<string> {
  await drawn(page);
  const { x, y } = await freeMiddle(page);
  const side = 2 * LOOKED_AT;
  const clip = { x: x + east - LOOKED_AT, y: y - 90 - LOOKED_AT, width: side, height: side };
  return (await page.screenshot({ clip })).toString("base64");
}

async function freeMiddle(page: Page) {
  const map = await page.locator("#map").boundingBox();
  const panel = await page.locator("#panel").boundingBox();
  const left = (panel?.x ?? 0) + (panel?.width ?? 0);
  return { x: (left + (map?.x ?? 0) + (map?.width ?? 0)) / 2, y: (map?.y ?? 0) + (map?.height ?? 0) / 2 };
}

async function drawn(page: Page): Promise<void> {
  await expect(page.locator("article [aria-busy='true']")).toHaveCount(0, { timeout: 60_000 });
  await settle(page);
  await expect(page.locator("[data-beside-state='busy']")).toHaveCount(0, { timeout: 60_000 });
}

test("the map shows what is built, or the plan, by the address; and both beside each other with a bar that keys and the pointer move @workspace", async ({
  page,
  request,
  baseURL,
  isMobile,
}) => {
  test.skip(isMobile, "the sheet leaves too little of the map to look at");
  test.setTimeout(240_000);
  const { id: plan } = await makePlan(request, baseURL, name);
  const [lon, lat] = middle;
  const address = `/sites/${site}/plans/${plan}?at=19/${lat}/${lon}&layers=sites,footprints,gaps`;
  await open(page, address);
  const view = page.getByRole("radiogroup", { name: "地图显示" });
  await expect(view.getByRole("radio", { name: "现状" })).toBeChecked();
  const built = await besideTheMiddle(page, -60);

  await view.getByText("方案", { exact: true }).click();
  expect(params(page).get("show")).toBe("plan");
  await expect(page.getByRole("list", { name: "摄像机改动的标记" }).getByRole("listitem")).toHaveText([/新增/, /拆除/]);
  const planned = await besideTheMiddle(page, -60);
  expect(planned).not.toBe(built);
  await page.screenshot({ path: test.info().outputPath("plan-view.png") });

  // a link shows the same
  await open(page, `${address}&show=plan`);
  await expect(view.getByRole("radio", { name: "方案" })).toBeChecked();
  expect(await besideTheMiddle(page, -60)).toBe(planned);

  await page.getByRole("button", { name: "在地图上滑动对比" }).click();
  expect(params(page).get("show")).toBe("swipe");
  const bar = page.getByRole("slider", { name: `对比分界：左侧现状，右侧${name}` });
  await expect(bar).toHaveAttribute("aria-valuenow", "50");
  // what is built on the left, the plan on the right
  const left = await besideTheMiddle(page, -60);
  expect(left).not.toBe(planned);
  await bar.focus();
  await page.keyboard.press("Home");
  await expect(bar).toHaveAttribute("aria-valuenow", "0");
  expect(await besideTheMiddle(page, -60)).toBe(planned);
  await page.keyboard.press("End");
  await expect(bar).toHaveAttribute("aria-valuenow", "100");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("PageDown");
  await expect(bar).toHaveAttribute("aria-valuenow", "88");
  expect(await besideTheMiddle(page, -60)).toBe(left);

  const { x, y } = await freeMiddle(page);
  const from = await bar.boundingBox();
  await page.mouse.move((from?.x ?? 0) + (from?.width ?? 0) / 2, y);
  await page.mouse.down();
  await page.mouse.move(x, y, { steps: 4 });
  await page.mouse.up();
  await expect(bar).toHaveAttribute("aria-valuenow", "50");
  await drawn(page);
  expect(await axeFindings(page)).toEqual([]);
  await page.screenshot({ path: test.info().outputPath("swipe.png") });

  await page.keyboard.press("Escape");
  await expect(bar).toBeHidden();
  expect(params(page).get("show")).toBe("plan");
});

test("two plans lie side by side by a link, and what their cameras take in besides public areas is compared @phone @workspace", async ({
  page,
  request,
  baseURL,
}) => {
  test.setTimeout(240_000);
  const mine = await makePlan(request, baseURL, name);
  const other = await makePlan(request, baseURL, `${name} 之二`);
  const [lon, lat] = middle;
  await open(
    page,
    `/sites/${site}/plans/${mine.id}?at=18/${lat}/${lon}&layers=sites,footprints,gaps&show=swipe&beside=${other.id}`,
  );
  const bar = page.getByRole("slider", { name: `对比分界：左侧${name} 之二，右侧${name}` });
  await expect(bar).toBeVisible();
  await bar.press("ArrowRight");
  await expect(bar).toHaveAttribute("aria-valuenow", "52");
  await drawn(page);
  await page.screenshot({ path: test.info().outputPath("swipe-plans.png") });

  const { privacy } = await (await request.get(`/api/v1/plans/${mine.id}/coverage`)).json();
  type Side = { outside: { level: string; areaM2: number }[] } | null;
  const sum = (side: "built" | "planned") =>
    (privacy.cameras as Record<"built" | "planned", Side>[])
      .flatMap((camera) => camera[side]?.outside ?? [])
      .filter(({ level }) => level === "recognise")
      .reduce((all, { areaM2 }) => all + areaM2, 0);
  const compared = page.getByTestId("plan-compare-privacy");
  // the cameras that each of them adds are two, and the removed one is the same
  const added = sum("planned");
  const said = compared.locator("[data-row='recognise'] td");
  await expect(said.last()).toHaveText("–");
  expect(added).toBeGreaterThanOrEqual(0);
  await page.goto(`/sites/${site}/plans/${mine.id}`);
  const change = sum("planned") - sum("built");
  await expect(said.last()).toHaveText(Math.abs(change) < 1e-6 ? "–" : change > 0 ? /^\+/ : /^−/);
  await compared.scrollIntoViewIfNeeded();
  await page.screenshot({ path: test.info().outputPath("privacy.png") });
});
