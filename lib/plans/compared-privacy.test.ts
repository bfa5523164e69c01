import { expect, it } from "vitest";
import { comparedPrivacy } from "./compared-privacy";

const seen = (recognise: number, ground?: number) => ({
  outside: [{ level: "recognise", areaM2: recognise }],
  grounds: ground === undefined ? [] : [{ id: "barracks", areaM2: ground }],
});
const barracks = { id: "barracks" };

it("adds up, as built and as planned, what the cameras that a plan changes take in besides public areas", () => {
  const cameras = [
    { id: "moved", built: seen(50, 4), planned: seen(10) },
    { id: "added", built: null, planned: seen(30) },
    { id: "removed", built: seen(7), planned: null },
  ];
  const { base, plan, grounds, cameras: count } = comparedPrivacy({ cameras, grounds: [barracks] }, null);
  expect([base.outside("recognise"), plan.outside("recognise")]).toEqual([57, 40]);
  expect([base.reached("barracks"), plan.reached("barracks")]).toEqual([4, 0]);
  expect([grounds.length, count]).toEqual([1, 3]);
});

it("has a camera as built with the plan that leaves it alone, and measures the same cameras on both sides", () => {
  const one = { cameras: [{ id: "moved", built: seen(50), planned: seen(10) }], grounds: [] };
  const other = { cameras: [{ id: "turned", built: seen(5, 3), planned: seen(6) }], grounds: [barracks] };
  const { base, plan } = comparedPrivacy(one, other);
  expect([base.outside("recognise"), plan.outside("recognise")]).toEqual([50 + 6, 10 + 5]);
  expect([base.reached("barracks"), plan.reached("barracks")]).toEqual([0, 3]);
});

it("counts cameras of which nobody knows where they look, and takes a level without a footprint for nothing", () => {
  const cameras = [{ id: "aimed", built: { outside: null, grounds: [] }, planned: seen(8) }];
  const { base, plan } = comparedPrivacy({ cameras, grounds: [] }, null);
  expect([base.unmeasured, base.outside("recognise")]).toEqual([1, 0]);
  expect([plan.unmeasured, plan.outside("detect")]).toEqual([0, 0]);
});
