import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SITE_STATES } from "@/lib/api/city";
import { SITE_SORTS } from "@/lib/api/sites";
import { isUnderstood } from "@/lib/api/understood-filter";
import { SITE_KINDS } from "@/lib/sites/site-kind";
import { filterHref, filterOfAddress } from "./saved-filter";
import { printWorkspaceSearch, readWorkspaceSearch } from "./workspace-search";

const params = (query: string) => new URLSearchParams(query);

describe("what a saved filter may say", () => {
  it("is understood of every filter that a table of sites can show", () => {
    const any = fc.record({
      q: fc.string({ maxLength: 100 }),
      kind: fc.subarray([...SITE_KINDS]),
      state: fc.subarray([...SITE_STATES]),
      candidates: fc.boolean(),
      sort: fc.constantFrom(...SITE_SORTS),
      order: fc.constantFrom("asc" as const, "desc" as const),
    });
    fc.assert(
      fc.property(any, (filter) => {
        const query = printWorkspaceSearch({ ...readWorkspaceSearch([]), ...filter, page: 3 });
        const kept = filterOfAddress("sites", params(query));
        expect(isUnderstood("sites", kept, [])).toBe(true);
        expect(readWorkspaceSearch(params(kept))).toEqual({ ...readWorkspaceSearch(params(query)), page: 1 });
      }),
    );
  });

  it("is nothing but what is searched, narrowed and sorted", () => {
    const address = "q=%E7%8E%84&kind=park,square&at=14/32/118&page=4&site=00000000-0000-4000-8000-000000000001";
    expect(filterOfAddress("sites", params(address))).toBe("q=%E7%8E%84&kind=park,square");
    expect(filterOfAddress("cameras", params("state=retired&page=2&camera=x"))).toBe("state=retired");
  });

  it.each([
    ["sites", "kind=park,casino", []],
    ["sites", "colour=red", []],
    ["sites", "at=14/32/118", []],
    ["sites", "kind=park&kind=square", []],
    ["sites", "sort=luck", []],
    ["sites", `q=${"x".repeat(101)}`, []],
    ["sites", "kind=park", ["builtOn"]],
    ["cameras", "state=broken", []],
    ["cameras", "candidates=true", []],
    ["cameras", "", ["gapArea"]],
  ] as const)("of %s is not %s without %j", (table, query, hidden) => {
    expect(isUnderstood(table, query, hidden)).toBe(false);
  });

  it("leads to the table it is of", () => {
    expect(filterHref("sites", "")).toBe("/");
    expect(filterHref("cameras", "state=retired")).toBe("/cameras?state=retired");
  });
});
