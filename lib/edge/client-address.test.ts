import { describe, expect, it } from "vitest";
import { addressBehind, CLIENT_ADDRESS_HEADER, clientAddress, plainAddress } from "./client-address";

describe("addressBehind", () => {
  const proxies = { addresses: ["10.0.0.2", "fd00::2"], header: "x-forwarded-for" };

  it("believes the socket alone where no proxy is declared", () => {
    for (let last = 0; last < 20; last++) expect(addressBehind("10.0.0.9", [`1.2.3.${last}`], null)).toBe("10.0.0.9");
  });

  it("believes the socket alone where the other end is not the proxy", () => {
    expect(addressBehind("10.0.0.9", ["1.2.3.4"], proxies)).toBe("10.0.0.9");
  });

  it.each([
    [["1.2.3.4"], "1.2.3.4"],
    [["6.6.6.6, 1.2.3.4"], "1.2.3.4"],
    [["6.6.6.6", "1.2.3.4"], "1.2.3.4"],
    [["6.6.6.6, 2001:DB8::7"], "2001:db8::7"],
    [["[2001:db8::7]:4711"], "2001:db8::7"],
    [["1.2.3.4:4711"], "1.2.3.4"],
    [["::ffff:1.2.3.4"], "1.2.3.4"],
  ])("takes the proxy's own last word of %j", (values, address) => {
    expect(addressBehind("10.0.0.2", values, proxies)).toBe(address);
    expect(addressBehind("::ffff:10.0.0.2", values, proxies)).toBe(address);
  });

  it.each([[[]], [[""]], [["1.2.3.4,"]], [["unknown"]], [["1.2.3.4, evil"]]])(
    "is the proxy itself where it names nobody: %j",
    (values) => {
      expect(addressBehind("10.0.0.2", values, proxies)).toBe("10.0.0.2");
    },
  );
});

it.each([
  ["127.0.0.1", "127.0.0.1"],
  [" FE80::1%eth0 ", "fe80::1"],
  ["[::1]", "::1"],
  ["localhost", null],
  ["1.2.3", null],
  ["1.2.3.4/8", null],
  ["", null],
])("reads %j as %j", (text, address) => {
  expect(plainAddress(text)).toBe(address);
});

it("has no address for a request that went around the edge", () => {
  expect(clientAddress(new Headers({ [CLIENT_ADDRESS_HEADER]: "10.0.0.9" }))).toBe("10.0.0.9");
  expect(() => clientAddress(new Headers({ "x-forwarded-for": "10.0.0.9" }))).toThrow("did not come through");
});
