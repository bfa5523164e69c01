import type { Browser, Page } from "@playwright/test";
import { axeFindings } from "./support/axe-findings";
import { partialSquare } from "./support/demo-city";
import { coverageIsCurrent, putBack } from "./support/put-back";
import { asBrowser, signInAs } from "./support/sign-in-as";
import { expect, open, test } from "./support/test";

type Fields = Record<string, string | number | null>;

/** Another person at another screen, of the same size. */
async function another(browser: Browser, page: Page, baseURL: string | undefined, role: "planner" | "operator") {
  const context = await browser.newContext({
    baseURL: baseURL ?? "",
    viewport: page.viewportSize(),
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
  });
  await signInAs(context.request, baseURL, role);
  return context.newPage();
}

const save = (page: Page) => page.getByRole("button", { name: /^保\s*存$/ }).click();
const name = (page: Page) => page.getByLabel("名称", { exact: true });
const englishName = (page: Page) => page.getByLabel("英文名称", { exact: true });
const editSite = (page: Page) => page.getByRole("button", { name: "编辑", exact: true }).click();

test("lets the second of two people choose field by field, and saves on top of the first", async ({
  page,
  browser,
  request,
  baseURL,
  watch,
}) => {
  // Two maps at once, drawn without a graphics card.
  test.slow();
  watch.allow(/status of 412/);
  const { id } = await partialSquare(request);
  const path = `/api/v1/sites/${id}` as const;
  const before = await (await request.get(path)).json();
  const other = await another(browser, page, baseURL, "planner");
  try {
    await open(page, `/sites/${id}`);
    await editSite(page);
    await open(other, `/sites/${id}`);
    await editSite(other);
    await name(other).fill(`${before.name}（甲）`);
    await englishName(other).fill("First Square");
    await save(other);
    await expect(other.getByText("已保存")).toBeVisible();
    await expect(other.getByRole("heading", { level: 2, name: `${before.name}（甲）` })).toBeVisible();
    await other.close();

    await name(page).fill(`${before.name}（乙）`);
    await englishName(page).fill("Second Square");
    await save(page);
    const dialog = page.getByRole("dialog", { name: "这条记录已经变了" });
    await expect(dialog.getByRole("row")).toHaveText([
      "项目我的修改已保存的",
      new RegExp(`名称原为 ${before.name}.*（乙）.*（甲）`),
      /英文名称.*Second Square.*First Square/,
    ]);
    expect(await axeFindings(page, "[role=dialog]")).toEqual([]);
    const box = await dialog.boundingBox();
    expect((box?.x ?? -1) >= 0 && (box?.x ?? 0) + (box?.width ?? 0) <= (page.viewportSize()?.width ?? 0)).toBe(true);

    // By keyboard: the name as saved, the English name as mine.
    await dialog
      .getByRole("radio", { name: /名称，我的修改/ })
      .first()
      .focus();
    await page.keyboard.press("ArrowRight");
    await expect(dialog.getByRole("radio", { name: /^名称，已保存的/ })).toBeChecked();
    await dialog.getByRole("button", { name: "按选择保存" }).press("Enter");
    await expect(dialog).toBeHidden();
    await expect(page.getByRole("heading", { level: 2, name: `${before.name}（甲）` })).toBeVisible();
    const after = await (await request.get(path)).json();
    expect(after).toMatchObject({ name: `${before.name}（甲）`, nameEn: "Second Square", version: before.version + 2 });
  } finally {
    await other.context().close();
    await putBack(request, baseURL, path, { name: before.name, nameEn: before.nameEn });
  }
});

test("takes an edit back", async ({ page, request, baseURL }) => {
  const { id } = await partialSquare(request);
  const path = `/api/v1/sites/${id}` as const;
  const before = await (await request.get(path)).json();
  try {
    await open(page, `/sites/${id}`);
    await editSite(page);
    expect(await axeFindings(page, "form")).toEqual([]);
    await name(page).fill("另一个名字");
    await save(page);
    await expect(page.getByRole("heading", { level: 2, name: "另一个名字" })).toBeVisible();
    await page.getByRole("button", { name: /^撤\s*销$/ }).click();
    await expect(page.getByRole("heading", { level: 2, name: before.name, exact: true })).toBeVisible();
  } finally {
    const now = await (await request.get(path)).json();
    if (now.name !== before.name) await putBack(request, baseURL, path, { name: before.name });
  }
});

