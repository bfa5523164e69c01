import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { asReader } from "@/lib/access/server/context";
import { readCity } from "@/lib/city/server/read-city";
import { NoCity } from "./_components/no-city";
import { PANEL_COOKIE, readPanelCookie } from "./_components/panel-cookie";
import { Workspace } from "./_components/workspace";

/** Everything about the city on screen lives under this shell, or the way to get a city. */
export default async function WorkspaceLayout({ children }: { readonly children: ReactNode }) {
  const [city, jar] = await Promise.all([asReader(readCity), cookies()]);
  if (!city.ok) return <NoCity />;
  return (
    <Workspace city={city.value} layout={readPanelCookie(jar.get(PANEL_COOKIE)?.value)}>
      {children}
    </Workspace>
  );
}
