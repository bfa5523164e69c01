import { SITE_KINDS } from "./site-kind";

/** Kinds that a person may choose for a site: all but `metro-passage`, which says that nobody has decided yet. */
export const CHOOSABLE_KINDS = SITE_KINDS.filter((kind) => kind !== "metro-passage");