test("goes back to the form with what was typed, and leaves a camera as others saved it @thorough", async ({
  page,
  browser,
  request,
  baseURL,
  watch,
  isMobile,
}) => {
  test.skip(isMobile, "the first test has the dialog and the form on a phone");
  test.slow();
  watch.allow(/status of 412/);
  const { id } = await partialSquare(request);
  const site = await (await request.get(`/api/v1/sites/${id}`)).json();
  const camera = site.cameras.find(({ kind }: { kind: string }) => kind === "fixed");
  const path = `/api/v1/cameras/${camera.id}` as const;
  const before = await (await request.get(path)).json();
  const kept: Fields = { heightM: before.heightM, tilt: before.tilt };
  const other = await another(browser, page, baseURL, "operator");
  try {
    await open(page, `/sites/${id}?camera=${camera.id}`);
    await page.getByRole("button", { name: "编辑摄像机" }).click();
    expect(await axeFindings(page, "form")).toEqual([]);
    const taken = await other.context().request.patch(path, {
      headers: { ...asBrowser(baseURL ?? ""), "if-match": `"${camera.id}-${before.version}"` },
      data: { heightM: before.heightM + 1, reason: "measured" },
    });
    expect(taken.status()).toBe(200);

    await page.getByLabel("安装高度（米）").fill(String(before.heightM + 2));
    await page
      .getByRole("form", { name: "编辑摄像机" })
      .getByRole("button", { name: /^保\s*存$/ })
      .click();
    const dialog = page.getByRole("dialog", { name: "这条记录已经变了" });
    await expect(dialog.getByRole("row").nth(1)).toContainText(`${before.heightM + 1} m`);
    await page.keyboard.press("Escape");
    await expect(dialog).toBeHidden();
    await expect(page.getByLabel("安装高度（米）")).toHaveValue(String(before.heightM + 2));

    await page
      .getByRole("form", { name: "编辑摄像机" })
      .getByRole("button", { name: /^保\s*存$/ })
      .click();
    await dialog.getByRole("radio", { name: /已保存的/ }).check();
    await dialog.getByRole("button", { name: "采用已保存的" }).click();
    await expect(page.getByTestId("camera-card")).toContainText(`${before.heightM + 1} m`);
    expect((await (await request.get(path)).json()).version).toBe(before.version + 1);
  } finally {
    await other.context().close();
    await putBack(request, baseURL, path, kept);
  }
});

test("asks for another level with a reason, shows the coverage of it, and goes back to the default @thorough", async ({
  page,
  request,
  isMobile,
}) => {
  test.skip(isMobile, "the first test has the form on a phone, the second the way back");
  const { id } = await partialSquare(request);
  const asked = async () => (await (await request.get(`/api/v1/sites/${id}/requirements`)).json()).roles[0];
  await open(page, `/sites/${id}`);
  const zones = page.getByRole("region", { name: "分区与所需等级" });
  await zones
    .getByRole("button", { name: /^调整.+所需等级$/ })
    .first()
    .click();
  const form = zones.getByRole("form");
  await expect(form.getByRole("button", { name: /^保\s*存$/ })).toBeDisabled();
  await form.getByLabel("等级", { exact: true }).press("ArrowDown");
  await page.keyboard.press("End");
  await page.keyboard.press("Enter");
  await form.getByLabel("原因", { exact: true }).fill("节庆场地");
  await form.getByRole("button", { name: /^保\s*存$/ }).click();
  await expect(page.getByText("已保存，覆盖正在重算")).toBeVisible();
  await expect(page.getByText("覆盖已重算")).toBeVisible({ timeout: 30_000 });
  const { site } = await asked();
  expect(site).toMatchObject({ version: 1, reason: "节庆场地" });

  await zones
    .getByRole("button", { name: /^调整.+所需等级$/ })
    .first()
    .click();
  await expect(form).toContainText("节庆场地");
  await form.getByRole("button", { name: "恢复默认" }).click();
  await expect(form).toBeHidden();
  expect((await asked()).site).toBeNull();
  await coverageIsCurrent(request);
});

test.describe("whoever may not edit", () => {
  test.use({ role: "viewer" });

  test("finds no way to", async ({ page, request }) => {
    const { id } = await partialSquare(request);
    const site = await (await request.get(`/api/v1/sites/${id}`)).json();
    await open(page, `/sites/${id}?camera=${site.cameras[0].id}`);
    await expect(page.getByTestId("camera-card").getByRole("heading", { level: 2 })).toBeVisible();
    await expect(page.getByRole("button", { name: /编辑|调整/ })).toHaveCount(0);
  });
});
