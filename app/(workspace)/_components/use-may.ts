import { useViewer } from "@/app/_components/viewer";
import type { Action } from "@/lib/access/policy";

/** Whether the person at the screen may do something somewhere, so that its controls are shown. What they do with them is judged by the use case. */
export function useMay(action: Action): boolean {
  return useViewer()?.actions.includes(action) ?? false;
}
