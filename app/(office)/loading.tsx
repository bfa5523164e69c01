import { OfficeSkeleton } from "./_components/office-skeleton";

export default function Loading() {
  return <OfficeSkeleton />;
}
