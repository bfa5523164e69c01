import type { Page } from "@playwright/test";
import { ROLE_NAMES, ROLES, type Role } from "@/lib/access/roles";
import { axeFindings } from "./support/axe-findings";
import { signInAs } from "./support/sign-in-as";
import { expect, prefer, test } from "./support/test";

test.use({ role: null });

const signIn = (page: Page) => page.getByRole("button", { name: /^登\s*录$/ });
const demoAccount = (page: Page, role: Role) =>
  page.getByRole("button", { name: new RegExp(`^${ROLE_NAMES[role].zh}`) });

async function typeIn(page: Page, username: string, password: string): Promise<void> {
  await page.getByLabel("用户名").fill(username);
  await page.getByRole("textbox", { name: "密码" }).fill(password);
  await signIn(page).click();
}

test("asks whoever is not signed in to sign in, and leads on to where they were going @phone", async ({ page }) => {
  await page.goto("/people?role=planner");
  await expect(page).toHaveURL(/\/sign-in\?next=%2Fpeople%3Frole%3Dplanner$/);
  await demoAccount(page, "sysadmin").click();
  await expect(page).toHaveURL(/\/people\?role=planner$/);
  await expect(page.getByRole("heading", { name: "人员和角色", level: 1 })).toBeVisible();
});

test("never leads to another site", async ({ page }) => {
  await page.goto("/sign-in?next=https%3A%2F%2Felsewhere.example%2F");
  await demoAccount(page, "auditor").click();
  await expect(page).toHaveURL(/\/audit$/);
});

const FIRST: Readonly<Record<Role, RegExp>> = {
  planner: /:\d+\/(?:\?.*)?$/,
  "police-reviewer": /:\d+\/(?:\?.*)?$/,
  finance: /:\d+\/(?:\?.*)?$/,
  operator: /:\d+\/(?:\?.*)?$/,
  viewer: /:\d+\/(?:\?.*)?$/,
  sysadmin: /\/people$/,
  secadmin: /\/people$/,
  auditor: /\/audit$/,
};

for (const role of ROLES) {
  test(`leads the ${role} to where that role begins @thorough`, async ({ page, isMobile }) => {
    test.skip(isMobile, "leads to the same place on a phone");
    await page.goto("/sign-in");
    await demoAccount(page, role).click();
    await expect(page).toHaveURL(FIRST[role]);
    await expect(page.getByRole("button", { name: new RegExp(`^账号：.*${ROLE_NAMES[role].zh}`) })).toBeVisible();
  });
}

test("says that name or password is wrong, and after five times how long to wait", async ({
  page,
  isMobile,
  watch,
}) => {
  test.skip(isMobile, "an address is locked too, after twenty failures of any name");
  watch.allow(/status of (403|429)/);
  const name = `nobody-${Date.now() % 1_000_000}`;
  await page.goto("/sign-in");
  for (let i = 0; i < 5; i++) {
    await typeIn(page, name, "not the right one");
    await expect(page.getByText("用户名或密码不正确。")).toBeVisible();
    await expect(signIn(page)).toBeEnabled();
  }
  await typeIn(page, name, "not the right one");
  await expect(page.getByText("尝试次数过多，暂时不能登录。")).toBeVisible();
  await expect(page.getByRole("timer")).toHaveText(/还要等 00:\d\d/);
  await expect(signIn(page)).toBeDisabled();
});

test("says calmly that the session is over, and leads back", async ({ page, playwright, baseURL, watch }) => {
  watch.allow(/status of 401/);
  await signInAs(page.request, baseURL, "viewer");
  await page.goto("/account");
  await expect(page.getByText("本次登录")).toBeVisible();
  const sessions = (await (await page.request.get("/api/v1/session/all")).json()) as { id: string; own: boolean }[];
  const own = sessions.find((one) => one.own)?.id ?? "";

  const elsewhere = await playwright.request.newContext({ baseURL: baseURL ?? "" });
  await signInAs(elsewhere, baseURL, "viewer");
  const ended = await elsewhere.delete(`/api/v1/session/all/${own}`, {
    headers: { origin: new URL(baseURL ?? "").origin, "sec-fetch-site": "same-origin" },
  });
  expect(ended.status()).toBe(200);
  await elsewhere.dispose();

  // Whatever asks next is the first to know.
  await page.getByRole("button", { name: "结束这次登录" }).first().click();
  const dialog = page.getByRole("dialog", { name: "登录已结束" });
  await expect(dialog).toBeVisible();
  await dialog.getByRole("button", { name: "重新登录" }).click();
  await expect(page).toHaveURL(/\/sign-in\?next=%2Faccount$/);
  await expect(page.getByRole("status").filter({ hasText: "上次登录已结束" })).toBeVisible();
  await demoAccount(page, "viewer").click();
  await expect(page).toHaveURL(/\/account$/);
});

test("signs out, and back does not bring the screen again", async ({ page, baseURL }) => {
  await signInAs(page.request, baseURL, "auditor");
  await page.goto("/account");
  await page.getByRole("button", { name: /^账号：/ }).click();
  await page.getByRole("menuitem", { name: "退出登录" }).click();
  await expect(page).toHaveURL(/\/sign-in$/);
  await page.goBack();
  await expect(page).toHaveURL(/\/sign-in/);
});

for (const scheme of ["light", "dark"] as const) {
  test(`is accessible in ${scheme}`, scheme === "dark" ? { tag: "@thorough" } : {}, async ({ page, baseURL }) => {
    await prefer(page, baseURL, { scheme });
    await page.goto("/sign-in");
    await expect(signIn(page)).toBeEnabled();
    expect(await axeFindings(page)).toEqual([]);
    await signInAs(page.request, baseURL, "sysadmin");
    for (const [address, heading] of [
      ["/people", "人员和角色"],
      ["/account", "我的账号"],
    ] as const) {
      await page.goto(address);
      await expect(page.getByRole("heading", { name: heading, level: 1 })).toBeVisible();
      expect(await axeFindings(page), address).toEqual([]);
    }
    await page.goto("/people");
    await page.getByRole("link", { name: "公安审查（虚构）" }).click();
    await expect(page.getByRole("heading", { name: "公安审查（虚构）", level: 1 })).toBeVisible();
    expect(await axeFindings(page), "a person").toEqual([]);
  });
}
