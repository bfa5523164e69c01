import { expect, it } from "vitest";
import { describeOsmImportIssue } from "./import-issue";

it("says how many, what, and which first", () => {
  expect(describeOsmImportIssue({ code: "dangling-node", count: 3477, examples: ["w1", "w2"] })).toBe(
    "references to nodes that are not in the file, their ways left out: 3,477 (w1, w2 …)",
  );
  expect(describeOsmImportIssue({ code: "self-crossing", count: 1, examples: ["w7"] })).toBe(
    "buildings that cross themselves, split into simple pieces: 1 (w7)",
  );
});
