import type { Metadata, Viewport } from "next";
import { cookies, headers } from "next/headers";
import { NextIntlClientProvider } from "next-intl";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { ColourSchemeProvider } from "./_components/colour-scheme";
import { Providers } from "./_components/providers";
import { readSchemeCookie, SCHEME_COOKIE } from "./_components/scheme-cookie";
import "./globals.css";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations();
  return {
    title: { default: t("product.title"), template: `%s · ${t("product.title")}` },
    description: t("product.description"),
  };
}

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  viewportFit: "cover",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#ffffff" },
    { media: "(prefers-color-scheme: dark)", color: "#171c22" },
  ],
};

export default async function RootLayout({ children }: { readonly children: ReactNode }) {
  const [locale, jar, head] = await Promise.all([getLocale(), cookies(), headers()]);
  const { choice, system } = readSchemeCookie(jar.get(SCHEME_COOKIE)?.value);
  return (
    <html lang={locale} data-scheme={choice === "system" ? system : choice} suppressHydrationWarning>
      <body>
        <NextIntlClientProvider>
          <ColourSchemeProvider choice={choice} systemScheme={system}>
            <Providers locale={locale} nonce={head.get("x-nonce") ?? ""}>
              {children}
            </Providers>
          </ColourSchemeProvider>
        </NextIntlClientProvider>
      </body>
    </html>
  );
}
