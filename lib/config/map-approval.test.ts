import { expect, it } from "vitest";
import { mapApproval } from "./map-approval";

it("is what the installation says, and nothing where it says nothing", () => {
  expect(mapApproval({ SIGHTLINE_MAP_APPROVAL: " 闽S(2026)12号 " })).toBe("闽S(2026)12号");
  expect(mapApproval({ SIGHTLINE_MAP_APPROVAL: " " })).toBeNull();
  expect(mapApproval({})).toBeNull();
});

it("takes no text that cannot be a number", () => {
  expect(() => mapApproval({ SIGHTLINE_MAP_APPROVAL: "x".repeat(61) })).toThrow("SIGHTLINE_MAP_APPROVAL");
});
