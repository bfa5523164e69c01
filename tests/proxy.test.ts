import { unstable_doesMiddlewareMatch as doesProxyMatch } from "next/experimental/testing/server";
import { NextRequest } from "next/server";
import { describe, expect, it } from "vitest";
import { config, proxy } from "@/proxy";

const matches = (url: string) => doesProxyMatch({ config, nextConfig: {}, url });
const asked = (url: string, headers: Record<string, string> = {}) =>
  proxy(new NextRequest(`http://127.0.0.1:3210${url}`, { headers }));

describe("proxy", () => {
  it("runs before pages", () => {
    expect(["/", "/sign-in", "/sites/1", "/people"].filter((url) => !matches(url))).toEqual([]);
  });

  it("keeps away from uploads and files, of which it would hand on 10 MB", () => {
    const never = ["/api/v1/imports", "/api/v1/session", "/_next/static/a.js", "/map/fonts/a.pbf", "/icon.svg"];
    expect(never.filter(matches)).toEqual([]);
  });

  it("remembers a language that a link names, and leads to the page without it", () => {
    const answer = asked("/sites/1?lang=en&lens=gaps");
    expect(answer.status).toBe(307);
    expect(answer.headers.get("location")).toMatch(/\/sites\/1\?lens=gaps$/);
    expect(answer.cookies.get("sightline-locale")?.value).toBe("en");
  });

  it("remembers no language that it does not speak", () => {
    expect(asked("/?lang=xx").cookies.getAll()).toEqual([]);
  });

  it("does nothing else, whatever a request says", () => {
    for (const headers of [{}, { "x-middleware-subrequest": "proxy" }, { cookie: "session=1" }]) {
      const answer = asked("/people", headers);
      expect(answer.status).toBe(200);
      expect([...answer.headers.keys()]).toEqual(["x-middleware-next"]);
    }
  });
});
