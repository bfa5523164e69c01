import { describe, expect, it } from "vitest";
import { asOperator } from "@/lib/access/server/context";
import type { PlanChange } from "@/lib/api/plans";
import { callApi } from "@/tests/support/api-caller";
import { ask } from "@/tests/support/ask";
import { databasePerTest } from "@/tests/support/database-per-test";
import { signedIn } from "@/tests/support/signed-in";
import { smallCity } from "@/tests/support/small-city";
import { addPlanChange } from "./add-change";
import { addPlanComment } from "./add-comment";
import { adoptPlan, submitPlan } from "./advance-plan";
import { createPlan } from "./create-plan";
import { editPlanChange, removePlanChange } from "./edit-change";
import { editPlan } from "./edit-plan";
import { giveOpinion } from "./give-opinion";
import { readPlan } from "./read-plan";
import { removePlan } from "./remove-plan";
import { resolvePlanComment } from "./resolve-comment";

const database = databasePerTest();
const row = (query: string) => ask(database().superuserUrl, query);

/** At the corner of the small city's square across from its own camera. */
const PLACED: Extract<PlanChange["change"], { kind: "add" }> = {
  kind: "add",
  placed: {
    ...{ name: "新摄像机", kind: "fixed", position: [119.301, 26.081], layer: 0, heightM: 6, bearing: 225, tilt: 20 },
    ...{ hfov: 60, widthPx: 1920, heightPx: 1080, maxRangeM: null },
  },
};

const create = (site: string, branchOf?: string) =>
  asOperator((context) =>
    createPlan(context, { site, name: "方案一", basis: "163号令第十一条", ...(branchOf ? { branchOf } : {}) }),
  );
const change = (plan: string, what: PlanChange["change"]) =>
  asOperator((context) => addPlanChange(context, { plan, change: what }));
const read = async (id: string) => {
  const plan = await asOperator((context) => readPlan(context, id), "read");
  if (!plan.ok) throw new Error(plan.error.code);
  return plan.value;
};
const draft = async () => {
  const city = await smallCity(database().superuserUrl);
  const plan = await create(city.site);
  if (!plan.ok) throw new Error(plan.error.code);
  return { ...city, plan: plan.value.id };
};
const everyCamera = () => row("select json_agg(c order by id) as cameras from cameras c");

