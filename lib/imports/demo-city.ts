/** The city an installation shows before it holds a real one. A node of its own beside the reference tree, so that it can be told apart and removed. */
export const DEMO_CITY = { code: "demo", name: "南京新街口", nameEn: "Nanjing Xinjiekou" } as const;

/** Where the demo city's districts meet, degrees: the crossing at 新街口, and how far they reach from there. */
const MIDDLE = { lon: 118.7784, lat: 32.0437 } as const;
const REACH = 0.1;

/** The file holds no district whole, so the demo city is divided at its main crossing. Invented, and named so that nobody takes them for real. */
export const DEMO_DISTRICTS = [
  { code: "demo-nw", name: "示范西北片（虚构）", nameEn: "Demo North-West (invented)", east: -1, north: 1 },
  { code: "demo-ne", name: "示范东北片（虚构）", nameEn: "Demo North-East (invented)", east: 1, north: 1 },
  { code: "demo-sw", name: "示范西南片（虚构）", nameEn: "Demo South-West (invented)", east: -1, north: -1 },
  { code: "demo-se", name: "示范东南片（虚构）", nameEn: "Demo South-East (invented)", east: 1, north: -1 },
].map(({ east, north, ...district }) => {
  const lons = [MIDDLE.lon, MIDDLE.lon + east * REACH].sort((a, b) => a - b);
  const lats = [MIDDLE.lat, MIDDLE.lat + north * REACH].sort((a, b) => a - b);
  const corner = (x: 0 | 1, y: 0 | 1) => [lons[x], lats[y]];
  const ring = [corner(0, 0), corner(1, 0), corner(1, 1), corner(0, 1), corner(0, 0)];
  return { ...district, area: { type: "MultiPolygon", coordinates: [[ring]] } };
});
