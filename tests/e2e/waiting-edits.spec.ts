import type { Page } from "@playwright/test";
import { worstSite } from "./support/demo-city";
import { putBack } from "./support/put-back";
import { expect, open, test } from "./support/test";

type Camera = { readonly id: string; readonly name: string };

const save = /^保\s*存$/;
let camera: Camera;

test.beforeEach(async ({ request, watch }) => {
  watch.allow(/ERR_FAILED|ERR_INTERNET_DISCONNECTED|Failed to load resource/);
  const { id } = await worstSite(request);
  const { cameras } = (await (await request.get(`/api/v1/sites/${id}`)).json()) as { cameras: Camera[] };
  camera = cameras[0] as Camera;
});

test.afterEach(async ({ request, baseURL }) => {
  await putBack(request, baseURL, `/api/v1/cameras/${camera.id}`, { name: camera.name });
});

/** Changes are lost on their way, as where a cable was pulled; what was read stays readable. */
async function loseChanges(page: Page): Promise<() => Promise<void>> {
  const path = "**/api/v1/cameras/*";
  await page.route(path, (route) => (route.request().method() === "PATCH" ? route.abort() : route.continue()));
  return () => page.unroute(path);
}

async function rename(page: Page, name: string): Promise<void> {
  const card = page.getByTestId("camera-card");
  await card.getByRole("button", { name: "编辑摄像机" }).click();
  await card.getByLabel("名称", { exact: true }).fill(name);
  await card.getByRole("button", { name: save }).click();
}

test("keeps a change without a connection, over a reload too, and sends it when the server answers @workspace", async ({
  page,
  request,
}) => {
  await open(page, `/?camera=${camera.id}`);
  const reconnect = await loseChanges(page);
  await rename(page, "断网时改的名字");
  const waiting = page.getByTestId("waiting-edits");
  await expect(waiting).toContainText("1 项修改等待连接");
  await expect(waiting).toContainText("断网时改的名字");

  await page.reload();
  await expect(waiting).toContainText("断网时改的名字");
  const name = async () => (await (await request.get(`/api/v1/cameras/${camera.id}`)).json()).name;
  expect(await name()).toBe(camera.name);
  await reconnect();
  await waiting.getByRole("button", { name: "立即发送" }).click();
  await expect.poll(name).toBe("断网时改的名字");
  await expect(waiting).toBeHidden();
});

test("offers a choice where somebody changed the same meanwhile, and gives up what is given up @workspace", async ({
  page,
  request,
  baseURL,
}) => {
  await open(page, `/?camera=${camera.id}`);
  const reconnect = await loseChanges(page);
  await rename(page, "断网时改的名字");
  const waiting = page.getByTestId("waiting-edits");
  await expect(waiting).toBeVisible();
  await putBack(request, baseURL, `/api/v1/cameras/${camera.id}`, { name: "别人的名字" });
  await reconnect();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("别人的名字");
  await dialog.getByRole("button", { name: "返回编辑" }).last().click();
  await waiting.getByRole("button", { name: "放弃对" }).click();
  await expect(waiting).toBeHidden();
  expect((await (await request.get(`/api/v1/cameras/${camera.id}`)).json()).name).toBe("别人的名字");
});
