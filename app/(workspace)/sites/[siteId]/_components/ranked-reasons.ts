import type { GapDto } from "@/lib/api/sites";
import { GAP_REASONS, type GapReason } from "@/lib/coverage/scene";

/** Reasons of a gap with their area shares, the largest first; what plays no part is left out. */
export function rankedReasons(reasons: GapDto["reasons"]): { reason: GapReason; share: number }[] {
  return GAP_REASONS.map((reason) => ({ reason, share: reasons[reason] ?? 0 }))
    .filter(({ share }) => share > 0)
    .sort((a, b) => b.share - a.share);
}
