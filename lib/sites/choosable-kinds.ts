import { SITE_KINDS, type SiteKind } from "./site-kind";

/** Kinds that a person may choose for a site: all but `metro-passage`, which says that nobody has decided yet. */
export const CHOOSABLE_KINDS = SITE_KINDS.filter((kind) => kind !== "metro-passage");
export type ChoosableKind = Exclude<SiteKind, "metro-passage">;
