import { describe, expect, it } from "vitest";
import { asOperator } from "@/lib/access/server/context";
import { callApi } from "@/tests/support/api-caller";
import { ask } from "@/tests/support/ask";
import { databasePerTest } from "@/tests/support/database-per-test";
import { signedIn } from "@/tests/support/signed-in";
import { smallCity } from "@/tests/support/small-city";
import { MOST_PLAN_COSTS } from "../plan-cost";
import { addPlanChange } from "./add-change";
import { addPlanCost } from "./add-cost";
import { submitPlan } from "./advance-plan";
import { createPlan } from "./create-plan";
import { editPlanCost, removePlanCost } from "./edit-cost";
import { readPlan } from "./read-plan";
import { removePlan } from "./remove-plan";

const database = databasePerTest();
const row = (query: string) => ask(database().superuserUrl, query);

const CABLE = { item: "光缆", quantity: "120.50", unit: "米", unitPriceFen: 333, basis: "2026 年信息价" };
const POLE = { item: "立杆", quantity: "2", unit: "根", unitPriceFen: 180_000 };

const create = async (site: string, branchOf?: string) => {
  const plan = await asOperator((context) =>
    createPlan(context, { site, name: "方案一", basis: "163号令第十一条", ...(branchOf ? { branchOf } : {}) }),
  );
  if (!plan.ok) throw new Error(plan.error.code);
  return plan.value.id;
};
const draft = async () => {
  const city = await smallCity(database().superuserUrl);
  return { ...city, plan: await create(city.site) };
};
const add = (plan: string, line: typeof CABLE | typeof POLE) =>
  asOperator((context) => addPlanCost(context, { plan, ...line }));
const added = async (plan: string, line: typeof CABLE | typeof POLE) => {
  const cost = await add(plan, line);
  if (!cost.ok) throw new Error(cost.error.code);
  return cost.value;
};
const edit = (id: string, expected: number, wanted: object) =>
  asOperator((context) => editPlanCost(context, { id, ...wanted }, expected));
const remove = (id: string, expected: number) => asOperator((context) => removePlanCost(context, id, expected));
const read = async (id: string) => {
  const plan = await asOperator((context) => readPlan(context, id), "read");
  if (!plan.ok) throw new Error(plan.error.code);
  return plan.value;
};

