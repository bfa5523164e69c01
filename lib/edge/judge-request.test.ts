import { describe, expect, it } from "vitest";
import { judgeRequest, type RequestFacts } from "./judge-request";
import { acceptedOrigins } from "./origins";

const TRUE_ONE = "http://127.0.0.1:3210";
const ACCEPTED = acceptedOrigins(TRUE_ONE);

const asked = (facts: Partial<RequestFacts> = {}) =>
  judgeRequest(
    { method: "GET", target: "/", hosts: ["127.0.0.1:3210"], origin: undefined, fetchSite: undefined, ...facts },
    ACCEPTED,
  );

const changed = (facts: Partial<RequestFacts>) =>
  asked({ method: "POST", target: "/api/v1/session", origin: TRUE_ONE, ...facts });

describe("reading", () => {
  it.each(["GET", "HEAD", "OPTIONS"])("lets %s through, wherever the link to it stood", (method) => {
    expect(asked({ method, origin: "https://evil.example", fetchSite: "cross-site" })).toEqual({ origin: TRUE_ONE });
  });

  it.each(["TRACE", "CONNECT", "PROPFIND", "get", ""])("refuses the method %j", (method) => {
    expect(asked({ method })).toMatchObject({ status: 405 });
  });

  it.each([
    "http://127.0.0.1:3210/",
    "https://evil.example/",
    "*",
    "127.0.0.1:3210",
    "",
    "\\",
    "/_next/static/../../people",
    "/_next/./image?url=x",
    "/sign-in/%2e%2E/people",
    "/sign-in/.%2e;x/people",
    "/sign-in\\..\\people",
    "/..",
  ])("refuses the target %j", (target) => {
    expect(asked({ target })).toMatchObject({ status: 400, code: "BAD_TARGET" });
  });

  it.each(["/a.b", "/..a/b", "/.well-known/x", "/sites/1...2", "/?next=/../x", "/sites.rsc"])(
    "lets %s through",
    (target) => {
      expect(asked({ target })).toEqual({ origin: TRUE_ONE });
    },
  );

  it("wants one host, and ours", () => {
    expect(asked({ hosts: [] })).toMatchObject({ status: 400, code: "BAD_HOST" });
    expect(asked({ hosts: ["127.0.0.1:3210", "127.0.0.1:3210"] })).toMatchObject({ status: 400, code: "BAD_HOST" });
    expect(asked({ hosts: ["evil.example"] })).toMatchObject({ status: 421, code: "MISDIRECTED" });
  });

  it.each(["/_next/image", "/_next/image?url=%2Fx&w=64&q=75", "/_next/image/"])("has no %s", (target) => {
    expect(asked({ target })).toMatchObject({ status: 404 });
  });
});

describe("changing", () => {
  describe.each(["POST", "PUT", "PATCH", "DELETE"])("by %s", (method) => {
    it.each<[string, Partial<RequestFacts>]>([
      ["none", { origin: undefined }],
      ["null", { origin: "null" }],
      ["another site's", { origin: "https://evil.example" }],
      ["the same with a slash", { origin: `${TRUE_ONE}/` }],
      ["another port's", { origin: "http://127.0.0.1:3211" }],
      ["another scheme's", { origin: "https://127.0.0.1:3210" }],
      ["another name of this machine's", { origin: "http://localhost:3210" }],
      ["two", { origin: `${TRUE_ONE}, ${TRUE_ONE}` }],
      ["ours, said to be from elsewhere", { fetchSite: "cross-site" }],
      ["ours, said to be from beside us", { fetchSite: "same-site" }],
      ["ours, said to be typed", { fetchSite: "none" }],
    ])("refuses an origin that is %s", (_, facts) => {
      expect(changed({ method, ...facts })).toMatchObject({ status: 403, code: "CROSS_ORIGIN" });
    });

    it("lets our own through", () => {
      expect(changed({ method })).toEqual({ origin: TRUE_ONE });
      expect(changed({ method, fetchSite: "same-origin" })).toEqual({ origin: TRUE_ONE });
      const local = { hosts: ["localhost:3210"], origin: "http://localhost:3210" };
      expect(changed({ method, ...local })).toEqual({ origin: "http://localhost:3210" });
    });

    it.each(["/", "/sign-in", "/people", "//api/v1/session", "/API/v1/session"])("refuses it at %s", (target) => {
      expect(changed({ method, target })).toMatchObject({ status: 405 });
    });
  });
});
