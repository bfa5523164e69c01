import path from "node:path";
import { afterEach, expect, it, vi } from "vitest";
import { readOptions } from "./app-command.mjs";

afterEach(() => vi.unstubAllEnvs());

it("serves on its own port and folder unless told otherwise", () => {
  vi.stubEnv("SIGHTLINE_DATA", undefined);
  vi.stubEnv("SIGHTLINE_PORT", undefined);
  const { data, ...rest } = readOptions([]);
  expect(rest).toEqual({ help: false, port: 3210, demo: true, renewDemo: false });
  expect(path.basename(data)).toBe(".sightline");
  expect(readOptions(["--port", "8080", "--data", "/srv/s", "--no-demo"])).toEqual({
    help: false,
    port: 8080,
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

it("refuses to serve other machines while there is no sign-in", () => {
  expect(() => readOptions(["--host", "0.0.0.0"])).toThrow("no sign-in yet");
  expect(readOptions(["--host", "127.0.0.1"]).port).toBe(3210);
});

it("refuses words it does not know", () => {
  expect(() => readOptions(["--prot", "80"])).toThrow("--prot");
});
