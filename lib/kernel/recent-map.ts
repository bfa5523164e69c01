type Entry<T> = { readonly value: T; readonly size: number };

/**
 * A map that forgets what was not asked for lately once it holds too much. It forgets up to half of what it may hold at a time: a `Map` whose first entries are
 * taken away one by one is slow to say which is the first, as it walks past all that were there before.
 */
export class RecentMap<T> {
  private newer = new Map<string, Entry<T>>();
  private older = new Map<string, Entry<T>>();
  private readonly most: number;
  private size = 0;

  /** @param most - How much it holds, in the measure of `set`; the newest half of that is always kept. */
  constructor(most: number) {
    this.most = most;
  }

  get(key: string): T | undefined {
    const newer = this.newer.get(key);
    if (newer) return newer.value;
    const older = this.older.get(key);
    if (older) this.keep(key, older);
    return older?.value;
  }

  /** @param size - How much of what the map may hold this takes up. */
  set(key: string, value: T, size = 1): void {
    this.keep(key, { value, size });
  }

  clear(): void {
    this.newer.clear();
    this.older.clear();
    this.size = 0;
  }

  private keep(key: string, entry: Entry<T>): void {
    if (this.size + entry.size > this.most / 2 && this.size > 0) {
      this.older = this.newer;
      this.newer = new Map();
      this.size = 0;
    }
    this.size += entry.size - (this.newer.get(key)?.size ?? 0);
    this.newer.set(key, entry);
  }
}
