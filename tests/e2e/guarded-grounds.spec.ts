import { figuresOf } from "@/lib/i18n/figures";
import { axeFindings } from "./support/axe-findings";
import { asBrowser } from "./support/sign-in-as";
import { expect, open, params, settle, test } from "./support/test";

const { squareMetres } = figuresOf("zh-CN");
const NAME = "测试禁装场所";

test.afterEach(async ({ request, baseURL }) => {
  const { grounds } = await (await request.get("/api/v1/guarded-grounds")).json();
  for (const { id, version, name } of grounds) {
    if (!name.startsWith(NAME)) continue;
    const headers = { ...asBrowser(baseURL ?? ""), "if-match": `"${id}-${version}"` };
    expect((await request.delete(`/api/v1/guarded-grounds/${id}`, { headers, data: {} })).ok()).toBe(true);
  }
});

test("a camera whose picture reaches a forbidden interior is pointed out with the article, on the map, its card and the table @workspace", async ({
  page,
  request,
  isMobile,
}) => {
  test.skip(isMobile, "nobody types coordinates on a phone; the cards are those of other tests there");
  test.setTimeout(120_000);
  const { items } = await (await request.get("/api/v1/cameras?sort=sites&order=desc&limit=1")).json();
  const camera = await (await request.get(`/api/v1/cameras/${items[0].id}`)).json();
  const [lon, lat] = camera.position as [number, number];
  const [east, north] = [0.00025, 0.0002];

  await open(page, `/?at=18/${lat}/${lon}`);
  await settle(page);
  await page.getByRole("toolbar", { name: "工具" }).getByRole("button", { name: "绘制限制区域" }).click();
  const drawing = page.getByTestId("draw-guarded-card");
  await drawing.getByText("输入坐标").click();
  const corners = [
    [lon - east, lat - north],
    [lon + east, lat - north],
    [lon + east, lat + north],
    [lon - east, lat + north],
  ];
  await drawing.getByLabel("顶点").fill(corners.map((corner) => corner.join(" ")).join("\n"));
  await drawing.getByRole("button", { name: "标到地图" }).click();
  await drawing.getByLabel("名称").fill(NAME);
  expect(await axeFindings(page, "[data-testid='draw-guarded-card']")).toEqual([]);
  await drawing.getByRole("button", { name: /^保\s?存$/ }).click();

  const card = page.getByTestId("guarded-card");
  await expect(card).toContainText("799 号令第八条");
  const { grounds } = await (await request.get("/api/v1/guarded-grounds")).json();
  const ground = grounds.find(({ name }: { name: string }) => name === NAME);
  const reached = ground.cameras.find(({ id }: { id: string }) => id === camera.id);
  const area = squareMetres(reached.levels[0].areaM2);
  await expect(card.getByRole("listitem").filter({ hasText: camera.name })).toContainText(area);
  await settle(page);
  expect(await axeFindings(page)).toEqual([]);

  await card.getByRole("button", { name: camera.name, exact: true }).click();
  const pointedOut = page.getByTestId("guarded-reach").and(page.getByRole("region", { name: NAME }));
  await expect(pointedOut).toContainText(`画面进入“${NAME}” ${area}`);
  await expect(page.getByTestId("incidental")).toContainText("附带摄入");

  await page.goto("/guarded-grounds");
  const row = page.getByRole("row").filter({ hasText: NAME });
  await expect(row).toContainText(area);
  expect(await axeFindings(page)).toEqual([]);
  await row.getByRole("link", { name: NAME }).click();
  await expect.poll(() => params(page).get("guarded")).toBe(ground.id);
  await card.getByRole("button", { name: "移除" }).click();
  await expect(card).toBeHidden();
  await page
    .getByRole("button", { name: /^撤\s*销$/ })
    .last()
    .click();
  await expect(card).toContainText(NAME);
});
