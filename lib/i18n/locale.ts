/** Languages of the interface, the first being the one shown unless a person chose another. */
export const LOCALES = ["zh-CN", "en"] as const;
export type AppLocale = (typeof LOCALES)[number];
export const DEFAULT_LOCALE: AppLocale = "zh-CN";
export const LOCALE_COOKIE = "sightline-locale";

/** Clock times are shown in the cities' own zone, so that server and browser print the same text. */
export const TIME_ZONE = "Asia/Shanghai";

/** Whether a string names a language we speak. */
export function isLocale(value: string | undefined): value is AppLocale {
  return LOCALES.some((locale) => locale === value);
}
