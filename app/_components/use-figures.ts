import { useLocale } from "next-intl";
import { type Figures, figuresOf } from "@/lib/i18n/figures";

/** Number formats of the language on screen. */
export function useFigures(): Figures {
  return figuresOf(useLocale());
}
