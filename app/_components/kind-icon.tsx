import type { SiteKind } from "@/lib/sites/site-kind";

/** Strokes on a 16 × 16 grid, one drawing per kind. */
const DRAWINGS: Readonly<Record<SiteKind, string>> = {
  square: "M2.75 2.75h10.5v10.5H2.75zM6 8h4M8 6v4",
  park: "M8 14V8.5M8 10.5l2.2-1.7M8 11.8 6 10.2M8 2a4 4 0 0 1 3.6 5.7A3 3 0 0 1 9.4 10H6.6a3 3 0 0 1-2.2-2.3A4 4 0 0 1 8 2z",
  "main-road": "M5.4 2 2.5 14M10.6 2l2.9 12M8 2.5v2M8 7v2M8 11.5v2",
  "security-complex-section": "M8 1.8l5 1.9v4c0 3.1-2 5.4-5 6.5-3-1.1-5-3.4-5-6.5v-4zM8 5v3.2M8 10.4v.3",
  intersection: "M6 2v4H2M10 2v4h4M6 14v-4H2M10 14v-4h4",
  underpass: "M2 13.5V8a6 6 0 0 1 12 0v5.5M8 6.5v5.6M5.8 10 8 12.2 10.2 10",
  footbridge: "M1.8 13.5h2V10.7h2V8h4.4v2.7h2v2.8h2M5.8 8V5h4.4v3",
  tunnel: "M2 13.5V8a6 6 0 0 1 12 0v5.5M5.4 13.5V8.8a2.6 2.6 0 0 1 5.2 0v4.7M2 13.5h12",
  "large-bridge": "M1.5 11h13M4.2 2.8v10.7M11.8 2.8v10.7M4.2 4c1.6 5.2 6 5.2 7.6 0M4.2 4 1.5 8.4M11.8 4l2.7 4.4",
  "boundary-crossing": "M8 1.8v2M8 5.6v1M8 9.4v1M8 12.2v2M2 8h12M11.6 5.6 14 8l-2.4 2.4M4.4 5.6 2 8l2.4 2.4",
  "key-unit-surroundings":
    "M5.2 11.5V7.2L8 5l2.8 2.2v4.3zM7.2 11.5V9.3h1.6v2.2M8 1.6a6.4 6.4 0 0 1 3.5 1M13.9 5.6a6.4 6.4 0 0 1 0 4.8M11.5 13.4a6.4 6.4 0 0 1-7 0M2.1 10.4a6.4 6.4 0 0 1 0-4.8M4.5 2.6A6.4 6.4 0 0 1 8 1.6",
  "metro-passage": "M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8zM5 10.8V5.4l3 3.6 3-3.6v5.4",
};

/** Drawing of a kind of site. It stands beside the word, which says what it is. */
export function KindIcon({ kind, size = 16 }: { readonly kind: SiteKind; readonly size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.35"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={DRAWINGS[kind]} />
    </svg>
  );
}
