import { expect, it } from "vitest";
import { pageAfterSignIn, signInAddress } from "./page-address";

it("leads from a page to the sign-in and back", () => {
  const address = signInAddress("/sites/1?at=12/32/118");
  expect(address).toBe("/sign-in?next=%2Fsites%2F1%3Fat%3D12%2F32%2F118");
  expect(pageAfterSignIn(new URL(address, "http://x.invalid").searchParams.get("next"))).toBe("/sites/1?at=12/32/118");
  expect(signInAddress("/")).toBe("/sign-in");
  expect(signInAddress(null)).toBe("/sign-in");
});

it.each([
  null,
  "",
  "sites",
  "//evil.example",
  "/\\evil.example",
  "\\\\evil.example",
  "https://evil.example/",
  "javascript:alert(1)",
  "/\t/evil.example",
  "/sign-in?next=/sign-in",
])("does not lead to %j", (next) => {
  expect(pageAfterSignIn(next)).toBeNull();
});
