import { describe, expect, it } from "vitest";
import { SITE_KINDS } from "@/lib/sites/site-kind";
import { DECREE_799_PLACES, ORDER_163 } from "./law-texts";
import { siteLaw } from "./site-law";

describe("siteLaw", () => {
  it.each(SITE_KINDS)("names %s only by words that stand in the law", (kind) => {
    const law = siteLaw(kind);
    if ("word" in law) expect(ORDER_163.article11[0]).toContain(law.word);
    if (law.basis === "both" || law.basis === "decree-only") expect(DECREE_799_PLACES).toContain(law.decreeWord);
  });

  it("leaves it to a person who builds a park", () => {
    expect(siteLaw("park")).toEqual({ basis: "conflict", word: "公园", decreeWord: "公园" });
  });

  it("knows every word with which Order 163 Art. 11 lists a place", () => {
    const words = SITE_KINDS.map(siteLaw).flatMap((law) => ("word" in law ? [law.word] : []));
    const listed = /　(.*)等社会公共区域/.exec(ORDER_163.article11[0])?.[1]?.split(/、|以及/);
    expect(words.toSorted()).toEqual(listed?.toSorted());
  });
});
