import { expect, it } from "vitest";
import { socketFolder } from "./cluster-place.mjs";

it("keeps the socket beside the cluster while its path fits the system's limit, counted in bytes", () => {
  expect(socketFolder("/srv/sightline/cluster")).toBe("/srv/sightline/cluster/socket");
  expect(socketFolder(`/srv/${"x".repeat(100)}`)).toBeNull();
  expect(socketFolder(`/srv/${"视".repeat(27)}`)).not.toBeNull();
  expect(socketFolder(`/srv/${"视".repeat(28)}`)).toBeNull();
});
