import { useId } from "react";
import type { MapPattern, Swatch } from "@/lib/map/legend";

/** A legend's sample, drawn as the map draws the thing itself. */
export function SwatchMark({ swatch }: { readonly swatch: Swatch }) {
  return (
    <svg width="26" height="16" viewBox="0 0 26 16" aria-hidden="true" focusable="false">
      {swatch.type === "area" ? <AreaSample swatch={swatch} /> : <CameraSample swatch={swatch} />}
    </svg>
  );
}

type Of<T extends Swatch["type"]> = Extract<Swatch, { type: T }>;

function AreaSample({ swatch }: { readonly swatch: Of<"area"> }) {
  const id = useId();
  const dashes = swatch.dashes?.map((length) => length * swatch.lineWidth).join(" ");
  return (
    <>
      {swatch.pattern && (
        <pattern id={id} width="6" height="6" patternUnits="userSpaceOnUse">
          <path d={STROKES[swatch.pattern]} stroke={swatch.line} strokeWidth="1.1" strokeLinecap="round" fill="none" />
        </pattern>
      )}
      <rect x="1.5" y="1.5" width="23" height="13" rx="2" fill={swatch.fill} fillOpacity={swatch.fillOpacity} />
      <rect
        x="1.5"
        y="1.5"
        width="23"
        height="13"
        rx="2"
        fill={swatch.pattern ? `url(#${id})` : "none"}
        stroke={swatch.line}
        strokeWidth={swatch.lineWidth}
        strokeDasharray={dashes}
      />
    </>
  );
}

/** Strokes of a 6 × 6 tile that repeats without a seam. */
const STROKES: Readonly<Record<MapPattern, string>> = {
  rising: "M-1 1 1-1M0 6 6 0M5 7 7 5",
  falling: "M-1 5 1 7M0 0 6 6M5-1 7 1",
  crossed: "M-1 1 1-1M0 6 6 0M5 7 7 5M-1 5 1 7M0 0 6 6M5-1 7 1",
  upright: "M1.5 0V6M4.5 0V6",
  dotted: "M1.5 1.5h.6M4.5 4.5h.6",
};

function CameraSample({ swatch }: { readonly swatch: Of<"camera"> }) {
  const { colour, face, shape } = swatch;
  if (shape === "question") {
    return (
      <>
        <circle cx="13" cy="8" r="5.5" fill={face} stroke={colour} strokeWidth="1.5" />
        <path
          d="M11.3 6.6a1.7 1.7 0 1 1 2.4 1.5c-.5.2-.7.5-.7 1M13 10.9v.2"
          stroke={colour}
          strokeWidth="1.2"
          fill="none"
        />
      </>
    );
  }
  if (shape === "hollow") return <circle cx="13" cy="8" r="3.4" fill={face} stroke={colour} strokeWidth="1.4" />;
  return (
    <>
      {shape === "wedge" ? (
        <path d="M9 8 20.5 2.6A12.6 12.6 0 0 1 20.5 13.4z" fill={colour} opacity="0.8" />
      ) : (
        <circle cx="13" cy="8" r="6.4" fill={colour} fillOpacity="0.18" stroke={colour} strokeWidth="1.2" />
      )}
      <circle cx={shape === "wedge" ? 8 : 13} cy="8" r="3" fill={colour} stroke={face} strokeWidth="1" />
    </>
  );
}
