import { expect, it } from "vitest";
import { type CameraFacts, cameraState, factFault } from "./camera-facts";

const NOTHING: CameraFacts = { builtOn: null, acceptedOn: null, acceptedDocument: null, retiredOn: null };
const TODAY = "2026-11-24";

it("derives the state from the last fact that is recorded", () => {
  expect(cameraState("person", NOTHING)).toBe("planned");
  expect(cameraState("person", { ...NOTHING, builtOn: "2024-01-01" })).toBe("built");
  expect(cameraState("file", { ...NOTHING, builtOn: "2024-01-01", acceptedOn: "2024-02-01" })).toBe("accepted");
  expect(cameraState("file", { ...NOTHING, acceptedOn: "2024-02-01", retiredOn: "2025-01-01" })).toBe("retired");
});

it("calls nothing planned that stands on a map or in a list", () => {
  for (const source of ["osm", "file", "invented"] as const) expect(cameraState(source, NOTHING)).toBe("unknown");
});

it.each<[Partial<CameraFacts>, string | null, string | null]>([
  [{}, null, null],
  [{ builtOn: TODAY, acceptedOn: TODAY, retiredOn: TODAY, acceptedDocument: "验 1" }, null, null],
  [{ builtOn: "2026-11-25" }, "builtOn", "future"],
  [{ acceptedOn: "2027-01-01" }, "acceptedOn", "future"],
  [{ retiredOn: "2026-12-01" }, "retiredOn", "future"],
  [{ builtOn: "2024-02-01", acceptedOn: "2024-01-31" }, "acceptedOn", "before-built"],
  [{ builtOn: "2024-02-01", retiredOn: "2023-02-01" }, "retiredOn", "before-built"],
  [{ acceptedOn: "2024-02-01", retiredOn: "2024-01-01" }, "retiredOn", "before-accepted"],
  [{ acceptedDocument: "验 1" }, "acceptedDocument", "document-without-acceptance"],
  [{ builtOn: "2024-02-01", acceptedDocument: "验 1" }, "acceptedDocument", "document-without-acceptance"],
])("of %j says what cannot be", (facts, field, fault) => {
  expect(factFault({ ...NOTHING, ...facts }, TODAY)).toEqual(field === null ? null : { field, fault });
});
