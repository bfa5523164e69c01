import { axeFindings } from "./support/axe-findings";
import { partialSquare } from "./support/demo-city";
import { coverageIsCurrent, putBack } from "./support/put-back";
import { expect, open, settle, test } from "./support/test";

type Camera = {
  readonly id: string;
  readonly name: string;
  readonly heightM: number;
  readonly position: [lon: number, lat: number];
};

test("@workspace selects cameras by Shift and a box, changes their height together, and takes it back in one step", async ({
  page,
  request,
  isMobile,
  baseURL,
}) => {
  test.skip(isMobile, "a finger has no Shift: the table of cameras is for it");
  test.setTimeout(180_000);
  await coverageIsCurrent(request);
  const site = await partialSquare(request);
  const { cameras } = (await (await request.get(`/api/v1/sites/${site.id}`)).json()) as { cameras: Camera[] };
  const [first] = cameras;
  if (!first) throw new Error("no camera sees the square");
  await open(page, `/?at=18/${first.position[1]}/${first.position[0]}&camera=${first.id}`);
  await settle(page);
  await expect(page.getByTestId("camera-card")).toContainText(first.name);

  // Around the camera in the middle of what the panel leaves free, and clear of the cards on its left.
  const middle = await page.getByTestId("camera-move").boundingBox();
  if (!middle) throw new Error("the camera has no place on screen");
  await page.keyboard.down("Shift");
  await page.mouse.move(middle.x - 60, middle.y - 250);
  await page.mouse.down();
  await page.mouse.move(middle.x + 300, middle.y + 250, { steps: 5 });
  await page.mouse.up();
  await page.keyboard.up("Shift");
  const card = page.getByTestId("many-card");
  await expect(card.getByRole("heading")).toHaveText(/^已选 \d+ 台摄像机$/);
  await expect(page.getByTestId("camera-card")).toBeHidden();
  await card.getByLabel("安装高度（米）").fill("7.5");
  const rows = card.getByRole("row");
  await expect(rows.first()).toContainText("→ 7.5 m");
  const many = await rows.count();
  expect(many).toBeGreaterThan(1);
  expect(await axeFindings(page, "[data-testid='many-card']")).toEqual([]);

  await page.keyboard.down("Shift");
  for (const left of [many - 1, many]) {
    await page.mouse.click(middle.x + middle.width / 2, middle.y + middle.height / 2);
    await expect(rows).toHaveCount(left);
  }
  await page.keyboard.up("Shift");

  const stored = async () => (await (await request.get(`/api/v1/cameras/${first.id}`)).json()).heightM as number;
  const was = await stored();
  try {
    await card.getByRole("button", { name: /^保\s?存$/ }).click();
    await expect.poll(stored).toBe(7.5);
    await page.getByRole("button", { name: "撤销上一步" }).click();
    await expect.poll(stored).toBe(was);
    await expect(page.getByRole("button", { name: "撤销上一步" })).toBeDisabled();
  } finally {
    for (const { id, heightM } of cameras) {
      const path = `/api/v1/cameras/${id}` as const;
      const now = (await (await request.get(path)).json()).heightM;
      if (now !== heightM) await putBack(request, baseURL, path, { heightM });
    }
  }
  await page.keyboard.press("Escape");
  await expect(card).toBeHidden();
});
