import { expect, it } from "vitest";
import { peopleQueryOf, printPeopleSearch, readPeopleSearch } from "./people-search";

it("says the same after it was printed and read", () => {
  const search = { q: "林 & 王", role: "planner", state: "waiting", jurisdiction: "350102", page: 3 } as const;
  expect(readPeopleSearch(new URLSearchParams(printPeopleSearch(search)))).toEqual(search);
});

it("reads nonsense as if it were not there, and prints nothing of what is as usual", () => {
  const search = readPeopleSearch(new URLSearchParams("role=king&state=x&page=-1&q=%20"));
  expect(printPeopleSearch(search)).toBe("");
  expect(peopleQueryOf(search)).toEqual({ limit: 50, offset: 0 });
});

it("asks for the second page after the first fifty", () => {
  expect(peopleQueryOf(readPeopleSearch([["page", "2"]]))).toEqual({ limit: 50, offset: 50 });
});