describe("the cost lines of a plan", () => {
  it("come to their total, exactly, and each raises the version that the police will judge", async () => {
    const { plan } = await draft();
    expect(await add(plan, CABLE)).toMatchObject({
      ok: true,
      // 120.5 × 3.33 元 = 401.265 元
      value: { plan, version: 1, quantity: "120.5", unitPriceFen: 333, amountFen: 40_127, basis: "2026 年信息价" },
    });
    await added(plan, POLE);
    const { version, costs, totalFen } = await read(plan);
    expect({ version, totalFen }).toEqual({ version: 3, totalFen: 400_127 });
    expect(costs).toMatchObject([
      { item: "光缆", amountFen: 40_127 },
      { item: "立杆", quantity: "2", amountFen: 360_000, basis: null },
    ]);
    expect(await row("select object, after from audit_entries order by seq desc limit 1")).toMatchObject({
      object: `plan:${plan}`,
      after: { ...POLE, version: 1, basis: null },
    });
  });

  it("are altered and taken out, of the version seen alone", async () => {
    const { plan } = await draft();
    const { id } = await added(plan, CABLE);
    expect(await edit(id, 1, { quantity: "120.500" })).toMatchObject({ ok: true, value: { version: 1 } });
    expect(await edit(id, 1, { unitPriceFen: 400, basis: null })).toMatchObject({
      ok: true,
      value: { version: 2, quantity: "120.5", unitPriceFen: 400, basis: null },
    });
    expect(await edit(id, 1, { unitPriceFen: 500 })).toMatchObject({
      ok: false,
      error: {
        code: "stale",
        conflict: { fields: expect.arrayContaining([{ field: "unitPriceFen", base: 333, theirs: 400, mine: 500 }]) },
      },
    });
    expect(await remove(id, 1)).toMatchObject({ ok: false, error: { code: "stale" } });
    expect(await remove(id, 2)).toMatchObject({ ok: true, value: { item: "光缆", unitPriceFen: 400 } });
    expect(await remove(id, 2)).toEqual({ ok: false, error: { code: "no-such-cost" } });
    expect(await read(plan)).toMatchObject({ version: 4, costs: [], totalFen: 0 });
    expect(await row("select before ->> 'item' as item, after from audit_entries order by seq desc limit 1")).toEqual({
      ...{ item: "光缆", after: null },
    });
  });

  it("stay as they are once the plan is laid before the police", async () => {
    const { plan, camera } = await draft();
    const { id } = await added(plan, POLE);
    await asOperator((context) => addPlanChange(context, { plan, change: { kind: "aim", camera, bearing: 90 } }));
    const submitted = await asOperator((context) => submitPlan(context, { id: plan, version: 3 }));
    expect(submitted).toMatchObject({ ok: true });
    const closed = { ok: false, error: { code: "closed" } };
    expect(await add(plan, CABLE)).toEqual(closed);
    expect(await edit(id, 1, { quantity: "3" })).toEqual(closed);
    expect(await remove(id, 1)).toEqual(closed);
    expect(await read(plan)).toMatchObject({ version: 4, totalFen: 360_000 });
  });

  it("go with a branch, which goes its own way, and with a draft that is removed", async () => {
    const { plan, site } = await draft();
    await added(plan, POLE);
    const branch = await create(site, plan);
    await added(branch, CABLE);
    expect((await read(branch)).costs.map(({ item }) => item)).toEqual(["立杆", "光缆"]);
    expect((await read(plan)).costs.map(({ item }) => item)).toEqual(["立杆"]);
    const { version } = await read(branch);
    expect(await asOperator((context) => removePlan(context, branch, version))).toMatchObject({ ok: true });
    expect(await row("select count(*)::int as lines from plan_costs")).toEqual({ lines: 1 });
  });

  it("are no more than can be added up", async () => {
    const { plan } = await draft();
    await row(
      `insert into plan_costs (plan_id, item, quantity, unit, unit_price_fen) select '${plan}', '枪机', 99999.999, '台', 1000000000 from generate_series(1, ${MOST_PLAN_COSTS})`,
    );
    expect(await add(plan, POLE)).toEqual({ ok: false, error: { code: "full" } });
    // 99999.999 × 10 000 000 元 is a whole number of 分, 80 times over
    expect((await read(plan)).totalFen).toBe(99_999_999_000_000 * MOST_PLAN_COSTS);
    await expect(row("update plan_costs set unit_price_fen = -1")).rejects.toThrow(/unit_price_bounded/);
  });

  it("are kept by planners and read by the police over the API, by keys and versions", async () => {
    const { plan } = await draft();
    const planner = await signedIn("planner", "350100");
    const police = await signedIn("police-reviewer", "350100");
    const post = (headers: Record<string, string>, body: object, key = crypto.randomUUID()) =>
      callApi("POST", `/plans/${plan}/costs`, { headers: { ...headers, "idempotency-key": key }, body });
    expect((await post(police, CABLE)).status).toBe(404);
    for (const quantity of ["0", "1.2345", "100000", 2])
      expect((await post(planner, { ...CABLE, quantity })).status, String(quantity)).toBe(400);
    expect((await post(planner, { ...CABLE, unitPriceFen: 0.5 })).status).toBe(400);
    const key = crypto.randomUUID();
    const made = await post(planner, CABLE, key);
    expect(made.status).toBe(201);
    expect((await post(planner, CABLE, key)).body.id).toBe(made.body.id);
    const { id } = made.body;
    const patch = (headers: object) =>
      callApi("PATCH", `/plan-costs/${id}`, { headers: { ...planner, ...headers }, body: { quantity: "3" } });
    expect((await patch({})).status).toBe(428);
    expect((await patch({ "if-match": `"${id}-1"` })).body).toMatchObject({ quantity: "3", version: 2 });
    expect((await patch({ "if-match": `"${id}-1"` })).status).toBe(412);
    const seen = await callApi("GET", `/plans/${plan}`, { headers: police });
    expect(seen.body).toMatchObject({ totalFen: 999, costs: [{ id, item: "光缆", quantity: "3", amountFen: 999 }] });
    const gone = await callApi("DELETE", `/plan-costs/${id}`, { headers: { ...planner, "if-match": `"${id}-2"` } });
    expect(gone.body.removed).toMatchObject({ id, item: "光缆" });
  });
});
