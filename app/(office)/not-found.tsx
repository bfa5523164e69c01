import { OfficeMessage } from "./_components/office-message";

/** Nothing is here for this person: it does not exist, or their roles do not reach it. Which of the two is not told. */
export default function OfficeNotFound() {
  return <OfficeMessage kind="notFound" />;
}
