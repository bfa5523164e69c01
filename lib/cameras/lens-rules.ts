import type { Wanted } from "@/lib/editing/conflict";

/** What of a camera decides whether its lens makes sense; degrees. */
type Lens = {
  readonly kind: "fixed" | "panoramic";
  readonly bearing: number | null;
  readonly tilt: number | null;
  readonly hfov: number | null;
};

/**
 * A camera whose kind was changed, with what its new kind does not have taken away: one that sees all round has neither tilt nor angle of view, and its
 * bearing, which says nothing, is north. One that becomes fixed keeps no such bearing: nobody has said yet where it looks.
 *
 * @param wanted - What the change asks for; it is taken at its word.
 */
export function afterKindChange<T extends Lens>(before: T, wanted: Wanted<T>): Wanted<T> {
  if (wanted.kind === undefined || wanted.kind === before.kind) return wanted;
  const gone = wanted.kind === "panoramic" ? { bearing: 0, tilt: null, hfov: null } : { bearing: null };
  return { ...gone, ...wanted };
}

/** Whether a camera has the lens of its kind: a fixed one a tilt and an angle of view, one that sees all round neither. */
export function hasLensOfKind({ kind, tilt, hfov }: Lens): boolean {
  return kind === "fixed" ? tilt !== null && hfov !== null : tilt === null && hfov === null;
}
