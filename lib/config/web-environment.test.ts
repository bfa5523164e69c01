import { expect, it } from "vitest";
import { readWebEnvironment } from "./web-environment";

it("serves this machine alone unless told otherwise", () => {
  expect(readWebEnvironment({ SIGHTLINE_TLS_CERT: "" })).toEqual({
    host: "127.0.0.1",
    port: 3210,
    origins: ["http://127.0.0.1:3210", "http://localhost:3210", "http://[::1]:3210"],
    tls: null,
    proxies: null,
    loopbackOnly: true,
    development: false,
  });
});

it("reads a certificate and a name", () => {
  const variables = { SIGHTLINE_HOST: "0.0.0.0", SIGHTLINE_ORIGIN: "https://sightline.example" };
  expect(readWebEnvironment({ ...variables, SIGHTLINE_TLS_CERT: "/c", SIGHTLINE_TLS_KEY: "/k" })).toMatchObject({
    origins: ["https://sightline.example"],
    tls: { certFile: "/c", keyFile: "/k" },
    loopbackOnly: false,
  });
});

it("reads the proxies in front", () => {
  const variables = {
    SIGHTLINE_ORIGIN: "https://sightline.example",
    SIGHTLINE_TRUSTED_PROXY: "127.0.0.1,::FFFF:10.0.0.2",
  };
  expect(readWebEnvironment({ ...variables, SIGHTLINE_CLIENT_ADDRESS_HEADER: "X-Real-IP" })).toMatchObject({
    origins: ["https://sightline.example"],
    proxies: { addresses: ["127.0.0.1", "10.0.0.2"], header: "x-real-ip" },
    loopbackOnly: false,
  });
});

it.each([
  [{ SIGHTLINE_HOST: "0.0.0.0" }, "plain HTTP is for this machine alone"],
  [{ SIGHTLINE_HOST: "10.0.0.5", SIGHTLINE_TRUSTED_PROXY: "10.0.0.2" }, "plain HTTP is for this machine alone"],
  [{ SIGHTLINE_PORT: "http" }, "SIGHTLINE_PORT is wrong"],
  [{ SIGHTLINE_ORIGIN: "ftp://x" }, "SIGHTLINE_ORIGIN is wrong"],
  [{ SIGHTLINE_TLS_CERT: "/c" }, "SIGHTLINE_TLS_KEY is wrong: a certificate needs its key"],
  [{ SIGHTLINE_TRUSTED_PROXY: "gateway" }, "SIGHTLINE_TRUSTED_PROXY is wrong: gateway is no IP address"],
])("refuses %j", (variables, message) => {
  expect(() => readWebEnvironment(variables)).toThrow(message);
});
