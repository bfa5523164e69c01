import { createHash } from "node:crypto";
import type { Page } from "@playwright/test";
import { axeFindings } from "./support/axe-findings";
import { asBrowser, signInAs } from "./support/sign-in-as";
import { expect, params, prefer, test } from "./support/test";

test.use({ role: "auditor" });

const entries = (page: Page) => page.getByRole("button", { name: /^第 \d+ 条/ });

/** Opens the screen and waits until it answers: React has taken over what the server drew. */
async function openAudit(page: Page, query = ""): Promise<void> {
  await page.goto(`/audit${query}`);
  await page.waitForFunction(() => {
    const field = document.querySelector("#audit-search");
    return field !== null && Object.keys(field).some((key) => key.startsWith("__reactProps"));
  });
}

test("is where the auditor begins, who sees people and the audit and no map", async ({ page }) => {
  await page.goto("/");
  await expect(page).toHaveURL(/\/audit$/);
  const navigation = page.getByRole("navigation", { name: "功能" });
  await expect(navigation.getByRole("link")).toHaveText(["人员和角色", "审计", "我的账号"]);
  await expect(navigation.getByRole("link", { name: "审计" })).toHaveAttribute("aria-current", "page");
  await page.getByRole("button", { name: /^账号：审计（虚构）/ }).click();
  await expect(page.getByRole("menu")).toContainText("退出登录");
});

test("opens an entry and tells what it changed field by field, and the link says which", async ({ page }) => {
  // Other tests grant and revoke roles meanwhile; the demo city's own grants stay as they were.
  await openAudit(page, `?action=roles.grant&q=${encodeURIComponent("演示城市")}`);
  const first = entries(page).first();
  await first.click();
  await expect(first).toHaveAttribute("aria-expanded", "true");
  const changes = page.getByRole("table", { name: "逐项变化" });
  await expect(changes.getByRole("row", { name: /^role — \S+/ })).toBeVisible();
  await expect(page.getByText("本条的哈希")).toBeVisible();
  const address = page.url();
  expect(params(page).get("entry")).toMatch(/^\d+$/);
  await page.goto(address);
  await expect(page.getByRole("table", { name: "逐项变化" })).toBeVisible();
});

test("narrows by words, person and action, says so in the address, and clears", async ({ page }) => {
  await openAudit(page);
  const all = await page.getByRole("status").filter({ hasText: "条记录" }).textContent();
  await page.getByRole("searchbox", { name: "原因或对象中的字词" }).fill("city:demo");
  await expect.poll(() => params(page).get("q")).toBe("city:demo");
  await expect(page.getByRole("status").filter({ hasText: "条记录" })).not.toHaveText(all ?? "");
  for (const row of await page.locator("tr[data-open]").all()) await expect(row).toContainText("城市");
  await page.getByRole("combobox", { name: "操作" }).click();
  await page.keyboard.type("计算覆盖");
  await page.keyboard.press("Enter");
  await expect.poll(() => params(page).get("action")).toBe("coverage.compute");
  await expect(page.locator(".ant-select-dropdown:visible")).toHaveCount(0);
  await page.getByRole("button", { name: "清除筛选" }).first().click();
  await expect.poll(() => page.url()).toMatch(/\/audit$/);
  await expect(page.getByRole("searchbox", { name: "原因或对象中的字词" })).toHaveValue("");
});

test("narrows to days, and says what to do when nothing fits @thorough", async ({ page }) => {
  await openAudit(page);
  await page.getByLabel("至（含当日）").fill("2001-01-01");
  await expect(page.getByRole("heading", { name: "没有符合条件的记录" })).toBeVisible();
  expect(params(page).get("to")).toBe("2001-01-01");
  await expect(page.getByRole("button", { name: "导出" })).toBeDisabled();
  await page.goBack();
  await expect(entries(page)).not.toHaveCount(0);
});

