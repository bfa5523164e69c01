import type { APIRequestContext } from "@playwright/test";
import { partialSquare } from "./support/demo-city";
import { coverageIsCurrent, putBack } from "./support/put-back";
import { asBrowser } from "./support/sign-in-as";
import { expect, open, test } from "./support/test";

type Camera = { readonly id: string; readonly version: number; readonly name: string };

const save = /^保\s*存$/;
let site: { readonly id: string; readonly name: string };
let camera: Camera;

async function read(request: APIRequestContext, path: string) {
  const answer = await request.get(`/api/v1/${path}`);
  return answer.ok() ? ((await answer.json()) as { name: string; version: number; covered?: number }) : null;
}

test.beforeEach(async ({ request }) => {
  await coverageIsCurrent(request);
  site = await partialSquare(request);
  const { cameras } = (await (await request.get(`/api/v1/sites/${site.id}`)).json()) as { cameras: Camera[] };
  camera = cameras[0] as Camera;
});

test.afterEach(async ({ request, baseURL }) => {
  await putBack(request, baseURL, `/api/v1/sites/${site.id}`, { name: site.name });
  if (!(await read(request, `cameras/${camera.id}`))) {
    const headers = { ...asBrowser(baseURL ?? ""), "idempotency-key": `undo-${Date.now()}` };
    const { version } = camera;
    await request.post(`/api/v1/cameras/${camera.id}/restoration`, { headers, data: { id: camera.id, version } });
  }
  await putBack(request, baseURL, `/api/v1/cameras/${camera.id}`, { name: camera.name });
});

test("takes back what was changed one by one, and does it again @workspace", async ({ page, request, isMobile }) => {
  test.setTimeout(180_000);
  await open(page, `/sites/${site.id}?camera=${camera.id}`);
  const undo = page.getByRole("button", { name: "撤销上一步" });
  const redo = page.getByRole("button", { name: "重做" });
  await expect(undo).toBeDisabled();

  const card = page.getByTestId("camera-card");
  await card.getByRole("button", { name: "编辑摄像机" }).click();
  await card.getByLabel("名称", { exact: true }).fill("撤销之前");
  await card.getByRole("button", { name: save }).click();
  await expect.poll(async () => (await read(request, `cameras/${camera.id}`))?.name).toBe("撤销之前");
  await card.getByRole("button", { name: "移除" }).click();
  await expect.poll(() => read(request, `cameras/${camera.id}`)).toBeNull();

  await undo.click();
  await expect.poll(async () => (await read(request, `cameras/${camera.id}`))?.name).toBe("撤销之前");
  await expect(redo).toBeEnabled();
  if (isMobile) await undo.click();
  else await page.keyboard.press("Control+z");
  await expect.poll(async () => (await read(request, `cameras/${camera.id}`))?.name).toBe(camera.name);
  await expect(undo).toBeDisabled();

  await redo.click();
  await expect.poll(async () => (await read(request, `cameras/${camera.id}`))?.name).toBe("撤销之前");
  await undo.click();
  await expect.poll(async () => (await read(request, `cameras/${camera.id}`))?.name).toBe(camera.name);
});

test("leaves alone what others have changed since @workspace @thorough", async ({ page, request, baseURL }) => {
  await open(page, `/sites/${site.id}`);
  await page.getByRole("button", { name: "编辑", exact: true }).click();
  await page.getByLabel("名称", { exact: true }).fill("我的名字");
  await page.getByRole("button", { name: save }).click();
  await expect(page.getByRole("heading", { level: 2, name: "我的名字" })).toBeVisible();
  await putBack(request, baseURL, `/api/v1/sites/${site.id}`, { name: "别人的名字" });
  const undo = page.getByRole("button", { name: "撤销上一步" });
  await undo.click();
  await expect(page.getByText("此后已有其他修改，无法撤销。")).toBeVisible();
  expect((await read(request, `sites/${site.id}`))?.name).toBe("别人的名字");
  await expect(undo).toBeDisabled();
});
