/** Random numbers that one seed decides. */
export type SeededRandom = {
  /** In [0, 1). */
  readonly share: () => number;
  /** In [from, to). */
  readonly between: (from: number, to: number) => number;
  /** Normal, mean 0 and deviation 1; takes two shares. */
  readonly normal: () => number;
  /** Whether something happens that happens so often. */
  readonly chance: (probability: number) => boolean;
};

/**
 * Numbers of the generator mulberry32.
 *
 * @param seed - An integer; only its lowest 32 bits count.
 */
export function seededRandom(seed: number): SeededRandom {
  let state = seed >>> 0;
  const share = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    share,
    between: (from, to) => from + (to - from) * share(),
    normal: () => {
      const radius = Math.sqrt(-2 * Math.log(1 - share()));
      return radius * Math.cos(2 * Math.PI * share());
    },
    chance: (probability) => share() < probability,
  };
}
