import { expect, it } from "vitest";
import { acceptedOrigins, originOfHost } from "./origins";

const LOCAL = acceptedOrigins("http://127.0.0.1:3210");
const CITY = acceptedOrigins("https://sightline.example");

it("takes this machine by each of its names, and a public server by its own alone", () => {
  expect(LOCAL).toEqual(["http://127.0.0.1:3210", "http://localhost:3210", "http://[::1]:3210"]);
  expect(CITY).toEqual(["https://sightline.example"]);
});

it.each([
  ["127.0.0.1:3210", LOCAL, "http://127.0.0.1:3210"],
  ["LocalHost:3210", LOCAL, "http://localhost:3210"],
  ["[::1]:3210", LOCAL, "http://[::1]:3210"],
  ["sightline.example", CITY, "https://sightline.example"],
  ["sightline.example:443", CITY, "https://sightline.example"],
])("knows %s", (host, accepted, origin) => {
  expect(originOfHost(host, accepted)).toBe(origin);
});

it.each([
  "127.0.0.1",
  "127.0.0.1:80",
  "127.0.0.1:3211",
  "127.0.0.1:3210.evil.example",
  "evil.example:3210",
  "evil.example@127.0.0.1:3210",
  "127.0.0.1:3210@evil.example",
  "127.0.0.1:3210/",
  "127.0.0.1:3210?",
  "127.0.0.1:3210#",
  "127.0.0.1:3210\\evil.example",
  "127.0.0.1:3210, evil.example",
  " 127.0.0.1:3210",
  "sightline.example.",
  "",
])("does not know %j", (host) => {
  expect(originOfHost(host, LOCAL)).toBeNull();
  expect(originOfHost(host, CITY)).toBeNull();
});
