/** Numbers in [0, 1) from a seed: a linear congruential generator, good enough to shuffle scenes. */
function generator(seed: number): () => number {
  let state = (seed * 2_654_435_761) % 2 ** 32;
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  for (let i = 0; i < 5; i++) next();
  return next;
}

/** Chance that a seed repeats. */
export class Dice {
  private readonly next: () => number;

  constructor(seed: number) {
    this.next = generator(seed);
  }

  chance(share: number): boolean {
    return this.next() < share;
  }

  between(low: number, high: number): number {
    return low + this.next() * (high - low);
  }

  /** A whole number, both ends included. */
  whole(low: number, high: number): number {
    return Math.floor(this.between(low, high + 1));
  }

  pick<T>(items: readonly T[]): T {
    return items[this.whole(0, items.length - 1)] as T;
  }
}
