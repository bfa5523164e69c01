/** A lens a city would buy, with the tilt at which a pole's height lets it see from its foot out to its reach. */
export type Lens = {
  readonly hfov: number;
  readonly widthPx: number;
  readonly heightPx: number;
  /** How far it is meant to look, metres of ground. */
  readonly reachM: number;
};

/** 4K, wide for ground, narrow for faces in an opening. */
export const LENSES: readonly Lens[] = [
  { hfov: 88, widthPx: 3840, heightPx: 2160, reachM: 30 },
  { hfov: 46, widthPx: 3840, heightPx: 2160, reachM: 55 },
];

/** Tangents of half the picture's angles. */
export function tangents({ hfov, widthPx, heightPx }: Lens): { readonly across: number; readonly up: number } {
  const across = Math.tan((hfov * Math.PI) / 360);
  return { across, up: (across * heightPx) / widthPx };
}

/**
 * Degrees below the horizontal at which the upper edge of the picture meets the reach at head height, to a tenth.
 *
 * @param drop - Height of the camera above the heads it looks at, metres, > 0.
 */
export function tiltFor(lens: Lens, drop: number): number {
  const half = Math.atan(tangents(lens).up);
  return Math.round(((Math.atan2(drop, lens.reachM) + half) * 1800) / Math.PI) / 10;
}
