import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import type { ReactNode } from "react";
import { firstScreen } from "@/app/_components/screens";
import { ViewerProvider } from "@/app/_components/viewer";
import { asPageViewer, requirePageViewer } from "@/lib/access/server/viewer-page";
import { readCity } from "@/lib/city/server/read-city";
import { NoCity } from "./_components/no-city";
import { PANEL_COOKIE, readPanelCookie } from "./_components/panel-cookie";
import { Workspace } from "./_components/workspace";

/** Everything about the city on screen lives under this shell, or the way to get a city. */
export default async function WorkspaceLayout({ children }: { readonly children: ReactNode }) {
  const viewer = await requirePageViewer();
  // Whoever sees no map has a screen of their own to begin at.
  if (!viewer.actions.includes("sites.read")) redirect(firstScreen(viewer.actions));
  const [city, jar] = await Promise.all([asPageViewer(["sites.read", "coverage.read"], readCity), cookies()]);
  return (
    <ViewerProvider viewer={viewer}>
      {city.ok ? (
        <Workspace city={city.value} layout={readPanelCookie(jar.get(PANEL_COOKIE)?.value)}>
          {children}
        </Workspace>
      ) : (
        <NoCity />
      )}
    </ViewerProvider>
  );
}
