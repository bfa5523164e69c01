import type { Browser, Page } from "@playwright/test";
import { axeFindings } from "./support/axe-findings";
import { partialSquare } from "./support/demo-city";
import { signInAs } from "./support/sign-in-as";
import { expect, open, settle, test } from "./support/test";

type Gap = { readonly areaM2: number; readonly centre: readonly [lon: number, lat: number] };
type Figures = { readonly coverage: number; readonly coveredM2: number };

/** The police reviewer at another screen, of the same size. */
async function police(browser: Browser, page: Page, baseURL: string | undefined) {
  const context = await browser.newContext({
    baseURL: baseURL ?? "",
    viewport: page.viewportSize(),
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
  });
  await signInAs(context.request, baseURL, "police-reviewer");
  return context.newPage();
}

const save = (within: Page | ReturnType<Page["locator"]>) => within.getByRole("button", { name: /^保\s?存$/ }).click();

test("a plan closes a gap by the server's figure and changes nothing that stands; the police return it, and the planner reads why @workspace", async ({
  page,
  browser,
  request,
  baseURL,
}) => {
  // Two maps, drawn without a graphics card.
  test.setTimeout(240_000);
  const { id: site } = await partialSquare(request);
  const before = await (await request.get(`/api/v1/sites/${site}`)).json();
  const [gap] = (before.gaps as Gap[]).toSorted((a, b) => b.areaM2 - a.areaM2);
  const [lon, lat] = gap?.centre ?? [0, 0];
  await open(page, `/sites/${site}?at=18/${lat}/${lon}`);

  await page.getByRole("button", { name: "新建方案" }).click();
  const form = page.getByRole("form", { name: "新建方案" });
  const name = `补齐盲区方案 ${Date.now() % 1_000_000}`;
  await form.getByLabel("名称").fill(name);
  await expect(form.getByRole("button", { name: /^保\s?存$/ })).toBeDisabled();
  await form.getByLabel("编制依据").fill("福建省人民政府令第163号第十一条");
  await save(form);
  await expect(page.getByRole("heading", { level: 2, name })).toBeVisible();
  await expect(page.getByTestId("plan-state")).toHaveText("草稿");
  const plan = new URL(page.url()).pathname.split("/").at(-1) ?? "";
  await settle(page);

  await page.getByRole("button", { name: "在地图上新增摄像机" }).click();
  const card = page.getByTestId("place-card");
  await card.getByRole("button", { name: "放在地图中央" }).click();
  await card.getByLabel("类别").click();
  await page.getByTitle("全景 800 万").click();
  await card.getByLabel("名称").fill("方案里的摄像机");
  await card.getByLabel("安装高度（米）").fill("8");
  await save(card);
  await expect(page.getByRole("button", { name: "方案里的摄像机", exact: true })).toBeVisible();

  const coverage = await (await request.get(`/api/v1/plans/${plan}/coverage`)).json();
  const { built, planned } = coverage.sites[0] as { built: Figures; planned: Figures };
  expect(planned.coveredM2).toBeGreaterThan(built.coveredM2 + 10);
  const compared = page.getByTestId("plan-compare").getByRole("table").first();
  const share = (value: number) => `${(Math.floor(value * 1000 + 1e-9) / 10).toFixed(1)}%`;
  await expect(compared.locator("[data-row='coverage'] td")).toHaveText([
    ...[share(built.coverage), share(planned.coverage), /^\+/],
  ]);
  // what it costs, and what that buys
  await page.getByRole("button", { name: "添加费用" }).click();
  const cost = page.getByRole("form", { name: "添加费用" });
  await cost.getByLabel("项目").fill("全景摄像机");
  await cost.getByLabel("数量").fill("2.5");
  await cost.getByLabel("单位").fill("台");
  await cost.getByLabel("单价（元）").fill("1280.125");
  await expect(cost.getByRole("button", { name: /^保\s?存$/ })).toBeDisabled();
  await cost.getByLabel("单价（元）").fill("1280.12");
  await cost.getByLabel("价格依据").fill("询价单");
  await save(cost);
  await expect(page.getByTestId("plan-total")).toHaveText("¥3,200.30");
  const priced = page.getByTestId("plan-compare-costs");
  await expect(priced.locator("[data-row='total'] td")).toHaveText(["–", "¥3,200.30", "–"]);
  const fenPerM2 = Math.round(320_030 / (planned.coveredM2 - built.coveredM2));
  await expect(priced.locator("[data-row='perM2'] td").nth(1)).toHaveText(`¥${(fenPerM2 / 100).toFixed(2)}`);
  await expect(priced.locator("[data-row='perMetre'] td")).toHaveText(["–", "–", "–"]);
  await page.getByRole("button", { name: "修改“全景摄像机”" }).click();
  const alter = page.getByRole("form", { name: "修改“全景摄像机”" });
  await alter.getByLabel("数量").fill("2");
  await save(alter);
  await expect(page.getByTestId("plan-total")).toHaveText("¥2,560.24");
  // nothing of it stands
  const now = await (await request.get(`/api/v1/sites/${site}`)).json();
  expect(now.cameras).toHaveLength(before.cameras.length);
  expect(now.coverage).toBe(before.coverage);
  await settle(page);
  expect(await axeFindings(page)).toEqual([]);
  await page.screenshot({ path: test.info().outputPath("plan.png"), fullPage: false });

  await page.getByRole("button", { name: "报公安审查" }).click();
  await expect(page.getByTestId("plan-state")).toHaveText("已报公安");
  await expect(page.getByRole("button", { name: "在地图上新增摄像机" })).toBeHidden();
  await expect(page.getByRole("button", { name: "添加费用" })).toBeHidden();

  const reviewer = await police(browser, page, baseURL);
  try {
    await open(reviewer, `/sites/${site}/plans/${plan}?at=18/${lat}/${lon}`);
    await reviewer.getByRole("button", { name: "添加批注" }).click();
    await reviewer.getByLabel("批注", { exact: true }).last().fill("此处有行道树遮挡");
    await save(reviewer.getByRole("form", { name: "添加批注" }));
    await expect(reviewer.getByRole("button", { name: "此处有行道树遮挡" })).toBeVisible();
    const opinion = reviewer.getByRole("form", { name: "填写意见" });
    await opinion.getByLabel("结论").click();
    await reviewer.getByTitle("退回").click();
    await opinion.getByLabel("意见", { exact: true }).fill("请避开居民楼窗户");
    await save(opinion);
    await expect(reviewer.getByTestId("plan-state")).toHaveText("草稿（公安退回）");
    await expect(opinion).toBeHidden();
    await reviewer.screenshot({ path: test.info().outputPath("review.png") });
  } finally {
    await reviewer.context().close();
  }

  await open(page, `/sites/${site}/plans/${plan}`);
  await expect(page.getByText("请避开居民楼窗户")).toBeVisible();
  await page.getByRole("checkbox", { name: "已解决" }).click();
  await expect(page.getByRole("checkbox", { name: "已解决" })).toBeChecked();
  await page.getByRole("button", { name: "撤回对方案里的摄像机的改动" }).click();
  await expect(page.getByText("与现状相同，还没有改动。")).toBeVisible();
  await expect(compared.locator("[data-row='coverage'] td").last()).toHaveText("–");

  // what the police judged stays; a branch of which they said nothing can go
  const drop = page.getByRole("button", { name: "删除草稿" });
  await expect(drop).toBeHidden();
  await page.getByRole("button", { name: "另起分支" }).click();
  const branch = page.getByRole("form", { name: "另起分支" });
  await branch.getByLabel("名称").fill(`${name} 之二`);
  await save(branch);
  await expect(page.getByRole("heading", { level: 2, name: `${name} 之二` })).toBeVisible();
  await expect(page.getByTestId("plan-total")).toHaveText("¥2,560.24");
  await page.getByLabel("对比", { exact: true }).click();
  await page.getByTitle(name, { exact: true }).click();
  await expect(priced.locator("[data-row='total'] td")).toHaveText(["¥2,560.24", "¥2,560.24", "–"]);
  await page.getByRole("button", { name: "删除“全景摄像机”" }).click();
  await expect(page.getByTestId("plan-total")).toBeHidden();
  await drop.click();
  await page.getByRole("tooltip").getByRole("button", { name: "删除草稿" }).click();
  await expect(page.getByRole("button", { name: "新建方案" })).toBeVisible();
  await expect(page.getByRole("link", { name })).toHaveCount(1);
});
