import { SceneRefusal } from "./scene-error";

/** No number of a scene is larger than this unless its limits say so: the way around the earth is shorter, and what is drawn farther out has lost its last millimetres. */
const LARGEST = 5e7;

/** Limits of a number, each with the words for its message. */
export type Limits = {
  readonly above?: number;
  readonly below?: number;
  readonly atLeast?: number;
  readonly atMost?: number;
};

type Fields = Readonly<Record<string, unknown>>;

/** An object's fields; none if it is something else, so that the first field asked for is what is reported missing. */
export function fieldsOf(value: unknown): Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}

/** A number within its limits, or `fallback` where it is left out. @throws {SceneRefusal} */
export function readNumber(value: unknown, path: string, limits: Limits = {}, fallback?: number): number {
  if (value === undefined && fallback !== undefined) return fallback;
  if (typeof value !== "number" || !Number.isFinite(value)) {
    throw new SceneRefusal("not-a-number", path, `${path} must be a finite number, got ${shown(value)}`);
  }
  const broken =
    brokenLimit(value, limits) ?? brokenLimit(value, { atLeast: -LARGEST, atMost: limits.atMost ?? LARGEST });
  if (broken) throw new SceneRefusal("out-of-range", path, `${path} must be ${broken}, got ${value}`);
  return value;
}

function brokenLimit(value: number, { above, below, atLeast, atMost }: Limits): string | null {
  if (above !== undefined && !(value > above)) return `> ${above}`;
  if (below !== undefined && !(value < below)) return `< ${below}`;
  if (atLeast !== undefined && !(value >= atLeast)) return `≥ ${atLeast}`;
  if (atMost !== undefined && !(value <= atMost)) return `≤ ${atMost}`;
  return null;
}

/** A list; an empty one where it may be left out. @throws {SceneRefusal} */
export function readList(value: unknown, path: string): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw new SceneRefusal("not-a-list", path, `${path} must be a list, got ${shown(value)}`);
}

/** A text that is not empty. @throws {SceneRefusal} */
export function readText(value: unknown, path: string): string {
  if (typeof value === "string" && value !== "") return value;
  throw new SceneRefusal("out-of-range", path, `${path} must be a text that is not empty, got ${shown(value)}`);
}

/** Refuses the second use of an id. @throws {SceneRefusal} */
export function refuseDuplicates(items: readonly { readonly id: string }[], path: string): void {
  const known = new Map<string, number>();
  for (const [index, { id }] of items.entries()) {
    const first = known.get(id);
    if (first !== undefined) {
      const at = `${path}[${index}].id`;
      throw new SceneRefusal("duplicate-id", at, `${at} repeats the id "${id}" of ${path}[${first}]`);
    }
    known.set(id, index);
  }
}

function shown(value: unknown): string {
  if (value === undefined) return "nothing";
  const text = typeof value === "number" ? String(value) : JSON.stringify(value);
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
