import type { Browser, Page } from "@playwright/test";
import type { Role } from "@/lib/access/roles";
import { totp } from "@/tests/support/totp";
import { signInAs } from "./support/sign-in-as";
import { expect, test } from "./support/test";

test.use({ role: "sysadmin" });

/** Another person at another screen, of the same size; null: nobody yet. */
async function another(browser: Browser, page: Page, baseURL: string | undefined, role: Role | null): Promise<Page> {
  const context = await browser.newContext({
    baseURL: baseURL ?? "",
    viewport: page.viewportSize(),
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    storageState: { cookies: [], origins: [] },
  });
  if (role) await signInAs(context.request, baseURL, role);
  return context.newPage();
}

async function choose(page: Page, field: string, option: string): Promise<void> {
  await page.getByRole("dialog").getByRole("combobox", { name: field }).click();
  await page.locator(".ant-select-item-option").filter({ hasText: option }).first().click();
}

/** Adds a person by the screen. @returns their page's address and the code, which is shown this once */
async function addPerson(page: Page, username: string): Promise<{ address: string; code: string }> {
  await page.goto("/people");
  await page.getByRole("button", { name: "添加人员" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("用户名").fill(username);
  await dialog.getByLabel("姓名").fill(`测试 ${username}`);
  await dialog.getByLabel("单位").fill("测试单位");
  await choose(page, "所属辖区", "demo");
  await dialog.getByRole("button", { name: /^添\s*加$/ }).click();
  const code = (await page.getByText(/^(?:[A-Z2-9]{5}-){3}[A-Z2-9]{5}$/).textContent()) ?? "";
  await page.getByRole("button", { name: "已记下" }).click();
  await expect(page.getByRole("heading", { name: `测试 ${username}`, level: 1 })).toBeVisible();
  return { address: page.url(), code };
}

async function grant(page: Page, address: string, role: string): Promise<void> {
  await page.goto(address);
  await page.getByRole("button", { name: "授予角色" }).click();
  await choose(page, "角色", role);
  await page.getByRole("dialog").getByLabel("原因（记入审计）").fill("测试");
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /^授\s*予$/ })
    .click();
  await expect(page.getByRole("dialog")).toBeHidden();
}