describe("a plan", () => {
  it("is a draft that places, moves, aims and removes cameras, and changes nothing of the city", async () => {
    const { plan, camera } = await draft();
    const before = await everyCamera();
    expect(await change(plan, PLACED)).toMatchObject({
      ok: true,
      value: { kind: "add", name: "新摄像机", built: null },
    });
    expect(await change(plan, { kind: "move", camera, position: [119.3002, 26.0802], bearing: 60 })).toMatchObject({
      ok: true,
      value: {
        kind: "move",
        name: "枪机 1",
        position: [119.3002, 26.0802],
        bearing: 60,
        tilt: null,
        built: { bearing: 45 },
      },
    });
    expect(await change(plan, { kind: "remove", camera })).toEqual({ ok: false, error: { code: "twice" } });
    const { version, changes, cameras, author } = await read(plan);
    expect({ version, changes, author }).toEqual({ version: 3, changes: 2, author: null });
    expect(cameras.map(({ kind }) => kind)).toEqual(["add", "move"]);
    expect(await everyCamera()).toEqual(before);
    expect(
      await row("select action, after ->> 'kind' as kind, object from audit_entries order by seq desc limit 1"),
    ).toEqual({ action: "plans.edit", kind: "move", object: `plan:${plan}` });
  });

  it.each<[string, (camera: string) => PlanChange["change"], string]>([
    ["a lens of the other kind", () => ({ ...PLACED, placed: { ...PLACED.placed, tilt: null } }), "lens"],
    ["a place of no city", () => ({ ...PLACED, placed: { ...PLACED.placed, position: [26.08, 119.3] } }), "outside"],
    ["a move across the country", (camera) => ({ kind: "move", camera, position: [119.5, 26.08] }), "far"],
    ["a camera that is nowhere", () => ({ kind: "remove", camera: crypto.randomUUID() }), "no-such-camera"],
  ])("takes up no %s", async (_, what, code) => {
    const { plan, camera } = await draft();
    expect(await change(plan, what(camera))).toEqual({ ok: false, error: { code } });
    expect((await read(plan)).version).toBe(1);
  });

  it("is removed with all that is in it while it is a draft of which the police said nothing, and the audit keeps what it was", async () => {
    const { plan, site } = await draft();
    await change(plan, PLACED);
    const branch = await create(site, plan);
    const remove = (id: string, version: number) => asOperator((context) => removePlan(context, id, version));
    expect(await remove(plan, 1)).toMatchObject({ ok: false, error: { code: "stale" } });
    expect(await remove(plan, 2)).toMatchObject({ ok: true, value: { id: plan, name: "方案一" } });
    expect(await remove(plan, 2)).toEqual({ ok: false, error: { code: "no-such-plan" } });
    if (!branch.ok) throw new Error(branch.error.code);
    expect(await read(branch.value.id)).toMatchObject({ branchedFrom: null, changes: 1 });
    expect(await row("select before ->> 'name' as name, after from audit_entries order by seq desc limit 1")).toEqual({
      ...{ name: "方案一", after: null },
    });

    const step = { id: branch.value.id, version: branch.value.version };
    const submitted = await asOperator((context) => submitPlan(context, step));
    if (!submitted.ok) throw new Error(submitted.error.code);
    expect(await remove(step.id, submitted.value.version)).toEqual({ ok: false, error: { code: "closed" } });
    const returned = await asOperator((context) =>
      giveOpinion(context, { id: step.id, version: submitted.value.version, verdict: "return", text: "再看西侧" }),
    );
    if (!returned.ok) throw new Error(returned.error.code);
    expect(await remove(step.id, returned.value.version)).toEqual({ ok: false, error: { code: "judged" } });
  });

  it("lets its changes be altered and taken back, of the version seen alone", async () => {
    const { plan, camera } = await draft();
    const aimed = await change(plan, { kind: "aim", camera, bearing: 90 });
    if (!aimed.ok) throw new Error(aimed.error.code);
    const { id } = aimed.value;
    const edit = (expected: number, wanted: object) =>
      asOperator((context) => editPlanChange(context, { id, ...wanted }, expected));
    expect(await edit(1, { bearing: 100 })).toMatchObject({ ok: true, value: { version: 2, bearing: 100 } });
    expect(await edit(1, { bearing: 110 })).toMatchObject({
      ok: false,
      error: { code: "stale", conflict: { fields: [{ field: "bearing", base: 90, theirs: 100, mine: 110 }] } },
    });
    expect(await edit(2, { position: [119.3, 26.08] })).toEqual({ ok: false, error: { code: "unsaid" } });
    expect(await edit(2, { bearing: null })).toEqual({ ok: false, error: { code: "unsaid" } });
    expect(await asOperator((context) => removePlanChange(context, id, 1))).toMatchObject({ ok: false });
    expect(await asOperator((context) => removePlanChange(context, id, 2))).toMatchObject({ ok: true });
    expect((await read(plan)).cameras).toEqual([]);
  });

  it("branches with the changes it has then, and the branch goes its own way", async () => {
    const { plan, site, camera } = await draft();
    await change(plan, PLACED);
    const branch = await create(site, plan);
    if (!branch.ok) throw new Error(branch.error.code);
    expect(branch.value).toMatchObject({ state: "draft", changes: 1, branchedFrom: { id: plan, name: "方案一" } });
    await change(branch.value.id, { kind: "remove", camera });
    expect((await read(branch.value.id)).cameras.map(({ kind }) => kind)).toEqual(["add", "remove"]);
    expect((await read(plan)).cameras.map(({ kind }) => kind)).toEqual(["add"]);
    expect(await create(crypto.randomUUID(), plan)).toEqual({ ok: false, error: { code: "no-such-site" } });
  });

  it("goes from draft to submitted, back when the police return it, and to adopted when they agree", async () => {
    const { plan, camera } = await draft();
    const submit = (version: number) => asOperator((context) => submitPlan(context, { id: plan, version }));
    const adopt = (version: number) => asOperator((context) => adoptPlan(context, { id: plan, version }));
    const review = (version: number, verdict: "return" | "agree" | "agree-with-changes") =>
      asOperator((context) => giveOpinion(context, { id: plan, version, verdict, text: "意见" }));
    const changed = { ok: false, error: { code: "changed" } };
    const before = await everyCamera();

    expect(await submit(1)).toEqual({ ok: false, error: { code: "empty" } });
    await change(plan, { kind: "aim", camera, bearing: 90 });
    expect(await submit(1)).toEqual(changed);
    expect(await review(2, "agree")).toEqual(changed);
    expect(await submit(2)).toMatchObject({ ok: true, value: { state: "submitted", version: 3 } });
    expect(await change(plan, PLACED)).toEqual({ ok: false, error: { code: "closed" } });
    expect(await asOperator((context) => editPlan(context, { id: plan, name: "另一个" }, 3))).toEqual({
      ok: false,
      error: { code: "closed" },
    });
    expect(await adopt(3)).toEqual(changed);
    expect(await review(3, "return")).toMatchObject({
      ok: true,
      value: { state: "draft", version: 4, verdict: "return", submittedAt: null },
    });
    await change(plan, PLACED);
    expect(await submit(5)).toMatchObject({ ok: true, value: { state: "submitted" } });
    expect(await review(6, "agree-with-changes")).toMatchObject({ ok: true, value: { state: "agreed" } });
    expect(await adopt(7)).toMatchObject({ ok: true, value: { state: "adopted", version: 8 } });
    expect((await read(plan)).opinions.map(({ verdict }) => verdict)).toEqual(["agree-with-changes", "return"]);
    // adopting places nothing and dates nothing
    expect(await everyCamera()).toEqual(before);
    await expect(row("delete from plan_opinions")).rejects.toThrow(/only ever added/);
  });

  it("holds comments pinned to a place, settled or not", async () => {
    const { plan } = await draft();
    const comment = await asOperator((context) =>
      addPlanComment(context, { id: plan, position: [119.3005, 26.0805], text: "此处有树" }),
    );
    if (!comment.ok) throw new Error(comment.error.code);
    const { id } = comment.value;
    const resolve = (expected: number, resolved: boolean) =>
      asOperator((context) => resolvePlanComment(context, { id, resolved }, expected));
    expect(await resolve(1, true)).toMatchObject({ ok: true, value: { resolved: true, version: 2 } });
    expect(await resolve(1, false)).toMatchObject({ ok: false, error: { code: "stale" } });
    expect((await read(plan)).comments).toMatchObject([
      { text: "此处有树", resolved: true, position: [119.3005, 26.0805] },
    ]);
    expect(
      await asOperator((context) => addPlanComment(context, { id: plan, position: [26, 119], text: "?" })),
    ).toEqual({ ok: false, error: { code: "outside" } });
  });

  it("is made by planners and judged by the police over the API, by keys and versions", async () => {
    const { site } = await smallCity(database().superuserUrl);
    const planner = await signedIn("planner", "350100");
    const police = await signedIn("police-reviewer", "350100");
    const post = (headers: Record<string, string>, path: string, body: object, key = crypto.randomUUID()) =>
      callApi("POST", path, { headers: { ...headers, "idempotency-key": key }, body });
    const made = { site, name: "方案一", basis: "163号令" };
    expect((await post(police, "/plans", made)).status).toBe(404);
    const key = crypto.randomUUID();
    const plan = await post(planner, "/plans", made, key);
    expect(plan).toMatchObject({ status: 201, body: { state: "draft", author: "planner", version: 1 } });
    expect((await post(planner, "/plans", made, key)).body.id).toBe(plan.body.id);
    const { id } = plan.body;
    expect(plan.headers.get("etag")).toBe(`"${id}-1"`);
    expect((await callApi("PATCH", `/plans/${id}`, { headers: planner, body: { name: "方案甲" } })).status).toBe(428);

    expect((await post(planner, `/plans/${id}/changes`, { change: PLACED })).status).toBe(201);
    const coverage = await callApi("GET", `/plans/${id}/coverage`, { headers: police });
    expect(coverage.status).toBe(200);
    const [own] = coverage.body.sites;
    expect(own.planned.coveredM2).toBeGreaterThan(own.built.coveredM2 + 50);
    expect((await post(planner, `/plans/${id}/submission`, { version: 2 })).body.state).toBe("submitted");
    const opinion = { version: 3, verdict: "return", text: "请避开居民楼窗户" };
    expect((await post(planner, `/plans/${id}/opinions`, opinion)).status).toBe(404);
    expect((await post(police, `/plans/${id}/opinions`, opinion)).body).toMatchObject({
      state: "draft",
      verdict: "return",
    });
    const listed = await callApi("GET", `/sites/${site}/plans`, { headers: planner });
    expect(listed.body.plans).toMatchObject([{ id, state: "draft", changes: 1, verdict: "return" }]);
    expect((await callApi("GET", `/plans/${id}`, { headers: planner })).body.opinions).toMatchObject([
      { text: "请避开居民楼窗户", author: "police-reviewer" },
    ]);
  });
});
