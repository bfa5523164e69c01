import type { AppLocale } from "./locale";
import type messages from "./messages/zh-CN.json";

declare module "next-intl" {
  interface AppConfig {
    Locale: AppLocale;
    Messages: typeof messages;
  }
}
