import { AccessRefusal } from "@/lib/access/access-refusal";
import { asViewer } from "@/lib/access/server/context";
import { refusalResponse } from "@/lib/api/server/answer-refusals";
import { progressEvents } from "@/lib/coverage/server/progress-events";
import { readProgress } from "@/lib/coverage/server/read-progress";

/**
 * Server-sent events of how the computation of the city on screen stands: `progress`, with the fields of `progressDto`. The stream ends when the computation
 * does, when the asker may see it no longer, and at once where nothing waits or runs; 401 for nobody, 404 where there is no city.
 */
export async function GET(request: Request) {
  const { headers, signal } = request;
  const look = () => asViewer(headers, ["sites.read", "coverage.read"], readProgress);
  const first = await look().catch(refusalResponse);
  if (first instanceof Response) return first;
  if (!first.ok) return Response.json({ code: "NO_CITY", message: "No city has been imported yet" }, { status: 404 });

  const lookAgain = async () => {
    try {
      const again = await look();
      return again.ok ? again.value : null;
    } catch (error) {
      if (error instanceof AccessRefusal) return null;
      throw error;
    }
  };
  return new Response(progressEvents(first.value, lookAgain, signal), {
    headers: {
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "private, no-store, no-transform",
      "x-accel-buffering": "no",
    },
  });
}
