"use client";

import { useTranslations } from "next-intl";
import styles from "./help.module.css";

const KEYS = [
  { id: "palette", keys: ["Ctrl K"] },
  { id: "search", keys: ["/"] },
  { id: "move", keys: ["J", "K", "↓", "↑"] },
  { id: "open", keys: ["Enter"] },
  { id: "moveCamera", keys: ["←", "→", "↑", "↓", "Shift", "Enter"] },
  { id: "tuneCamera", keys: [",", ".", "T", "H", "Shift"] },
  { id: "many", keys: ["Shift"] },
  { id: "chooseSites", keys: ["S", "Shift"] },
  { id: "inspect", keys: ["I", "Enter"] },
  { id: "measure", keys: ["M", "A", "Space", "Enter", "Backspace"] },
  { id: "place", keys: ["C"] },
  { id: "copyCamera", keys: ["Ctrl C", "Ctrl V"] },
  { id: "row", keys: ["R"] },
  { id: "drawSite", keys: ["D"] },
  { id: "cutSite", keys: ["X"] },
  { id: "mergeSite", keys: ["U"] },
  { id: "drawGuarded", keys: ["G"] },
  { id: "night", keys: ["N"] },
  { id: "print", keys: ["P"] },
  { id: "history", keys: ["Ctrl Z", "Ctrl Shift Z"] },
  { id: "escape", keys: ["Esc"] },
  { id: "panel", keys: ["["] },
  { id: "help", keys: ["?"] },
] as const;

/** What single keys do. */
export function HelpKeys() {
  const t = useTranslations();
  return (
    <dl className={styles.keys}>
      {KEYS.map(({ id, keys }) => (
        <div key={id} className={styles.keyRow}>
          <dt>
            {keys.map((key) => (
              <kbd key={key} className={styles.key}>
                {key}
              </kbd>
            ))}
          </dt>
          <dd>{t(`help.keys.${id}`)}</dd>
        </div>
      ))}
    </dl>
  );
}
