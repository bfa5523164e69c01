import { useEffect, useState } from "react";
import { isOver, type ProgressDto, progressDto } from "@/lib/coverage/progress";

/** How long to wait where the stream was refused, e.g. while the server starts anew, milliseconds. A stream that only broke comes back by itself. */
const AGAIN_MS = 5_000;

/**
 * How the computation of the city on screen stands, as the server tells it.
 *
 * @param wanted - Something to tell apart what is waited for, or null while nothing is: each time it changes, the server is asked anew.
 * @param onOver - When a computation ended, however.
 */
export function useCoverageProgress(
  wanted: string | null,
  onOver: () => void,
): { readonly progress: ProgressDto | null; readonly lost: boolean } {
  const [progress, setProgress] = useState<ProgressDto | null>(null);
  const [lost, setLost] = useState(false);
  // Follows the server's stream.
  useEffect(() => {
    if (wanted === null) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let source: EventSource | undefined;
    const open = () => {
      source = new EventSource("/api/v1/coverage/progress");
      source.addEventListener("progress", (event) => {
        const told = progressDto.safeParse(JSON.parse(event.data));
        if (!told.success) return;
        setLost(false);
        setProgress(told.data);
        if (!isOver(told.data)) return;
        source?.close();
        onOver();
      });
      source.addEventListener("error", () => {
        setLost(true);
        if (source?.readyState === EventSource.CLOSED) timer = setTimeout(open, AGAIN_MS);
      });
    };
    open();
    return () => {
      clearTimeout(timer);
      source?.close();
      setProgress(null);
    };
  }, [wanted, onOver]);
  return { progress, lost };
}
