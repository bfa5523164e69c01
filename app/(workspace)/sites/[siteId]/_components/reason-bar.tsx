import type { GapDto } from "@/lib/api/sites";
import { rankedReasons } from "./ranked-reasons";
import { ReasonFill } from "./reason-key";

const WIDTH = 110;
const HEIGHT = 8;

/** Reasons of a gap as parts of one bar; `length` 0…1 compares it with the site's largest gap. Said in words below it. */
export function ReasonBar(props: { readonly reasons: GapDto["reasons"]; readonly length: number }) {
  const full = Math.max(10, WIDTH * props.length);
  let x = 0;
  return (
    <svg width={WIDTH} height={HEIGHT} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true" focusable="false">
      {rankedReasons(props.reasons).map(({ reason, share }) => {
        const from = x;
        x += share * full;
        return (
          <ReasonFill
            key={reason}
            reason={reason}
            x={from}
            width={Math.max(0.5, share * full - 0.75)}
            height={HEIGHT}
          />
        );
      })}
    </svg>
  );
}
