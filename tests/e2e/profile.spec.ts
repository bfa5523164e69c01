import { figuresOf } from "@/lib/i18n/figures";
import { axeFindings } from "./support/axe-findings";
import { partialSquare } from "./support/demo-city";
import { expect, open, params, settle, test } from "./support/test";

const { metres } = figuresOf("zh-CN");

type Point = { cameras: { id: string; name: string; levels: { miss: string | null }[] }[] };
type Gap = { centre: [number, number]; reasons: Record<string, number> };
type Profile = { distanceM: number; crossings: { blocks: boolean; topM: number; clearanceM: number }[] };

test("@workspace shows from the side and through the lens what hides a point from a camera", async ({
  page,
  request,
}) => {
  const site = await partialSquare(request);
  const { gaps } = (await (await request.get(`/api/v1/sites/${site.id}`)).json()) as { gaps: Gap[] };
  const hidden = gaps.toSorted((a, b) => (b.reasons.occluded ?? 0) - (a.reasons.occluded ?? 0)).slice(0, 8);
  let found: { place: [number, number]; camera: Point["cameras"][number] } | null = null;
  for (const { centre } of hidden) {
    const point = (await (
      await request.get(`/api/v1/coverage/point?lon=${centre[0]}&lat=${centre[1]}`)
    ).json()) as Point;
    const camera = point.cameras.find(({ levels }) => levels[0]?.miss === "occluded");
    found ??= camera ? { place: centre, camera } : null;
  }
  if (!found) throw new Error("nothing hides any of the square");
  const { camera } = found;
  const [lon, lat] = found.place;
  const profile = (await (
    await request.get(`/api/v1/cameras/${camera.id}/profile?lon=${lon}&lat=${lat}`)
  ).json()) as Profile;
  const blocker = profile.crossings.find(({ blocks }) => blocks);
  if (!blocker) throw new Error("nothing blocks the line");

  await open(page, `/?point=${lon}/${lat}`);
  await page.getByRole("button", { name: `${camera.name} 的视线剖面` }).click();
  await expect.poll(() => params(page).get("profile")).toBe(camera.id);
  const shown = page.getByTestId("sight-profile");
  await expect(shown.getByTestId("profile-verdict")).toContainText("被遮挡");
  await expect(shown.getByTestId("profile-verdict")).toContainText(metres(-blocker.clearanceM));
  await expect(shown.getByRole("row", { name: /挡住/ }).first()).toContainText(metres(blocker.topM));
  await expect(shown.getByRole("row", { name: /^目标/ })).toContainText(metres(profile.distanceM));
  await expect(shown.getByRole("img", { name: /个障碍物/ })).toBeVisible();
  await settle(page);
  expect(await axeFindings(page)).toEqual([]);

  await page.getByRole("button", { name: `从 ${camera.name} 的镜头看出去` }).click();
  await expect.poll(() => params(page).get("eye")).toBe(camera.id);
  const dialog = page.getByRole("dialog", { name: `${camera.name} 的镜头视角` });
  await expect(dialog.getByTestId("camera-eye")).toHaveAttribute("data-drawn", "true", { timeout: 60_000 });
  await expect(dialog).toContainText(metres(profile.distanceM));
  expect(await axeFindings(page)).toEqual([]);
  await page.keyboard.press("Escape");
  await expect.poll(() => params(page).get("eye")).toBeNull();
  await expect(dialog).toBeHidden();

  await shown.getByRole("button", { name: "收起剖面" }).click();
  await expect.poll(() => params(page).get("profile")).toBeNull();
});
