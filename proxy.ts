import { type NextRequest, NextResponse } from "next/server";
import { isLocale, LOCALE_COOKIE } from "@/lib/i18n/locale";
import { PAGE_ADDRESS } from "@/lib/url/page-address";

const ONE_YEAR_S = 365 * 24 * 3600;

/**
 * Runs before every page: answers a `?lang=` link by remembering the language, and gives each answer its own
 * Content-Security-Policy nonce. Everything comes from this server; `style-src-attr` stays open because
 * React, Ant Design and MapLibre set inline `style` attributes, which cannot carry a nonce.
 */
export function proxy(request: NextRequest) {
  const asked = request.nextUrl.searchParams.get("lang");
  if (asked !== null) return rememberLanguage(request, asked);

  const nonce = btoa(crypto.randomUUID());
  const policy = contentSecurityPolicy(nonce);
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set(PAGE_ADDRESS, `${request.nextUrl.pathname}${request.nextUrl.search}`);
  headers.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  response.headers.set("referrer-policy", "same-origin");
  response.headers.set("x-content-type-options", "nosniff");
  return response;
}

function rememberLanguage(request: NextRequest, asked: string) {
  const url = request.nextUrl.clone();
  url.searchParams.delete("lang");
  // Next wants a whole address and sends it on without the host, so that the name the visitor typed survives behind another server.
  const response = NextResponse.redirect(url, 307);
  if (isLocale(asked)) {
    response.cookies.set(LOCALE_COOKIE, asked, { path: "/", maxAge: ONE_YEAR_S, sameSite: "lax" });
  }
  return response;
}

function contentSecurityPolicy(nonce: string): string {
  // biome-ignore lint/style/noProcessEnv: replaced by a constant at build time; React's development build needs eval
  const evaluation = process.env.NODE_ENV === "development" ? " 'unsafe-eval'" : "";
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${evaluation}`,
    `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' blob: data:",
    "connect-src 'self'",
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

export const config = {
  matcher: [
    {
      source: "/((?!api/|_next/|map/|icon.svg).*)",
      missing: [
        { type: "header", key: "next-router-prefetch" },
        { type: "header", key: "purpose", value: "prefetch" },
      ],
    },
  ],
};
