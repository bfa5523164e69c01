import { axeFindings } from "./support/axe-findings";
import { coverageIsCurrent, putBack } from "./support/put-back";
import { asBrowser } from "./support/sign-in-as";
import { expect, open, test } from "./support/test";

type Site = { readonly id: string; readonly kind: string; readonly nameEn: string | null; readonly version: number };

test("@workspace ticks sites in the table, changes their kind together, names what others changed, and takes it back in one step", async ({
  page,
  request,
  isMobile,
  baseURL,
  watch,
}) => {
  test.skip(isMobile, "the same card in a lower panel");
  test.setTimeout(180_000);
  watch.allow(/status of 409/);
  await coverageIsCurrent(request);
  const listed = "/api/v1/sites?kind=park&candidate=false&sort=area&order=asc&limit=2";
  const sites = ((await (await request.get(listed)).json()) as { items: Site[] }).items;
  const [first, second] = sites;
  if (!first || !second) throw new Error("the demo city has no two parks");
  const stored = async () => {
    const read = sites.map(async ({ id }) => (await (await request.get(`/api/v1/sites/${id}`)).json()).kind);
    return (await Promise.all(read)).join();
  };
  try {
    await open(page, "/?kind=park&sort=area&order=asc");
    await page.getByRole("button", { name: "多选场所" }).click();
    const boxes = page.getByRole("row").getByRole("checkbox");
    await boxes.first().click();
    await boxes.nth(1).click({ modifiers: ["Shift"] });
    const card = page.getByTestId("many-sites");
    await expect(card.getByRole("heading")).toHaveText("已选 2 处场所");
    await card.getByLabel("类型").click();
    await page.getByTitle("广场", { exact: true }).click();
    const rows = card.getByRole("row");
    await expect(rows).toHaveCount(2);
    await expect(rows.first()).toContainText("→ 广场");
    expect(await axeFindings(page, "[data-testid='many-sites']")).toEqual([]);

    // Somebody else is quicker with one of them: none is changed, and that one is named.
    const headers = { ...asBrowser(baseURL ?? ""), "if-match": `"${second.id}-${second.version}"` };
    const quicker = await request.patch(`/api/v1/sites/${second.id}`, { headers, data: { nameEn: "Quicker" } });
    expect(quicker.ok()).toBe(true);
    const save = card.getByRole("button", { name: /^保\s?存$/ });
    await save.click();
    await expect(card.getByRole("alert")).toContainText("因 1 处场所，全部未保存");
    await expect(card.getByRole("alert").getByRole("listitem")).toHaveCount(1);
    expect(await stored()).toBe("park,park");

    await save.click();
    await expect.poll(stored).toBe("square,square");
    await page.getByRole("button", { name: "撤销上一步" }).click();
    await expect.poll(stored).toBe("park,park");
    await expect(page.getByRole("button", { name: "撤销上一步" })).toBeDisabled();
    await page.keyboard.press("Escape");
    await expect(card).toBeHidden();
  } finally {
    for (const { id } of sites)
      await putBack(request, baseURL, `/api/v1/sites/${id}`, {
        kind: "park",
        ...(id === second.id ? { nameEn: second.nameEn } : {}),
      });
  }
});
