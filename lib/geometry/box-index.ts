import Flatbush from "flatbush";
import type { Box } from "./box";

/** Finds things by their boxes. */
export class BoxIndex<T> {
  private readonly items: readonly T[];
  private readonly boxes: Flatbush | null;

  constructor(items: readonly T[], boxOfItem: (item: T) => Box) {
    this.items = items;
    this.boxes = items.length > 0 ? new Flatbush(items.length) : null;
    for (const item of items) this.boxes?.add(...boxOfItem(item));
    this.boxes?.finish();
  }

  /** The things whose boxes meet a box, in the order they were given. */
  near(box: Box): T[] {
    return (this.boxes?.search(...box) ?? []).sort((a, b) => a - b).map((item) => this.items[item] as T);
  }
}
