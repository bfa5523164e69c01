/** The product's mark: a point, what it sees, and what lies beyond sight. The name stands beside it in words. */
export function BrandMark({ size }: { readonly size: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="7" fill="#14559f" />
      <path d="M7 25 25.5 14.2A21.4 21.4 0 0 1 27 22.4V25Z" fill="#fff" fillOpacity=".38" />
      <path d="M7 25 18.2 6.6a21.4 21.4 0 0 1 7.3 7.6Z" fill="#fff" />
      <circle cx="7" cy="25" r="2.6" fill="#dca22b" />
    </svg>
  );
}
