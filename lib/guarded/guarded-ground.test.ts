import { describe, expect, it } from "vitest";
import { type Guarded, guardedFault, isWatched } from "./guarded-ground";

const TODAY = "2026-06-03";
const forbidden: Guarded = { kind: "forbidden", unit: null, consentDocument: null, consentOn: null };
const consent: Guarded = { kind: "consent", unit: "某单位", consentDocument: null, consentOn: null };
const given: Guarded = { ...consent, consentDocument: "某函〔2026〕1 号", consentOn: TODAY };

describe("guardedFault", () => {
  it.each([
    ["a forbidden interior", forbidden, null],
    ["a consent zone without consent", consent, null],
    ["a consent of today", given, null],
    ["a consent of tomorrow", { ...given, consentOn: "2026-06-04" }, "consent"],
    ["a day without a document", { ...given, consentDocument: null }, "consent"],
    ["a document without a day", { ...given, consentOn: null }, "consent"],
    ["a consent to a forbidden interior", { ...given, kind: "forbidden", unit: null } as Guarded, "consent"],
    ["a consent zone of nobody", { ...consent, unit: null }, "unit"],
    ["a forbidden interior of a unit", { ...forbidden, unit: "某单位" }, "unit"],
  ])("judges %s", (_, guarded, fault) => {
    expect(guardedFault(guarded, TODAY)).toBe(fault);
  });
});

it("points out cameras until a consent is recorded, and always inside what is forbidden", () => {
  expect([forbidden, consent, given].map(isWatched)).toEqual([true, true, false]);
});
