import { expect, it } from "vitest";
import { parseDay } from "./parse-day";

it.each([
  "2021-06-12",
  "2021/6/12",
  "2021.06.12",
  "2021年6月12日",
  "20210612",
  "2021/06/12 00:00:00",
  "２０２１-０６-１２",
])("reads %s", (text) => expect(parseDay(text)).toBe("2021-06-12"));

it.each([
  "2021-02-30",
  "2021-13-01",
  "12/06/2021",
  "2021",
  "2021-06",
  "44359",
  "2021-06-12 13:30",
  "昨天",
  "202106121",
])("does not take %s for a day", (text) => expect(parseDay(text)).toBeNull());
