import type { SiteState } from "@/lib/api/city";

/** Shape of a state: a ticked disc, a half disc, an empty ring struck through, a dashed ring. Told apart without colour. */
export function StateMark({ state, size = 13 }: { readonly state: SiteState; readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 14 14" fill="none" aria-hidden="true" focusable="false">
      {DRAWINGS[state]}
    </svg>
  );
}

const DRAWINGS = {
  met: (
    <>
      <circle cx="7" cy="7" r="6.25" fill="var(--seen)" />
      <path d="m4.2 7.2 2 2 3.6-4.2" stroke="var(--surface)" strokeWidth="1.6" strokeLinecap="round" />
    </>
  ),
  partial: (
    <>
      <circle cx="7" cy="7" r="5.5" stroke="var(--partial)" strokeWidth="1.5" />
      <path d="M7 1.5a5.5 5.5 0 0 0 0 11z" fill="var(--partial)" />
    </>
  ),
  blind: (
    <>
      <circle cx="7" cy="7" r="5.5" stroke="var(--gap)" strokeWidth="1.5" />
      <path d="m3.2 10.8 7.6-7.6" stroke="var(--gap)" strokeWidth="1.5" />
    </>
  ),
  "not-computed": <circle cx="7" cy="7" r="5.5" stroke="var(--unknown)" strokeWidth="1.5" strokeDasharray="2 2" />,
} as const satisfies Record<SiteState, React.ReactNode>;
