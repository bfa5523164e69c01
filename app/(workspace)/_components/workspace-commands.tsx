import { useCommands } from "@/app/_components/commands";
import type { FoundPlace } from "@/app/_components/found-place";
import { aroundPoint } from "./around-point";
import type { PanelState } from "./use-panel";
import { patchedQuery, useWorkspaceSearch } from "./use-workspace-search";
import { useStage } from "./workspace-state";

/** How wide the map looks around a camera or a point that was asked for: the reach of most cameras. */
const SIGHT_M = 160;

/** What the map's shell does when it is chosen in the palette. Draws nothing. */
export function WorkspaceCommands(props: {
  readonly panel: PanelState;
  readonly goTo: (address: string) => void;
  readonly onSearch: () => void;
  readonly onHelp: () => void;
}) {
  const { panel } = props;
  const { city, flyTo } = useStage();
  const { change } = useWorkspaceSearch();
  const { bbox } = city;
  const showPlace = (place: FoundPlace) => {
    if (panel.phone && place.kind !== "site") panel.setSheet("peek");
    if (place.kind === "site") {
      const query = patchedQuery({ site: place.id, gap: undefined, camera: undefined, point: undefined });
      flyTo(place.bbox, 80);
      return props.goTo(`/sites/${place.id}${query}`);
    }
    const [lon, lat] = place.position;
    flyTo(aroundPoint(place.position, SIGHT_M));
    if (place.kind === "camera") change({ camera: place.id }, "push");
    else change({ point: { lon, lat }, camera: undefined }, "push");
  };
  useCommands({
    showPlace,
    visit: props.goTo,
    searchList: props.onSearch,
    help: props.onHelp,
    panel: () => panel.setOpen(!panel.open),
    ...(bbox ? { wholeCity: () => flyTo(bbox) } : {}),
  });
  return null;
}
