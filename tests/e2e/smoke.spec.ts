import { partialSquare } from "./support/demo-city";
import { expect, open, prefer, test } from "./support/test";

const WORDS = {
  "zh-CN": {
    title: "视域 Sightline",
    city: "南京新街口",
    back: "返回列表",
    missing: "没有这一页",
    site: "没有这处场所",
  },
  en: {
    title: "Sightline 视域",
    city: "Nanjing Xinjiekou",
    back: "Back to the list",
    missing: "No such page",
    site: "No such site",
  },
} as const;

for (const lang of ["zh-CN", "en"] as const) {
  const words = WORDS[lang];

  test.describe(`in ${lang}`, () => {
    test.beforeEach(async ({ page, baseURL }) => {
      if (lang === "en") await prefer(page, baseURL, { lang });
    });

    test("shows the city @phone", async ({ page }) => {
      await open(page, "/");
      await expect(page).toHaveTitle(words.title);
      await expect(page.locator("html")).toHaveAttribute("lang", lang);
      await expect(page.getByRole("heading", { level: 1, name: words.city })).toBeVisible();
      await expect(page.getByRole("row")).not.toHaveCount(0);
    });

    test("shows a site @phone", async ({ page, request }) => {
      const site = await partialSquare(request);
      await open(page, `/sites/${site.id}`);
      await expect(page).toHaveTitle(new RegExp(words.title));
      await expect(page.getByRole("link", { name: words.back })).toBeVisible();
      await expect(page.getByRole("heading", { level: 2 })).toBeVisible();
    });

    test("says so where there is no such site", async ({ page, watch }) => {
      watch.allow(/404/);
      await open(page, "/sites/00000000-0000-4000-8000-000000000000");
      await expect(page.getByRole("heading", { name: words.site })).toBeVisible();
    });

    test("says so where there is no such page", async ({ page, watch }) => {
      watch.allow(/404/);
      const answer = await page.goto("/nowhere");
      expect(answer?.status()).toBe(404);
      await expect(page.getByRole("heading", { name: words.missing })).toBeVisible();
    });
  });
}

test("changes the language and keeps the view", async ({ page }) => {
  await open(page, "/?q=%E4%B8%AD%E5%B1%B1");
  await page.getByRole("link", { name: "English" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await expect(page.getByRole("searchbox")).toHaveValue("中山");
});

test("changes the colour scheme, and the next visit starts in it @thorough", async ({ page }) => {
  await open(page, "/");
  await page.getByRole("button", { name: /^外观/ }).click();
  await page.getByRole("menuitem", { name: "深色" }).click();
  await expect(page.locator("html")).toHaveAttribute("data-scheme", "dark");
  const next = await page.request.get("/");
  expect(await next.text()).toContain('data-scheme="dark"');
});
