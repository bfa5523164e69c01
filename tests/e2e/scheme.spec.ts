import { unzip } from "@/tests/support/unzip";
import { partialSquare } from "./support/demo-city";
import { expect, test } from "./support/test";

test("@workspace gives a site as a Word file that says what its sheet says", async ({ page, request }) => {
  test.skip(test.info().project.name === "phone", "the file is the same for everybody");
  const site = await partialSquare(request);
  await page.goto(`/sites/${site.id}/print`);
  const link = page.getByRole("link", { name: "Word 文件" });
  const answer = await request.get((await link.getAttribute("href")) ?? "");
  expect(answer.headers()["content-type"]).toContain("wordprocessingml");
  const files = await unzip(await answer.body());
  const text = (files.get("word/document.xml") ?? "").replaceAll(/<[^>]+>/g, "\n");
  for (const word of [site.name, "广场", "第十一条　广场、公园", "审图号：未填写", "摄像机", "盲区"])
    expect(text).toContain(word);
  const cameras = page.getByRole("article").getByRole("table").last().getByRole("row");
  expect(await cameras.count()).toBeGreaterThan(1);
  expect((await request.get("/api/v1/exports/scheme.docx?site=00000000-0000-4000-8000-000000000000")).status()).toBe(
    404,
  );
});
