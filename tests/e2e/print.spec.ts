import type { Page } from "@playwright/test";
import { axeFindings } from "./support/axe-findings";
import { partialSquare } from "./support/demo-city";
import { readPdf } from "./support/pdf";
import { expect, open, prefer, test } from "./support/test";

const PAPERS = [
  ["a4", "portrait", [210, 297]],
  ["a3", "landscape", [420, 297]],
] as const;

test("@workspace prints a site on the paper that was asked for, with its letters in the file", async ({
  page,
  request,
}) => {
  test.skip(test.info().project.name === "phone", "paper is as large for everybody");
  const site = await partialSquare(request);
  for (const [paper, turn, size] of PAPERS) {
    await page.goto(`/sites/${site.id}/print?paper=${paper}&turn=${turn}`);
    await expect(page.getByTestId("sheet-map")).toBeVisible();
    const { pages, fonts, foreignFonts } = readPdf(await page.pdf({ preferCSSPageSize: true, printBackground: true }));
    expect(pages.length, paper).toBeGreaterThan(0);
    expect(pages.length, paper).toBeLessThanOrEqual(paper === "a3" ? 2 : 3);
    for (const one of pages) expect(one).toEqual(size);
    expect(fonts).toBeGreaterThan(0);
    expect(foreignFonts).toEqual([]);
    await page.emulateMedia({ media: "print" });
    expect(await beyondThePaper(page, size[0])).toEqual([]);
    await page.emulateMedia({ media: "screen" });
  }
});

test("@workspace says on paper what the site's page says, at a scale that a ruler can read", async ({
  page,
  request,
  baseURL,
}) => {
  const site = await partialSquare(request);
  const detail = (await (await request.get(`/api/v1/sites/${site.id}`)).json()) as {
    gaps: unknown[];
    cameras: { name: string }[];
    computed: { inputHash: string; engine: string };
  };
  await open(page, `/sites/${site.id}`);
  await page.getByRole("heading", { level: 2, name: site.name, exact: true }).waitFor();
  await page.keyboard.press("p");
  await expect(page.getByRole("heading", { level: 1, name: site.name })).toBeVisible();
  await page.emulateMedia({ media: "print" });

  await expect(page.getByRole("link", { name: "返回场所" })).toBeHidden();
  const sheet = page.getByRole("article");
  for (const text of [
    "图例",
    "比例尺",
    "163 号令第十一条",
    "第十一条　广场、公园",
    "OpenStreetMap",
    "审图号：未填写",
    "演示数据",
  ])
    await expect(sheet).toContainText(text);
  await expect(sheet).toContainText(detail.computed.inputHash);
  await expect(sheet).toContainText(detail.computed.engine);
  for (const { name } of detail.cameras) await expect(sheet.getByRole("cell", { name })).not.toHaveCount(0);
  await expect(page.getByTestId("north-arrow")).toBeVisible();

  const scale = Number((await page.getByTestId("scale").textContent())?.replace(/^1 : |,/g, ""));
  const bar = Number(await page.getByTestId("scale-bar-length").getAttribute("width"));
  const written = Number((await page.getByTestId("scale-bar").textContent())?.replace(/^0|\D/g, ""));
  expect((bar * scale) / 1_000).toBeCloseTo(written, 6);

  await prefer(page, baseURL, { lang: "en" });
  await page.reload();
  await expect(page.getByRole("article")).toContainText("Map approval number 审图号: not filled in");
  await expect(page.getByRole("article")).toContainText("Order 163 Art. 11");
});

test("@workspace a sheet is accessible, on a phone too, and leads back @phone", async ({ page, request }) => {
  const site = await partialSquare(request);
  await page.goto(`/sites/${site.id}/print?paper=a3&turn=landscape`);
  await expect(page.getByRole("link", { name: "A3 横向" })).toHaveAttribute("aria-current", "true");
  expect(await axeFindings(page)).toEqual([]);
  await page.getByRole("link", { name: "A4 纵向" }).click();
  await expect(page).toHaveURL(/paper=a4&turn=portrait/);
  await page.getByRole("link", { name: "返回场所" }).click();
  await expect(page.getByRole("heading", { level: 2, name: site.name, exact: true })).toBeVisible();
});

/** What stands farther to the right than the paper's margin lets it, as text. */
async function beyondThePaper(page: Page, widthMm: number): Promise<string[]> {
  await page.setViewportSize({ width: Math.floor(((widthMm - 20) * 96) / 25.4), height: 900 });
  return page.evaluate(() => {
    const right = document.documentElement.clientWidth + 1;
    return [...document.querySelectorAll("article *")]
      .filter((one) => one.closest("svg") === null && one.getBoundingClientRect().right > right)
      .map((one) => `${one.tagName} ${one.textContent?.slice(0, 40)}`);
  });
}
