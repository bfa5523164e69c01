import type { ExpressionSpecification } from "maplibre-gl";
import type { SiteChoice } from "./map-look";

/** The condition a feature must meet to be among the sites chosen, given where its tile keeps kind, state and the site's number; null for all. */
export function siteFilter(
  { kinds, states, only, candidates }: SiteChoice,
  fields: { readonly kind: string; readonly state: string; readonly number: ExpressionSpecification },
): ExpressionSpecification | null {
  const conditions: ExpressionSpecification[] = [];
  if (kinds.length > 0) conditions.push(["in", ["get", fields.kind], ["literal", [...kinds]]]);
  if (states.length > 0) conditions.push(["in", ["get", fields.state], ["literal", [...states]]]);
  if (only !== null) conditions.push(["in", fields.number, ["literal", [...only]]]);
  if (!candidates) conditions.push(["!=", ["get", "candidate"], true]);
  return conditions.length === 0 ? null : ["all", ...conditions];
}