test("a new administrator: added, granted, approved by a second person, signs in with code, password and authenticator, and is ended live", async ({
  page,
  browser,
  baseURL,
  watch,
}) => {
  test.slow();
  watch.allow(/status of (401|403|422)/);
  const username = `t${Date.now().toString(36)}`;
  const { address, code } = await addPerson(page, username);
  expect(await (await page.request.get(address)).text()).not.toContain(code);

  const secadmin = await another(browser, page, baseURL, "secadmin");
  await grant(secadmin, address, "系统管理");
  const grants = secadmin.getByRole("region", { name: "角色" });
  await expect(grants).toContainText("待复核");
  await expect(grants).toContainText("须由另一个人复核");
  await expect(grants.getByRole("button", { name: "复核同意" })).toHaveCount(0);
  await page.reload();
  await page.getByRole("button", { name: "复核同意" }).click();
  await expect(page.getByRole("region", { name: "角色" })).toContainText("有效");

  const person = await another(browser, page, baseURL, null);
  await person.goto("/sign-in?next=%2Faccount");
  await person.getByLabel("用户名").fill(username);
  await person.getByRole("textbox", { name: "密码" }).fill(code);
  await person.getByRole("button", { name: /^登\s*录$/ }).click();
  const newPassword = person.getByLabel("新密码");
  await newPassword.fill("short");
  await person.getByRole("button", { name: "设为我的密码" }).click();
  await expect(person.getByText("密码太短")).toBeVisible();
  await newPassword.fill("a long enough passphrase");
  await person.getByRole("button", { name: "设为我的密码" }).click();
  await person.getByRole("button", { name: "开始设置" }).click();
  const secret = ((await person.getByLabel("密钥").textContent()) ?? "").replaceAll(" ", "");
  await expect(person.getByRole("button", { name: "打印" })).toBeVisible();
  await person.getByLabel("验证器上的 6 位数字").fill(totp(secret));
  await person.getByRole("button", { name: "确认并继续" }).click();
  await expect(person).toHaveURL(/\/account$/);
  await expect(person.getByText("系统管理", { exact: true }).first()).toBeVisible();
  await expect(person.getByText("已设置。")).toBeVisible();

  // The next sign-in asks for the second factor before there is a session; a backup code is as good.
  const later = await another(browser, page, baseURL, null);
  await later.goto("/sign-in");
  await later.getByLabel("用户名").fill(username);
  await later.getByRole("textbox", { name: "密码" }).fill("a long enough passphrase");
  await later.getByRole("button", { name: /^登\s*录$/ }).click();
  await expect(later.getByRole("heading", { name: "第二道验证" })).toBeVisible();
  await later.getByLabel("验证器上的 6 位数字").fill("000000");
  await later.getByRole("button", { name: /^登\s*录$/ }).click();
  await expect(later.getByText("验证码不正确。")).toBeVisible();
  await later.getByLabel("验证器上的 6 位数字").fill(totp(secret, Date.now() + 30_000));
  await later.getByRole("button", { name: /^登\s*录$/ }).click();
  await expect(later).toHaveURL(/\/people$/);

  // Revoked while they look: their next request no longer knows them.
  await secadmin.reload();
  await secadmin.getByRole("button", { name: /^撤\s*销$/ }).click();
  await secadmin.getByRole("dialog").getByLabel("原因（记入审计）").fill("测试结束");
  await secadmin
    .getByRole("dialog")
    .getByRole("button", { name: /^撤\s*销$/ })
    .click();
  await expect(secadmin.getByText("没有角色：可以登录，但什么也看不到。")).toBeVisible();
  expect((await person.request.get("/api/v1/people")).status()).toBe(401);
  await person.reload();
  await expect(person).toHaveURL(/\/sign-in\?next=%2Faccount$/);
  await later.getByRole("searchbox", { name: "姓名、用户名或单位" }).fill("公安");
  await expect(later.getByRole("dialog", { name: "登录已结束" })).toBeVisible();
  for (const one of [secadmin, person, later]) await one.context().close();
});

test("finds people by name and role, and the link says which @thorough", async ({ page }) => {
  await page.goto("/people");
  await page.getByRole("searchbox", { name: "姓名、用户名或单位" }).fill("demo-fin");
  await expect(page.getByRole("table").getByRole("row")).toHaveCount(2);
  await expect(page).toHaveURL(/q=demo-fin/);
  await page.reload();
  await expect(page.getByRole("link", { name: "财政（虚构）" })).toBeVisible();
  await page.getByRole("searchbox", { name: "姓名、用户名或单位" }).fill("没有这个人");
  await expect(page.getByText("没有符合条件的人员")).toBeVisible();
  await page.getByRole("button", { name: "清除筛选" }).last().click();
  await expect(page.getByRole("link", { name: "财政（虚构）" })).toBeVisible();
});

test("is not there for whoever may not see people", async ({ browser, page, baseURL, watch }) => {
  watch.allow(/404/);
  const planner = await another(browser, page, baseURL, "planner");
  const answer = await planner.goto("/people");
  expect(answer?.status()).toBe(404);
  await expect(planner.getByRole("link", { name: "人员和角色" })).toHaveCount(0);
  expect((await planner.request.get("/api/v1/people")).status()).toBe(404);
  await planner.context().close();
});

test("offers the security administrator no grant to themselves @thorough", async ({ browser, page, baseURL }) => {
  const secadmin = await another(browser, page, baseURL, "secadmin");
  await secadmin.goto("/people");
  await secadmin.getByRole("link", { name: "安全管理（虚构）" }).click();
  await expect(secadmin.getByText("您不能给自己授予角色")).toBeVisible();
  await expect(secadmin.getByRole("button", { name: "授予角色" })).toHaveCount(0);
  await secadmin.context().close();
});
