import { PageMessage } from "@/app/_components/page-message";

/** The link names no site of this city. */
export default function SheetNotFound() {
  return <PageMessage kind="notFound" />;
}