test("follows one object from its first entry on @thorough", async ({ page }) => {
  await openAudit(page, "?q=city:demo");
  await entries(page).first().click();
  await page.getByRole("button", { name: "跟踪这个对象" }).click();
  const history = page.getByRole("dialog");
  await expect(history).toContainText("的全部记录");
  expect(params(page).get("follow")).toBe("city:demo");
  await expect(history.getByText(/#\d+$/).first()).toBeVisible();
  const numbers = (await history.getByText(/#\d+$/).allTextContents()).map((text) => Number(text.split("#")[1]));
  expect(numbers.length).toBeGreaterThan(1);
  expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
  await page.keyboard.press("Escape");
  await expect(history).toBeHidden();
  expect(params(page).get("follow")).toBeNull();
});

test("proves the chain whole", async ({ page }) => {
  await openAudit(page);
  await page.getByRole("button", { name: "核验审计链" }).click();
  const verdict = page.getByRole("region", { name: "审计链" });
  await expect(verdict).toContainText("条记录均与写入时一致");
  await expect(verdict).toContainText("个检查点担保到第");
});

test("takes entries along under a number, which is in the audit, as a file that can be checked", async ({
  page,
  baseURL,
}) => {
  await openAudit(page, "?action=roles.grant");
  await page.getByRole("button", { name: "导出" }).click();
  const make = page.getByRole("button", { name: "编号并导出" });
  await expect(make).toBeDisabled();
  await page.getByLabel("用途（记入审计）").fill("浏览器测试");
  const download = page.waitForEvent("download");
  await make.click();
  const file = await download;
  const number = /SJ-\d{4}-\d{6,}/.exec(file.suggestedFilename())?.[0] ?? "";
  await expect(page.getByRole("dialog")).toContainText(number);

  const address = `/api/v1/exports/audit.csv?number=${number}`;
  const text = await (await page.request.get(address)).text();
  const [head = "", table = ""] = text.split("\r\n\r\n");
  const rows = table.trim().split("\r\n").slice(1);
  const said = (word: string) =>
    head
      .split("\r\n")
      .find((line) => line.startsWith(`${word},`))
      ?.split(",")[1];
  expect(said("导出编号")).toBe(number);
  expect(said("用途")).toBe("浏览器测试");
  expect(Number(said("条数"))).toBe(rows.length);
  const hashes = rows.map((row) => row.split(",").at(-1) ?? "");
  expect(said("末条哈希")).toBe(hashes.at(-1));
  expect(said("摘要 (SHA-256)")).toBe(
    createHash("sha256")
      .update(hashes.map((hash) => `${hash}\n`).join(""))
      .digest("hex"),
  );

  await openAudit(page, `?object=audit-export:${number}`);
  await expect(page.getByRole("status").filter({ hasText: "条记录" })).toHaveText("1 条记录");
  await expect(page.locator("tr[data-open]")).toContainText("浏览器测试");
  await signInAs(page.request, baseURL, "planner");
  expect((await page.request.get(address)).status()).toBe(404);
});

test("gives one number for one export, however often it is asked for @thorough", async ({ page, baseURL }) => {
  const ask = (purpose: string) =>
    page.request.post("/api/v1/audit/exports", {
      headers: { ...asBrowser(baseURL ?? ""), "idempotency-key": key },
      data: { query: { action: "roles.grant" }, purpose },
    });
  const key = `audit-${Date.now()}`;
  const answers = await Promise.all([ask("一次"), ask("一次"), ask("一次")]);
  const numbers = await Promise.all(
    answers.map(async (answer) => ((await answer.json()) as { number: string }).number),
  );
  expect(new Set(numbers).size).toBe(1);
  expect((await ask("另一次")).status()).toBe(422);
});

test("says so when the entries do not arrive, and asks again @thorough", async ({ page, watch }) => {
  watch.allow(/Failed to load resource|ERR_FAILED/);
  await openAudit(page);
  await page.route("**/api/v1/audit?**", (route) => route.abort());
  await page.getByRole("searchbox", { name: "原因或对象中的字词" }).fill("demo");
  await expect(page.getByRole("heading", { name: "记录没有取到" })).toBeVisible();
  await page.unroute("**/api/v1/audit?**");
  await page.getByRole("button", { name: "再试一次" }).click();
  await expect(entries(page)).not.toHaveCount(0);
});

test("is worked without a pointer @thorough", async ({ page, isMobile }) => {
  test.skip(isMobile, "phones have no keyboard");
  await openAudit(page);
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "跳到内容" })).toBeFocused();
  await page.keyboard.press("/");
  await expect(page.getByRole("searchbox", { name: "原因或对象中的字词" })).toBeFocused();
  const first = entries(page).first();
  for (let i = 0; i < 20 && !(await first.evaluate((one) => one === document.activeElement)); i++) {
    await page.keyboard.press("Tab");
  }
  await expect(first).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(first).toHaveAttribute("aria-expanded", "true");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
});

for (const lang of ["zh-CN", "en"] as const) {
  test(`is no wider than the screen in ${lang} @thorough`, async ({ page, baseURL }) => {
    if (lang === "en") await prefer(page, baseURL, { lang });
    await openAudit(page);
    await page
      .getByRole("button", { name: /^(第|Entry) \d+/ })
      .first()
      .click();
    const { wide, screen } = await page.evaluate(() => ({
      wide: Math.max(document.documentElement.scrollWidth, document.querySelector("#content")?.scrollWidth ?? 0),
      screen: window.innerWidth,
    }));
    expect(wide).toBeLessThanOrEqual(screen);
  });
}

for (const role of ["planner", "secadmin"] as const) {
  test.describe(`to the ${role}`, () => {
    test.use({ role });

    test("does not exist", async ({ page, watch, isMobile }) => {
      test.skip(isMobile, "the same from every screen");
      watch.allow(/404/);
      const answer = await page.goto("/audit");
      expect(answer?.status()).toBe(404);
      await expect(page.getByRole("heading", { name: "没有这一页" })).toBeVisible();
      await expect(page.getByRole("link", { name: "审计" })).toHaveCount(0);
      for (const path of ["audit", "audit/choices", "audit/object?object=city:demo", "audit/verification"]) {
        expect((await page.request.get(`/api/v1/${path}`)).status(), path).toBe(404);
      }
    });
  });
}

for (const scheme of ["light", "dark"] as const) {
  test(
    `is accessible in ${scheme}`,
    scheme === "dark" ? { tag: "@thorough" } : {},
    async ({ page, baseURL, isMobile }) => {
      test.skip(isMobile && scheme === "dark", "a phone has the colours of a desk's screen");
      await prefer(page, baseURL, { scheme });
      await openAudit(page);
      await page.getByRole("button", { name: "核验审计链" }).click();
      await expect(page.getByRole("region", { name: "审计链" })).toContainText("条记录均与写入时一致");
      await entries(page).first().click();
      expect(await axeFindings(page)).toEqual([]);
      await page.getByRole("button", { name: "跟踪这个对象" }).click();
      await expect(page.getByRole("dialog").getByText(/#\d+$/).first()).toBeVisible();
      expect(await axeFindings(page), "history").toEqual([]);
      await page.keyboard.press("Escape");
      await page.getByRole("button", { name: "导出" }).click();
      expect(await axeFindings(page), "export").toEqual([]);
      await page.keyboard.press("Escape");
      await expect(page.getByRole("dialog")).toBeHidden();
      await page.getByRole("button", { name: /^账号：/ }).click();
      await expect(page.getByRole("menu")).toBeVisible();
      expect(await axeFindings(page), "account menu").toEqual([]);
      await openAudit(page, "?q=zzzz");
      expect(await axeFindings(page), "nothing found").toEqual([]);
    },
  );
}
