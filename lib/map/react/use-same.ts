import { useState } from "react";

/** The value given, or the one given before where both say the same: lists and boxes made anew on each render then cause no work. */
export function useSame<T>(value: T): T {
  const [kept, keep] = useState(value);
  if (kept === value || JSON.stringify(kept) === JSON.stringify(value)) return kept;
  keep(value);
  return value;
}
