import { worstSite } from "./support/demo-city";
import { expect, open, params, settle, test } from "./support/test";

test("leads from the city to its worst gap, why it is there, and what the law counts", async ({ page, request }) => {
  const worst = await worstSite(request);
  await open(page, "/");

  // The list starts with the largest gaps; a click shows the site on the map.
  const first = page.getByRole("row").nth(1);
  await expect(first).toContainText(worst.name);
  await first.getByRole("rowheader").click();
  await expect(first).toHaveAttribute("aria-current", "true");
  await expect.poll(() => params(page).get("at")).not.toBeNull();
  const near = params(page).get("at");
  expect(params(page).get("site")).toBe(worst.id);

  await page.getByRole("region", { name: "已选场所" }).getByRole("link", { name: "打开" }).click();
  await expect(page.getByRole("heading", { level: 2, name: worst.name, exact: true })).toBeVisible();
  await expect(page.getByRole("region", { name: "法规口径" })).toContainText("163 号令第十一条");

  // The largest gap comes first; a click flies there and says why.
  await page.getByRole("button", { name: /第 1 块盲区/ }).click();
  await expect(page.getByText("为何看不到")).toBeVisible();
  await expect.poll(() => params(page).get("at")).not.toBe(near);
  await settle(page);
  expect(params(page).get("gap")).not.toBeNull();
});

test("lists gaps from the largest down @thorough", async ({ page, request }) => {
  const worst = await worstSite(request);
  await open(page, `/sites/${worst.id}`);
  const labels = await page
    .getByRole("button", { name: /块盲区，/ })
    .evaluateAll((buttons) => buttons.map((button) => Number(button.children[2]?.textContent?.replace(/[^\d.]/g, ""))));
  expect(labels.length).toBeGreaterThan(1);
  expect(labels).toEqual(labels.toSorted((a, b) => b - a));
});
