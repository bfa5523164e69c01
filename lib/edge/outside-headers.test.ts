import { expect, it } from "vitest";
import { isTakenAway, withoutOutsideHeaders } from "./outside-headers";

it.each([
  "x-middleware-subrequest",
  "X-Middleware-Next",
  "x-forwarded-for",
  "x-forwarded-host",
  "x-forwarded-proto",
  "forwarded",
  "x-real-ip",
  "x-nonce",
  "content-security-policy",
  "x-invoke-path",
  "x-matched-path",
  "x-now-route-matches",
  "x-nextjs-data",
  "x-next-resume-state-length",
  "x-prerender-revalidate",
  "x-original-url",
  "x-rewrite-url",
  "x-http-method-override",
  "next-action",
  "next-resume",
  "x-request-id",
  "x-sightline-client-address",
  "x-sightline-anything",
])("takes %s away", (name) => {
  expect(isTakenAway(name)).toBe(true);
});

it.each([
  "host",
  "cookie",
  "origin",
  "if-match",
  "idempotency-key",
  "rsc",
  "next-router-state-tree",
  "next-url",
  "accept",
])("leaves %s", (name) => {
  expect(isTakenAway(name)).toBe(false);
});

it("keeps the rest in order, and reads underscores as gateways do", () => {
  const raw = ["Host", "a", "X_Forwarded_For", "1.2.3.4", "Accept", "x", "X-Real-IP", "1.2.3.4", "Accept", "y"];
  expect(withoutOutsideHeaders(raw)).toEqual(["Host", "a", "Accept", "x", "Accept", "y"]);
});
