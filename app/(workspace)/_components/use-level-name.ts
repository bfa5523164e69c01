import { useTranslations } from "next-intl";

const KNOWN = ["monitor", "detect", "observe", "recognise", "identify", "inspect"] as const;

/** The word for a level; a level of another edition goes by its own name. */
export function useLevelName(): (level: string) => string {
  const t = useTranslations();
  return (level) => {
    const known = KNOWN.find((name) => name === level);
    return known ? t(`level.${known}`) : level;
  };
}
