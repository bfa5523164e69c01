import type { CrsId } from "./to-cgcs2000";

const NAMES: Readonly<Record<string, CrsId>> = {
  epsg4490: "EPSG:4490",
  "4490": "EPSG:4490",
  cgcs2000: "EPSG:4490",
  国家2000: "EPSG:4490",
  "2000国家大地坐标系": "EPSG:4490",
  大地2000: "EPSG:4490",
  epsg4326: "EPSG:4326",
  "4326": "EPSG:4326",
  wgs84: "EPSG:4326",
  gps: "EPSG:4326",
  crs84: "EPSG:4326",
  ogccrs84: "EPSG:4326",
  gcj02: "GCJ-02",
  gcj2: "GCJ-02",
  火星坐标系: "GCJ-02",
  火星: "GCJ-02",
  高德: "GCJ-02",
  腾讯: "GCJ-02",
  amap: "GCJ-02",
  bd09: "BD-09",
  bd9: "BD-09",
  bd09ll: "BD-09",
  百度: "BD-09",
  baidu: "BD-09",
  epsg4547: "EPSG:4547",
  "4547": "EPSG:4547",
  epsg4548: "EPSG:4548",
  "4548": "EPSG:4548",
  epsg4549: "EPSG:4549",
  "4549": "EPSG:4549",
};

/** The coordinate system a text names, as people and files write it: `WGS84`, `gcj02`, `EPSG:4549`, `百度`. Null for others. */
export function parseCrs(text: string): CrsId | null {
  const plain = text
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[\s_:\-./]/g, "");
  return NAMES[plain] ?? NAMES[plain.replace(/(?:坐标系?|经纬度)$/, "")] ?? null;
}
