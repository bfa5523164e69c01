import { expect, it } from "vitest";
import { printColumnCookie, readColumnCookie } from "./column-cookie";

const VIEWER = "00000000-0000-4000-8000-000000000001";

it("gives a person back what they left out, in the order of the table", () => {
  const kept = printColumnCookie(VIEWER, ["acceptedOn", "kind"]);
  expect(readColumnCookie("cameras", VIEWER, kept)).toEqual(["kind", "acceptedOn"]);
});

it.each([undefined, "", "kind", `${VIEWER}x.kind`, `${VIEWER}.name.nonsense`])("leaves nothing out for %j", (value) => {
  expect(readColumnCookie("cameras", VIEWER, value)).toEqual([]);
});
