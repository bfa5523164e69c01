import "server-only";
import { isOver, type ProgressDto } from "../progress";
import { watchProgress } from "./progress-watch";

/** What one look at a city's computation says; null where the asker may not look any more. */
export type Look = { readonly jurisdictionId: string; readonly progress: ProgressDto };

/** At most one event in so many milliseconds: more is nothing a person sees. */
const EVENT_MS = 200;
/** So often something is said, so that no proxy takes the silence for an end, and so often it is asked whether the asker may still look, milliseconds. */
const HEARTBEAT_MS = 15_000;
/** How soon a browser that lost the stream asks again, milliseconds. */
const RETRY_MS = 2_000;

type Shared = { readonly at: number; readonly look: Promise<Look | null> };
/** The last look at each city, for all who may look at it: a hundred browsers ask the database no more often than one. */
const shared = new Map<string, Shared>();

/**
 * Server-sent events of how a city's computation stands: the state as it is at once, also for a browser that comes back, then whenever it changes, until
 * nothing more is to come or the browser goes.
 *
 * @param first - What the asker saw just now.
 * @param lookAgain - Looks as the asker, through their own wall; null where that is refused by now.
 */
export function progressEvents(
  first: Look,
  lookAgain: () => Promise<Look | null>,
  gone: AbortSignal,
): ReadableStream<Uint8Array> {
  const { jurisdictionId } = first;
  const bytes = new TextEncoder();
  let close = () => {};
  return new ReadableStream({
    start(controller) {
      let told = "";
      let waiting: ReturnType<typeof setTimeout> | undefined;
      let isClosed = false;
      const say = (text: string) => {
        if (!isClosed) controller.enqueue(bytes.encode(text));
      };
      const tell = (look: Look | null) => {
        if (isClosed) return;
        if (!look || look.jurisdictionId !== jurisdictionId) return close();
        const data = JSON.stringify(look.progress);
        if (data !== told)
          say(`id: ${look.progress.id}/${look.progress.tilesDone}\nevent: progress\ndata: ${data}\n\n`);
        told = data;
        if (isOver(look.progress)) close();
      };
      const refresh = (look: () => Promise<Look | null>) => look().then(tell, close);
      const wake = () => {
        waiting ??= setTimeout(() => {
          waiting = undefined;
          void refresh(() => sharedLook(jurisdictionId, lookAgain));
        }, EVENT_MS);
      };
      say(`retry: ${RETRY_MS}\n\n`);
      if (isOver(first.progress)) {
        close = () => {
          if (!isClosed) controller.close();
          isClosed = true;
        };
        return tell(first);
      }
      const unwatch = watchProgress(jurisdictionId, wake);
      const heartbeat = setInterval(() => {
        say(": still here\n\n");
        void refresh(lookAgain);
      }, HEARTBEAT_MS);
      close = () => {
        if (isClosed) return;
        isClosed = true;
        clearTimeout(waiting);
        clearInterval(heartbeat);
        unwatch();
        gone.removeEventListener("abort", close);
        controller.close();
      };
      gone.addEventListener("abort", close);
      tell(first);
      // what moved between the first look and the watching
      wake();
    },
    cancel: () => close(),
  });
}

/** What somebody who may look at this city saw within the time of one event, else a look of one's own. */
function sharedLook(jurisdictionId: string, look: () => Promise<Look | null>): Promise<Look | null> {
  const known = shared.get(jurisdictionId);
  if (known && performance.now() - known.at < EVENT_MS / 2) return known.look;
  const made = { at: performance.now(), look: look() };
  shared.set(jurisdictionId, made);
  return made.look;
}
