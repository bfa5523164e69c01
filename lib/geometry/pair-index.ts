const EMPTY = -1;

/**
 * Numbers pairs of numbers 0, 1, 2 … in the order they are first seen. A hash table with open addressing, as `Map` has no pairs for keys.
 * Keys are whole numbers below 2^53 in size.
 */
export class PairIndex {
  /** Pairs seen so far. */
  size = 0;
  private first = new Float64Array(64);
  private second = new Float64Array(64);
  private slots = new Int32Array(128).fill(EMPTY);

  /** The number of a pair, a new one if it was not seen before. */
  add(first: number, second: number): number {
    const mask = this.slots.length - 1;
    let slot = hash(first, second) & mask;
    for (;;) {
      const id = this.slots[slot] as number;
      if (id === EMPTY) break;
      if (this.first[id] === first && this.second[id] === second) return id;
      slot = (slot + 1) & mask;
    }
    const id = this.size++;
    if (id === this.first.length) this.grow();
    this.slots[slot] = id;
    this.first[id] = first;
    this.second[id] = second;
    if (2 * this.size > this.slots.length) this.rehash();
    return id;
  }

  firstOf(id: number): number {
    return this.first[id] as number;
  }

  secondOf(id: number): number {
    return this.second[id] as number;
  }

  /** First numbers of all pairs, by their number; a view that is good until the next `add`. */
  firsts(): Float64Array {
    return this.first.subarray(0, this.size);
  }

  /** Second numbers of all pairs, by their number; a view that is good until the next `add`. */
  seconds(): Float64Array {
    return this.second.subarray(0, this.size);
  }

  private grow(): void {
    this.first = doubled(this.first);
    this.second = doubled(this.second);
  }

  private rehash(): void {
    this.slots = new Int32Array(2 * this.slots.length).fill(EMPTY);
    const mask = this.slots.length - 1;
    for (let id = 0; id < this.size; id++) {
      let slot = hash(this.first[id] as number, this.second[id] as number) & mask;
      while (this.slots[slot] !== EMPTY) slot = (slot + 1) & mask;
      this.slots[slot] = id;
    }
  }
}

function doubled(array: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> {
  const next = new Float64Array(2 * array.length);
  next.set(array);
  return next;
}

/** Mixes the low and the high 32 bits of both numbers: coordinates that are whole metres have nothing in their low bits. */
function hash(first: number, second: number): number {
  let mixed = Math.imul(first | 0, 0x9e3779b1) ^ Math.imul(second | 0, 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d);
  mixed ^= Math.imul((first / 2 ** 32) | 0, 0x297a2d39) ^ Math.imul((second / 2 ** 32) | 0, 0xc2b2ae35);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0x27d4eb2f);
  return mixed ^ (mixed >>> 16);
}
