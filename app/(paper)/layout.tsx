import type { ReactNode } from "react";
import { ViewerProvider } from "@/app/_components/viewer";
import { requirePageViewer } from "@/lib/access/server/viewer-page";
import "./paper.css";

/** Pages that are made to be printed: no bar, no map, one sheet of paper. */
export default async function PaperLayout({ children }: { readonly children: ReactNode }) {
  return (
    <ViewerProvider viewer={await requirePageViewer()}>
      {children}
      <div id="dialogs" />
    </ViewerProvider>
  );
}
