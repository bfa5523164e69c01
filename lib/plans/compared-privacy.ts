/** What a camera takes in besides public areas, m²: by level what lies outside them, null where nobody knows where it looks; and of which guarded grounds it reaches how much. */
type Capture = {
  readonly outside: readonly { readonly level: string; readonly areaM2: number }[] | null;
  readonly grounds: readonly { readonly id: string; readonly areaM2: number }[];
};

/** A camera that a plan changes; null where it does not stand. */
type Camera = { readonly id: string; readonly built: Capture | null; readonly planned: Capture | null };

type Privacy<G> = { readonly cameras: readonly Camera[]; readonly grounds: readonly G[] };

/** One column of the comparison: by level what all cameras together take in outside public areas, and how many could not be measured; m² of each guarded ground. */
export type PrivacySide = {
  readonly outside: (level: string) => number;
  readonly unmeasured: number;
  readonly reached: (ground: string) => number;
};

/**
 * What the cameras that either plan changes take in besides public areas: a camera that one of them leaves alone is, with it, as it is built. Cameras add up: what
 * two of them take in counts twice, as it is looked at twice.
 *
 * @param other - The plan to compare with; null for what is built.
 */
export function comparedPrivacy<G extends { readonly id: string }>(
  plan: Privacy<G>,
  other: Privacy<G> | null,
): {
  readonly cameras: number;
  readonly grounds: readonly G[];
  readonly base: PrivacySide;
  readonly plan: PrivacySide;
} {
  const own = new Map(plan.cameras.map((camera) => [camera.id, camera]));
  const theirs = new Map((other?.cameras ?? []).map((camera) => [camera.id, camera]));
  const cameras = [...new Set([...own.keys(), ...theirs.keys()])];
  const sideOf = (of: (id: string) => Capture | null | undefined) => privacySide(cameras.flatMap((id) => of(id) ?? []));
  const grounds = new Map([...plan.grounds, ...(other?.grounds ?? [])].map((ground) => [ground.id, ground]));
  return {
    cameras: cameras.length,
    grounds: [...grounds.values()],
    base: sideOf((id) => (theirs.get(id) ? theirs.get(id)?.planned : own.get(id)?.built)),
    plan: sideOf((id) => (own.get(id) ? own.get(id)?.planned : theirs.get(id)?.built)),
  };
}

function privacySide(captures: readonly Capture[]): PrivacySide {
  const sum = (areas: readonly { readonly areaM2: number }[]) => areas.reduce((all, { areaM2 }) => all + areaM2, 0);
  return {
    outside: (level) => sum(captures.flatMap(({ outside }) => outside?.filter((one) => one.level === level) ?? [])),
    unmeasured: captures.filter(({ outside }) => outside === null).length,
    reached: (ground) => sum(captures.flatMap(({ grounds }) => grounds.filter(({ id }) => id === ground))),
  };
}
