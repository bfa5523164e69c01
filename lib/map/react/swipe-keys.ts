/** How far one key moves the bar, percent. */
const STEP = 2;
const LEAP = 10;

const BY: Readonly<Record<string, number>> = {
  ArrowLeft: -STEP,
  ArrowDown: -STEP,
  ArrowRight: STEP,
  ArrowUp: STEP,
  PageDown: -LEAP,
  PageUp: LEAP,
  Home: -100,
  End: 100,
};

/** Where a key moves the bar from so many percent; null for a key that does not move it. */
export function swipedBy(key: string, percent: number): number | null {
  const by = BY[key];
  return by === undefined ? null : Math.min(100, Math.max(0, percent + by));
}
