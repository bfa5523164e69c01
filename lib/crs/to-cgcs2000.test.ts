import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { cityFrame } from "./city-frame";
import { type CrsId, toCgcs2000 } from "./to-cgcs2000";

const rows = (name: string): Record<string, string>[] =>
  parse(readFileSync(fileURLToPath(new URL(`../../tests/fixtures/crs/${name}`, import.meta.url))), {
    columns: true,
    bom: true,
  });
const cities = rows("china-city-reference-points.csv");
const fujian = rows("fujian-reference-points.csv");
const GRIDS = [
  ["EPSG:4547", 114],
  ["EPSG:4548", 117],
  ["EPSG:4549", 120],
] as const;

/** How far the answer lies from the expected degrees, metres. */
function metresOff(crs: CrsId, x: number, y: number, lon: number, lat: number): number {
  const result = toCgcs2000(crs, x, y);
  if (!result.ok) throw new Error(`${crs} refused ${x}, ${y}: ${result.error.code}`);
  const frame = cityFrame(Math.round(lon));
  const [xa, ya] = frame.toLocal(result.value);
  const [xb, yb] = frame.toLocal([lon, lat]);
  return Math.hypot(xa - xb, ya - yb);
}

describe("toCgcs2000", () => {
  it.each([
    ["GCJ-02", "gcj02"],
    ["BD-09", "bd09"],
  ] as const)("brings 332 cities back from %s within a metre", (crs, column) => {
    expect(cities).toHaveLength(332);
    const worst = cities.map((city) =>
      metresOff(
        crs,
        Number(city[`${column}_lon`]),
        Number(city[`${column}_lat`]),
        Number(city.wgs84_lon),
        Number(city.wgs84_lat),
      ),
    );
    expect(Math.max(...worst)).toBeLessThan(1);
  });

  it.each(GRIDS)("agrees with PROJ on %s within a millimetre, both ways", (crs, meridian) => {
    expect(fujian).toHaveLength(8);
    const number = crs.slice(-4);
    for (const city of fujian) {
      const [lon, lat] = [Number(city.lon_4490), Number(city.lat_4490)];
      const [easting, northing] = [Number(city[`y_easting_${number}`]), Number(city[`x_northing_${number}`])];
      expect(metresOff(crs, easting, northing, lon, lat)).toBeLessThan(0.001);
      const [x, y] = cityFrame(meridian).toLocal([lon, lat]);
      expect(Math.hypot(x - easting, y - northing)).toBeLessThan(0.001);
    }
  });

  it("takes WGS 84 and CGCS2000 as they are", () => {
    expect(toCgcs2000("EPSG:4326", 118.78, 32.04)).toEqual({ ok: true, value: [118.78, 32.04] });
    expect(toCgcs2000("EPSG:4490", 118.78, 32.04)).toEqual({ ok: true, value: [118.78, 32.04] });
  });

  it.each([
    ["EPSG:4549", Number.NaN, 2_885_626, "not-a-number"],
    ["EPSG:4549", 2_885_626, 429_132, "axes-swapped"],
    ["EPSG:4549", 40_429_132, 2_885_626, "zone-prefix"],
    ["EPSG:4549", 119.29, 26.07, "not-metres"],
    ["EPSG:4549", 429_132, -2_885_626, "not-metres"],
    ["EPSG:4326", 26.07, 119.29, "axes-swapped"],
    ["GCJ-02", 429_132, 2_885_626, "not-degrees"],
    ["BD-09", 119.29, Number.POSITIVE_INFINITY, "not-a-number"],
  ] as const)("refuses %s %s %s as %s", (crs, x, y, code) => {
    expect(toCgcs2000(crs, x, y)).toEqual({ ok: false, error: { code, x, y } });
  });
});
