/** A sum in integer 分, or why there is none. */
export type Money =
  | { readonly fen: number }
  | { readonly why: "built" | "uncosted" | "gains-nothing" | "no-centreline" };

/** What money buys at the site that a plan is made for. */
export type PlanMoney = { readonly total: Money; readonly perM2: Money; readonly perMetre: Money };

/** Less is what arithmetic leaves over, m². */
const LEAST_GAIN_M2 = 1e-3;

/**
 * What a plan costs, for each m² that its site is seen more of than it is as built, and for each metre of the site's centre-line; both to the nearest 分.
 * Of other sites that the plan reaches nothing counts: their ground may be the same ground.
 *
 * @param plan - `lines` counts its cost lines; null is what is built, which costs nothing more.
 * @param site - Covered area as built and as planned, m²; length of the centre-line in metres, null for a site without one.
 */
export function planMoney(
  plan: { readonly totalFen: number; readonly lines: number } | null,
  site: { readonly builtM2: number; readonly plannedM2: number; readonly lengthM: number | null },
): PlanMoney {
  if (plan === null) return same({ why: "built" });
  if (plan.lines === 0) return same({ why: "uncosted" });
  const { totalFen } = plan;
  const gainedM2 = site.plannedM2 - site.builtM2;
  return {
    total: { fen: totalFen },
    perM2: gainedM2 < LEAST_GAIN_M2 ? { why: "gains-nothing" } : { fen: Math.round(totalFen / gainedM2) },
    perMetre: site.lengthM === null ? { why: "no-centreline" } : { fen: Math.round(totalFen / site.lengthM) },
  };
}

function same(money: Money): PlanMoney {
  return { total: money, perM2: money, perMetre: money };
}
