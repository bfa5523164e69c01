import { once } from "node:events";
import type { CDPSession, Page } from "@playwright/test";
import { groupBy } from "@/lib/kernel/group-by";

type TraceEvent = {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds. */
  readonly ts: number;
  readonly dur?: number;
  readonly args?: { readonly name?: string };
};

/**
 * How much of the main thread's time each frame took while something is done, by Chromium's own trace: the tasks between one animation frame and the next, its own included.
 * What the graphics process draws by software, where there is no graphics card, is not in it.
 *
 * @returns milliseconds, a number for each frame
 */
export async function frameWork(page: Page, work: () => Promise<void>): Promise<number[]> {
  const session = await page.context().newCDPSession(page);
  await session.send("Tracing.start", {
    transferMode: "ReportEvents",
    traceConfig: {
      includedCategories: [
        "toplevel",
        "disabled-by-default-devtools.timeline",
        "devtools.timeline",
        "devtools.timeline.frame",
      ],
    },
  });
  const events: TraceEvent[] = [];
  session.on("Tracing.dataCollected", ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  await work();
  const complete = ended(session);
  await session.send("Tracing.end");
  await complete;
  await session.detach();
  return perFrame(events);
}

function ended(session: CDPSession): Promise<unknown> {
  return once(session as unknown as NodeJS.EventEmitter, "Tracing.tracingComplete");
}

/** The tasks of the thread that answers animation frames, summed up to the one in which each frame is answered. */
function perFrame(events: readonly TraceEvent[]): number[] {
  const frames = events.filter(({ name }) => name === "FireAnimationFrame");
  const byThread = groupBy(frames, threadOf);
  const [main, answered = []] = [...byThread].sort(([, a], [, b]) => b.length - a.length)[0] ?? [];
  const starts = answered.map(({ ts }) => ts).sort((a, b) => a - b);
  const tasks = events.filter((event) => threadOf(event) === main && event.name === "RunTask" && event.ph === "X");
  const sums: number[] = [];
  let sum = 0;
  let next = 0;
  for (const { ts, dur = 0 } of tasks.toSorted((a, b) => a.ts - b.ts)) {
    sum += dur / 1_000;
    if ((starts[next] ?? Number.POSITIVE_INFINITY) > ts + dur) continue;
    while ((starts[next] ?? Number.POSITIVE_INFINITY) <= ts + dur) next += 1;
    sums.push(sum);
    sum = 0;
  }
  return sums;
}

function threadOf({ pid, tid }: TraceEvent): string {
  return `${pid}/${tid}`;
}
