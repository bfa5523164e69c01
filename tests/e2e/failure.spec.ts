import { figuresOf } from "@/lib/i18n/figures";
import { axeFindings } from "./support/axe-findings";
import { partialSquare } from "./support/demo-city";
import { expect, open, params, settle, test } from "./support/test";

const { squareMetres } = figuresOf("zh-CN");

test("@workspace says which camera would be missed most, and shows what opens without it", async ({
  page,
  request,
}) => {
  const site = await partialSquare(request);
  const failures = (await (await request.get(`/api/v1/sites/${site.id}/failures`)).json()) as {
    areaM2: number;
    depths: Record<string, number>;
    cameras: { id: string; name: string; openedM2: number }[];
  };
  const detail = (await (await request.get(`/api/v1/sites/${site.id}`)).json()) as { gapAreaM2: number };
  expect(failures.depths.none).toBeCloseTo(detail.gapAreaM2, 3);
  expect(Object.values(failures.depths).reduce((sum, area) => sum + area, 0)).toBeCloseTo(failures.areaM2, 3);
  const [worst] = failures.cameras;
  if (!worst) throw new Error("no camera sees the square");

  await open(page, `/sites/${site.id}`);
  const depths = page.getByRole("region", { name: "看到次数" });
  await expect(depths.getByRole("row", { name: /^仅 1 台/ })).toContainText(squareMetres(failures.depths.one ?? 0));
  const { depths: detected } = (await (await request.get(`/api/v1/sites/${site.id}/depths?level=detect`)).json()) as {
    depths: Record<string, { areaM2: number }>;
  };
  await open(page, `/sites/${site.id}?level=detect`);
  await depths.getByRole("switch", { name: "在地图上显示" }).click();
  await expect.poll(() => params(page).get("layers")?.split(",")).toContain("depth");
  await expect(depths.getByRole("row", { name: /^2 台/ })).toContainText(squareMetres(detected.two?.areaM2 ?? 0));
  await expect(depths).toContainText("按地图上所选的");
  await depths.getByRole("button", { name: `查看 ${worst.name} 失效后的盲区` }).click();
  await expect.poll(() => params(page).get("camera")).toBe(worst.id);
  const failure = page.getByTestId("camera-card").getByRole("region", { name: "若它失效" });
  await expect(failure.getByRole("switch")).toBeChecked();
  await expect(failure).toContainText(squareMetres(worst.openedM2));
  await expect(failure).toContainText("→");
  await settle(page);
  expect(await axeFindings(page)).toEqual([]);
  await failure.getByRole("switch").click();
  await expect.poll(() => params(page).get("fails")).toBeNull();
  await expect(failure).not.toContainText("→");
});
