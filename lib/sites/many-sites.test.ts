import { expect, it } from "vitest";
import { wantedOfSite } from "./many-sites";

const SQUARE = { kind: "square", candidate: false } as const;
const PASSAGE = { kind: "metro-passage", candidate: true } as const;

it("changes what differs alone", () => {
  expect(wantedOfSite(SQUARE, { kind: undefined, accept: true })).toBeNull();
  expect(wantedOfSite(SQUARE, { kind: "square", accept: false })).toBeNull();
  expect(wantedOfSite(SQUARE, { kind: "park", accept: true })).toEqual({ changes: { kind: "park" }, undecided: false });
  expect(wantedOfSite({ ...SQUARE, candidate: true }, { kind: undefined, accept: true })).toEqual({
    changes: { candidate: false },
    undecided: false,
  });
});

it("accepts no site whose kind is undecided, unless it is decided by the same change", () => {
  expect(wantedOfSite(PASSAGE, { kind: undefined, accept: true })?.undecided).toBe(true);
  expect(wantedOfSite(PASSAGE, { kind: "underpass", accept: true })).toEqual({
    changes: { kind: "underpass", candidate: false },
    undecided: false,
  });
  expect(wantedOfSite(PASSAGE, { kind: "underpass", accept: false })?.undecided).toBe(false);
});
