import { createWriteStream, rmSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { expect, it } from "vitest";
import { readCameraFile } from "./read-camera-file";

const MILLION = 1_000_000;

it("reads a million cameras, and finds the one double among them", async () => {
  const folder = await mkdtemp(path.join(tmpdir(), "sightline-million-"));
  const file = path.join(folder, "million.csv");
  try {
    await pipeline(Readable.from(lines()), createWriteStream(file));
    const read = await readCameraFile(file);
    expect(read.ok ? null : read.error).toMatchObject({
      code: "bad-rows",
      issues: [{ code: "duplicate-id", row: MILLION + 1, value: "C0, as in 2" }],
      understanding: { rows: MILLION },
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}, 180_000);

function* lines(): Generator<string> {
  yield "编号,经度,纬度\n";
  for (let i = 0; i < MILLION; i += 1_000) {
    const ids = Array.from({ length: 1_000 }, (_, j) => (i + j === MILLION - 1 ? "C0" : `C${i + j}`));
    yield `${ids.map((id) => `${id},118.78,32.04`).join("\n")}\n`;
  }
}
