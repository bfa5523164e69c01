import path from "node:path";
import { afterEach, expect, it, vi } from "vitest";
import { readOptions } from "./app-command.mjs";

afterEach(() => vi.unstubAllEnvs());

it("serves on its own port and folder unless told otherwise", () => {
  vi.stubEnv("SIGHTLINE_DATA", undefined);
  vi.stubEnv("SIGHTLINE_PORT", undefined);
  const { data, listening, ...rest } = readOptions([]);
  expect(rest).toEqual({ help: false, demo: true, renewDemo: false });
  expect(listening).toEqual({
    host: "127.0.0.1",
    port: 3210,
    origin: "http://127.0.0.1:3210",
    tls: null,
    proxies: null,
  });
  expect(path.basename(data)).toBe(".sightline");
  expect(readOptions(["--port", "8080", "--data", "/srv/s", "--no-demo"])).toMatchObject({
    help: false,
    listening: { host: "127.0.0.1", port: 8080, origin: "http://127.0.0.1:8080" },
    data: "/srv/s",
    demo: false,
    renewDemo: false,
  });
});

it("takes the folder from SIGHTLINE_DATA, and the argument before it", () => {
  vi.stubEnv("SIGHTLINE_DATA", "/srv/a");
  expect(readOptions([]).data).toBe("/srv/a");
  expect(readOptions(["--data", "/srv/b"]).data).toBe("/srv/b");
});

it.each(["0", "65536", "3.5", "http", ""])("refuses %j as a port", (port) => {
  expect(() => readOptions(["--port", port])).toThrow("is not a port");
});

it("refuses plain HTTP on the network, and says what to do instead", () => {
  expect(() => readOptions(["--host", "0.0.0.0"])).toThrow(
    "plain HTTP is for this machine alone, and --host 0.0.0.0 is on the network",
  );
  expect(readOptions(["--host", "localhost", "--port", "8080"]).listening.origin).toBe("http://localhost:8080");
});

it("refuses words it does not know", () => {
  expect(() => readOptions(["--prot", "80"])).toThrow("--prot");
});
