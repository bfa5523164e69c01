import { expect, it } from "vitest";
import { DEFAULT_SITE_SETTINGS, siteSettings } from "./site-settings";

it("puts what a jurisdiction decided over our defaults, beside its boundary", () => {
  const boundary = [[[[118, 24] as const, [119, 24] as const, [119, 25] as const, [118, 24] as const]]];
  expect(siteSettings({}, null)).toEqual(DEFAULT_SITE_SETTINGS);
  expect(siteSettings({ sites: { largeBridgeM: 250 }, other: 1 }, boundary)).toEqual({
    ...DEFAULT_SITE_SETTINGS,
    largeBridgeM: 250,
    boundary,
  });
});

it.each([
  ["largeBridgeM", -5],
  ["largeBridgeM", "100"],
  ["mainRoadClasses", []],
  ["largebridge", 100],
])("refuses %s = %s by name", (field, value) => {
  expect(() => siteSettings({ sites: { [field]: value } }, null)).toThrow(new RegExp(field));
});
