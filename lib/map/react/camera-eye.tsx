import { useEffect, useRef, useState } from "react";
import { type DrawnEye, openEye } from "../eye/draw-eye";
import type { EyeScene } from "../eye/eye-scene";
import { type ColourScheme, MAP_PALETTES } from "../palette";
import styles from "./camera-eye.module.css";
import { hasWebGl } from "./webgl";

/** What a camera has before it, in the shape of its picture. `label` says it in words; `noWebgl` and `fault` what is said instead of a picture. */
export function CameraEye(props: {
  readonly scene: EyeScene;
  readonly scheme: ColourScheme;
  readonly words: { readonly label: string; readonly noWebgl: string; readonly fault: string };
}) {
  const { scene, scheme, words } = props;
  const place = useRef<HTMLDivElement>(null);
  const [eye, setEye] = useState<DrawnEye | null>(null);
  const [drawn, setDrawn] = useState(false);
  const [problem, setProblem] = useState<"noWebgl" | "fault" | null>(null);

  // Follows the element that deck.gl draws into, which React does not know from inside.
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    if (!hasWebGl()) return setProblem("noWebgl");
    let gone = false;
    let opened: DrawnEye | null = null;
    openEye(element, { drawn: () => setDrawn(true), fault: () => setProblem("fault") })
      .then((made) => {
        opened = made;
        if (gone) made.remove();
        else setEye(made);
      })
      .catch(() => setProblem("fault"));
    return () => {
      gone = true;
      opened?.remove();
    };
  }, []);

  // Follows what there is to see.
  useEffect(() => {
    const { land, seen, gap, raised, buildingEdge, partial, label } = MAP_PALETTES[scheme];
    eye?.show(scene, {
      ground: land,
      site: mixed(land, seen, 0.22),
      gap,
      wall: mixed(raised, label, 0.18),
      edge: scheme === "light" ? label : buildingEdge,
      person: partial,
    });
  }, [eye, scene, scheme]);

  return (
    <div
      ref={place}
      className={styles.eye}
      role="img"
      aria-label={words.label}
      data-testid="camera-eye"
      data-drawn={drawn}
      // low enough for the window, and never of another shape than the picture
      style={{ aspectRatio: scene.lens.aspect, width: `min(100%, calc(62dvh * ${scene.lens.aspect}))` }}
    >
      {problem && <p className={styles.problem}>{words[problem]}</p>}
    </div>
  );
}

/** A colour between two, `#rrggbb`. */
function mixed(one: string, other: string, share: number): string {
  const parts = [1, 3, 5].map((at) => {
    const [a, b] = [one, other].map((colour) => Number.parseInt(colour.slice(at, at + 2), 16)) as [number, number];
    return Math.round(a + share * (b - a))
      .toString(16)
      .padStart(2, "0");
  });
  return `#${parts.join("")}`;
}
