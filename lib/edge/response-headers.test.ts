import { describe, expect, it } from "vitest";
import { type AnswerFacts, responseHeaders } from "./response-headers";

const PAGE = "text/html; charset=utf-8";
const POLICY = { nonce: "bm9uY2U=", secure: false, development: false };
const headersOf = (answer: Partial<AnswerFacts> = {}, policy = POLICY) =>
  responseHeaders({ path: "/", status: 200, contentType: PAGE, cacheControl: "", ...answer }, policy);
const policyOf = (contentType: string, policy = POLICY) =>
  headersOf({ contentType }, policy)["content-security-policy"];

describe("cache-control", () => {
  it.each([
    ["/", 200, "", "private, no-store"],
    ["/", 200, "public, max-age=60", "private, no-store"],
    ["/", 200, "s-maxage=31536000, stale-while-revalidate", "private, no-store"],
    ["/api/v1/city", 200, "", "private, no-store"],
    ["/api/v1/tiles/sites/1/1/1", 200, "private, no-cache", "private, no-cache"],
    ["/api/v1/tiles/sites/1/1/1", 304, "private, no-cache", "private, no-cache"],
    ["/api/v1/tiles/sites/1/1/1", 401, "private, no-cache", "private, no-store"],
    ["/_next/static/chunks/a.js", 200, "public, max-age=31536000, immutable", "public, max-age=31536000, immutable"],
    ["/_next/static/chunks/none.js", 404, "public, max-age=31536000, immutable", "private, no-store"],
    ["/map/fonts/a.pbf", 200, "public, max-age=0", "public, max-age=0"],
    ["/map", 200, "public, max-age=60", "private, no-store"],
    ["/icon.svg", 200, "", "private, no-cache"],
    ["/icon.svg/x", 200, "public", "private, no-store"],
  ])("of %s with %d and %j is %j", (path, status, cacheControl, expected) => {
    expect(headersOf({ path, status, cacheControl })["cache-control"]).toBe(expected);
  });
});

describe("content-security-policy", () => {
  it("gives pages their nonce, and what development tools need in development alone", () => {
    expect(policyOf(PAGE)).toContain("script-src 'self' 'nonce-bm9uY2U=' 'strict-dynamic';");
    expect(policyOf(PAGE)).toContain("style-src 'self' 'nonce-bm9uY2U=';");
    expect(policyOf(PAGE)).not.toContain("unsafe-eval");
    expect(policyOf(PAGE, { ...POLICY, development: true })).toContain("'unsafe-eval'");
  });

  it.each(["application/json", "image/svg+xml", "text/csv", "text/x-component", "text/plain", ""])(
    "lets %j load nothing",
    (contentType) => {
      expect(policyOf(contentType)).toBe(
        "default-src 'none'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
      );
    },
  );

  it("lets a worker fetch from here, and compile WebAssembly but no text", () => {
    const policy = policyOf("application/javascript; charset=UTF-8");
    expect(policy).toContain("connect-src 'self'");
    expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval';");
    expect(policy?.replace("'wasm-unsafe-eval'", "")).not.toContain("unsafe");
  });
});

it("promises TLS for the future where visitors speak it", () => {
  expect(headersOf()).not.toHaveProperty("strict-transport-security");
  expect(headersOf({}, { ...POLICY, secure: true })["strict-transport-security"]).toBe("max-age=31536000");
});
