import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, it, vi } from "vitest";
import { type ListenWords, listening, nearAddress, servesThisMachineAlone } from "./listen-options.mjs";
import { SetupError } from "./setup-error.mjs";

const FIXTURES = fileURLToPath(new URL("../../tests/fixtures/tls", import.meta.url));
const tlsCert = path.join(FIXTURES, "cert.pem");
const tlsKey = path.join(FIXTURES, "key.pem");
const certificate = { tlsCert, tlsKey };
const tls = { certFile: tlsCert, keyFile: tlsKey };

afterEach(() => vi.unstubAllEnvs());

const PROXY = { publicOrigin: "https://sightline.example", trustedProxy: "10.0.0.2, 10.0.0.3" };

describe("listening", () => {
  it.each<[ListenWords, object]>([
    [{}, { host: "127.0.0.1", port: 3210, origin: "http://127.0.0.1:3210", tls: null, proxies: null }],
    [
      { host: "::1", port: "80" },
      { host: "::1", port: 80, origin: "http://[::1]" },
    ],
    [{ publicOrigin: "http://localhost:8080" }, { host: "127.0.0.1", origin: "http://localhost:8080" }],
    [
      { host: "10.0.0.5", ...certificate },
      { origin: "https://10.0.0.5:3210", tls },
    ],
    [
      { host: "0.0.0.0", port: "443", publicOrigin: "https://sightline.example", ...certificate },
      { host: "0.0.0.0", port: 443, origin: "https://sightline.example", tls, proxies: null },
    ],
    [
      { host: "10.0.0.5", ...PROXY },
      {
        origin: "https://sightline.example",
        tls: null,
        proxies: { addresses: ["10.0.0.2", "10.0.0.3"], header: "x-forwarded-for" },
      },
    ],
    [
      { ...PROXY, trustedProxy: "127.0.0.1", clientAddressHeader: "X-Real-IP" },
      { host: "127.0.0.1", proxies: { addresses: ["127.0.0.1"], header: "x-real-ip" } },
    ],
  ])("takes %j", (words, expected) => {
    vi.stubEnv("SIGHTLINE_PORT", undefined);
    expect(listening(words)).toMatchObject(expected);
  });

  it.each<[ListenWords, string, string]>([
    [
      { host: "0.0.0.0" },
      "plain HTTP is for this machine alone, and --host 0.0.0.0 is",
      "--tls-cert FILE --tls-key FILE",
    ],
    [
      { host: "10.0.0.5" },
      "plain HTTP is for this machine alone",
      "--public-origin https://NAME --trusted-proxy ADDRESS",
    ],
    [{ host: "::" }, "plain HTTP is for this machine alone", "leave --host out"],
    [
      { host: "10.0.0.5", publicOrigin: "http://sightline.example" },
      "plain HTTP is for this machine alone",
      "--tls-cert",
    ],
    [{ publicOrigin: "http://sightline.example" }, "--public-origin http://sightline.example is not", "--tls-cert"],
    [
      { host: "10.0.0.5", trustedProxy: "10.0.0.2" },
      "plain HTTP is for this machine alone",
      "--public-origin https://",
    ],
    [
      { publicOrigin: "https://sightline.example" },
      "says HTTPS, and nothing here speaks it",
      "--trusted-proxy ADDRESS",
    ],
    [{ publicOrigin: "http://localhost", ...certificate }, "says HTTP, and a certificate was given", "https://"],
    [{ host: "0.0.0.0", ...certificate }, "cannot know what visitors will call it", "--public-origin https://NAME:"],
    [{ host: "sightline.example" }, "is no address of this machine", "--host 0.0.0.0"],
    [{ publicOrigin: "https://sightline.example/app" }, "is not an origin", "no path"],
    [{ publicOrigin: "sightline.example" }, "is not an origin", "scheme, host and port"],
    [{ tlsCert }, "--tls-cert was given without its key", "give both"],
    [{ tlsKey }, "--tls-key was given without its certificate", "give both"],
    [{ tlsCert: path.join(FIXTURES, "none.pem"), tlsKey }, "none.pem cannot be read", "check the name"],
    [{ tlsCert: path.join(FIXTURES, "README.md"), tlsKey }, "README.md holds no certificate", "PEM"],
    [{ clientAddressHeader: "x-real-ip" }, "without a proxy that sets it", "--trusted-proxy ADDRESS"],
    [{ ...PROXY, trustedProxy: "gateway" }, "gateway is no IP address", "commas"],
    [{ ...PROXY, clientAddressHeader: "x real ip" }, "is no name of a header", "x-forwarded-for"],
    [{ port: "0" }, "0 is not a port", "--port 3210"],
  ])("refuses %j", (words, message, mend) => {
    const refused = (() => {
      try {
        return listening(words);
      } catch (error) {
        return error;
      }
    })();
    expect(refused).toBeInstanceOf(SetupError);
    expect((refused as SetupError).message).toContain(message);
    expect((refused as SetupError).mend).toContain(mend);
  });
});

it.each<[ListenWords, string]>([
  [{}, "http://127.0.0.1:3210"],
  [{ host: "::1" }, "http://[::1]:3210"],
  [{ host: "0.0.0.0", publicOrigin: "https://sightline.example", ...certificate }, "https://127.0.0.1:3210"],
  [{ host: "10.0.0.5", ...PROXY }, "http://10.0.0.5:3210"],
])("asks itself near by: %j", (words, address) => {
  vi.stubEnv("SIGHTLINE_PORT", undefined);
  expect(nearAddress(listening(words))).toBe(address);
});

it("offers invented people to this machine alone", () => {
  expect(servesThisMachineAlone(listening({}))).toBe(true);
  expect(servesThisMachineAlone(listening({ ...PROXY, trustedProxy: "127.0.0.1" }))).toBe(false);
  expect(servesThisMachineAlone(listening({ host: "10.0.0.5", ...certificate }))).toBe(false);
});
