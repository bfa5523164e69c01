import { figuresOf } from "@/lib/i18n/figures";
import { axeFindings } from "./support/axe-findings";
import { partialSquare } from "./support/demo-city";
import { putBack } from "./support/put-back";
import { expect, open, params, settle, test } from "./support/test";

const { share, squareMetres } = figuresOf("zh-CN");

type Night = {
  areaM2: number;
  levels: { level: string | null; dayM2: number; nightM2: number }[];
  opened: { areaM2: number };
  cameras: { id: string; name: string; losesM2: number; opensM2: number }[];
};

test("@workspace @phone looks at a site by night, and sees more once a camera's infrared reach is known", async ({
  page,
  request,
  baseURL,
  isMobile,
}) => {
  const site = await partialSquare(request);
  const nightOf = async (lampM: number): Promise<Night> =>
    (await request.get(`/api/v1/sites/${site.id}/night?lampM=${lampM}`)).json();
  const unlit = await nightOf(0);
  const [worst] = unlit.cameras;
  if (!worst) throw new Error("no camera sees the square");
  expect(unlit.levels.every(({ nightM2 }) => nightM2 === 0)).toBe(true);
  const detail = (await (await request.get(`/api/v1/sites/${site.id}`)).json()) as { gapAreaM2: number };
  expect(unlit.areaM2 - (unlit.levels[0]?.dayM2 ?? 0)).toBeCloseTo(detail.gapAreaM2, 3);

  await open(page, `/sites/${site.id}?lamp=0`);
  const section = page.getByRole("region", { name: "夜间", exact: true });
  const switched = section.getByRole("switch", { name: "按夜间看本场所" });
  await expect(switched).not.toBeChecked();
  await expect(section).toContainText("不是照度计算");
  if (isMobile) await switched.click();
  else await page.keyboard.press("n");
  await expect.poll(() => params(page).get("night")).toBe("true");
  await expect(switched).toBeChecked();
  const own = section
    .getByRole("table", { name: /^各等级/ })
    .getByRole("row")
    .nth(1);
  await expect(own).toContainText(squareMetres(unlit.opened.areaM2));
  await expect(section.getByTestId("night-unknown")).toContainText(`${unlit.cameras.length} 台中有`);
  await expect(section.getByRole("row", { name: new RegExp(worst.name) })).toContainText(squareMetres(worst.losesM2));
  await settle(page);
  expect(await axeFindings(page)).toEqual([]);
  if (isMobile) return;

  try {
    await section.getByRole("button", { name: `查看摄像机 ${worst.name}` }).click();
    await expect.poll(() => params(page).get("camera")).toBe(worst.id);
    const card = page.getByTestId("camera-card");
    await card.getByRole("button", { name: "编辑摄像机" }).click();
    await card.getByLabel("红外补光距离（米）").fill("60");
    await card.getByRole("button", { name: /^保\s*存$/ }).click();
    await expect(card).toContainText("60 m（人工录入）");
    const lit = await nightOf(0);
    expect(lit.levels[0]?.nightM2).toBeGreaterThan(0);
    // what is seen by day is as it was, and nothing is computed anew
    expect(lit.levels[0]?.dayM2).toBeCloseTo(unlit.levels[0]?.dayM2 ?? 0, 6);
    const city = (await (await request.get("/api/v1/city")).json()) as { coverage: { stale: boolean } };
    expect(city.coverage.stale).toBe(false);
    await expect(own).toContainText(share((lit.levels[0]?.nightM2 ?? 0) / lit.areaM2));
    await expect(own).toContainText(squareMetres(lit.opened.areaM2));

    const lamps = await nightOf(30);
    await section.getByLabel(/路灯照亮半径/).fill("30");
    await expect.poll(() => params(page).get("lamp")).toBe("30");
    await expect(own).toContainText(squareMetres(lamps.opened.areaM2));
  } finally {
    await page.goto("about:blank");
    await putBack(request, baseURL, `/api/v1/cameras/${worst.id}`, { infraredM: null });
  }
});
