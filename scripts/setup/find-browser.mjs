import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import os from "node:os";
import path from "node:path";

const BROWSERS = [
  "/usr/bin/chromium",
  "/usr/bin/google-chrome-stable",
  "/usr/lib64/chromium-browser/chromium-browser",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];
/** On Ubuntu a script of this name may only say that a snap is wanted; it counts when it runs. */
const PERHAPS = "/usr/bin/chromium-browser";

/** The Chromium that browser tests drive: `SIGHTLINE_CHROMIUM`, else the system's. @returns {string | null} */
export function findBrowser() {
  const chosen = process.env.SIGHTLINE_CHROMIUM;
  if (chosen) return chosen;
  const installed = BROWSERS.find((file) => existsSync(file));
  if (installed) return installed;
  if (!existsSync(PERHAPS)) return null;
  return spawnSync(PERHAPS, ["--version"], { stdio: "ignore" }).status === 0 ? PERHAPS : null;
}

/** Whether Playwright has fetched a Chromium of its own, which it finds by itself. */
export function hasPlaywrightBrowser() {
  const cache = process.platform === "darwin" ? "Library/Caches" : ".cache";
  const folder = process.env.PLAYWRIGHT_BROWSERS_PATH ?? path.join(os.homedir(), cache, "ms-playwright");
  return existsSync(folder) && readdirSync(folder).some((name) => name.startsWith("chromium-"));
}

const CJK_FONTS = [
  "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
  "/usr/share/fonts/google-noto-cjk",
  "/usr/share/fonts/google-noto-sans-cjk-fonts",
  "/usr/share/fonts/noto-cjk",
];

/** Whether the machine can draw Chinese, so that pictures made by tests show it. */
export function hasChineseFont() {
  if (process.platform !== "linux" || CJK_FONTS.some((file) => existsSync(file))) return true;
  return spawnSync("fc-list", [":lang=zh-cn"], { encoding: "utf8" }).stdout?.trim().length > 0;
}
