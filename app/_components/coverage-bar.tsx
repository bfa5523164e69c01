import { COVERAGE_TARGET } from "@/lib/coverage/requirement-profile";
import styles from "./coverage-bar.module.css";

/** Seen share of some ground as a length, with a tick at the target. The figure stands beside it in words. */
export function CoverageBar({ share }: { readonly share: number | null }) {
  return (
    <svg
      className={styles.bar}
      viewBox="0 0 100 6"
      preserveAspectRatio="none"
      aria-hidden="true"
      data-known={share !== null}
    >
      <rect className={styles.rest} width="100" height="6" />
      {share !== null && <rect className={styles.seen} width={Math.max(0, Math.min(1, share)) * 100} height="6" />}
      <rect className={styles.target} x={COVERAGE_TARGET * 100 - 0.4} width="0.8" height="6" />
    </svg>
  );
}
