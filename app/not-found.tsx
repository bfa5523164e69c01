import { PageMessage } from "./_components/page-message";

/** No page has this address. */
export default function NotFound() {
  return <PageMessage kind="notFound" />;
}
