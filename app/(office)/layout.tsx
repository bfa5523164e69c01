import type { ReactNode } from "react";
import { ViewerProvider } from "@/app/_components/viewer";
import { requirePageViewer } from "@/lib/access/server/viewer-page";
import { OfficeShell } from "./_components/office-shell";

/** The screens beside the map: people, audit, one's own account. */
export default async function OfficeLayout({ children }: { readonly children: ReactNode }) {
  return (
    <ViewerProvider viewer={await requirePageViewer()}>
      <OfficeShell>{children}</OfficeShell>
    </ViewerProvider>
  );
}
