import type { APIRequestContext } from "@playwright/test";
import { axeFindings } from "./support/axe-findings";
import { asBrowser } from "./support/sign-in-as";
import { expect, open, test } from "./support/test";

const NAME = "盲区公园（测试）";
const RENAMED = "公园盲区（测试）";

test.afterEach(async ({ request, baseURL }) => forgetThose(request, baseURL));

async function forgetThose(request: APIRequestContext, baseURL: string | undefined): Promise<void> {
  const { filters } = (await (await request.get("/api/v1/filters")).json()) as {
    filters: { id: string; version: number; name: string }[];
  };
  for (const { id, version, name } of filters)
    if (name === NAME || name === RENAMED) {
      const headers = { ...asBrowser(baseURL ?? ""), "if-match": `"${id}-${version}"` };
      expect((await request.delete(`/api/v1/filters/${id}`, { headers })).ok()).toBe(true);
    }
}

test("@workspace keeps what the table of sites shows under a name, comes back to it by a click and by the palette, renames and forgets it", async ({
  page,
  request,
  isMobile,
  baseURL,
}) => {
  test.skip(isMobile, "the same menu over a sheet");
  await forgetThose(request, baseURL);
  await open(page, "/?kind=park&state=blind&sort=area&order=asc");
  const menu = page.getByRole("button", { name: "常用筛选", exact: true });
  await menu.click();
  const filters = page.getByRole("region", { name: "常用筛选" });
  await filters.getByLabel("为当前筛选命名").fill(NAME);
  await page.keyboard.press("Enter");
  const show = filters.getByRole("button", { name: NAME, exact: true });
  await expect(show).toHaveAttribute("aria-current", "true");
  expect(await axeFindings(page, "[role='tooltip']")).toEqual([]);
  await page.keyboard.press("Escape");
  await expect(filters).toBeHidden();

  await open(page, "/?kind=square");
  await menu.click();
  await show.click();
  await expect(page).toHaveURL(/\?kind=park&state=blind&sort=area&order=asc$/);
  await expect(filters).toBeHidden();

  await page.goto("/cameras");
  await expect(page.getByRole("table", { name: "摄像机" })).toBeVisible();
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox", { name: "输入命令、名称、编号或坐标" }).fill("盲区公园");
  await page.getByRole("option", { name: `场所: ${NAME}` }).click();
  await expect(page).toHaveURL(/\/\?kind=park&state=blind&sort=area&order=asc$/, { timeout: 60_000 });

  await menu.click();
  await filters.getByRole("button", { name: `重命名${NAME}` }).click();
  await filters.getByLabel("新名称").fill(RENAMED);
  await page.keyboard.press("Enter");
  await expect(filters.getByRole("button", { name: RENAMED, exact: true })).toBeVisible();
  await filters.getByRole("button", { name: `删除${RENAMED}` }).click();
  await expect(filters.getByRole("button", { name: RENAMED, exact: true })).toBeHidden();
});
