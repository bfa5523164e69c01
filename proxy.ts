import { type NextRequest, NextResponse } from "next/server";
import { isLocale, LOCALE_COOKIE } from "@/lib/i18n/locale";

const ONE_YEAR_S = 365 * 24 * 3600;

/**
 * Answers a `?lang=` link by remembering the language. It redirects and does nothing else: who may see a page is asked where the page is
 * made, and again by the database, since what runs before a page has been walked around before.
 */
export function proxy(request: NextRequest) {
  const url = request.nextUrl.clone();
  const asked = url.searchParams.get("lang");
  if (asked === null) return NextResponse.next();
  url.searchParams.delete("lang");
  // Next wants a whole address and sends it on without the host, so that the name the visitor typed survives behind another server.
  const response = NextResponse.redirect(url, 307);
  if (isLocale(asked)) {
    response.cookies.set(LOCALE_COOKIE, asked, { path: "/", maxAge: ONE_YEAR_S, sameSite: "lax" });
  }
  return response;
}

// Nothing below /api: Next would hand on no more than the first 10 MB of an upload.
export const config = { matcher: ["/((?!api/|_next/|map/|icon.svg).*)"] };
