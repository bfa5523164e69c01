import { PanelSkeleton } from "./_components/panel-skeleton";

export default function Loading() {
  return <PanelSkeleton />;
}
