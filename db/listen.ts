import pg from "pg";

/** How soon a broken connection is made again, milliseconds. */
const AGAIN_MS = 1_000;

/**
 * Listens to what transactions notify a channel of, on a connection of its own, until told to stop. After a break it calls with null, since what was said
 * meanwhile is lost.
 *
 * @param channel - A plain name.
 * @returns how to stop
 */
export function listenTo(url: string, channel: string, onMessage: (payload: string | null) => void): () => void {
  let stopped = false;
  let client: pg.Client | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const again = () => {
    if (stopped || timer) return;
    timer = setTimeout(() => {
      timer = undefined;
      void connect(true);
    }, AGAIN_MS);
    timer.unref();
  };
  const connect = async (wasBroken: boolean) => {
    const next = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000, keepAlive: true });
    client = next;
    next.on("notification", ({ payload }) => onMessage(payload ?? ""));
    next.on("error", () => undefined);
    next.on("end", again);
    try {
      await next.connect();
      await next.query(`listen ${pg.escapeIdentifier(channel)}`);
      if (wasBroken) onMessage(null);
    } catch {
      // the database is down: tried again until it is back; whoever asks it for anything else is told
      await next.end().catch(() => undefined);
      again();
    }
  };
  void connect(false);
  return () => {
    stopped = true;
    clearTimeout(timer);
    void client?.end().catch(() => undefined);
  };
}
