import {
  AimOutlined,
  BorderOuterOutlined,
  ColumnWidthOutlined,
  EllipsisOutlined,
  EyeInvisibleOutlined,
  GatewayOutlined,
  VideoCameraAddOutlined,
} from "@ant-design/icons";
import type { ReactNode } from "react";
import type { Action } from "@/lib/access/policy";

/** One tool of the map: its picture, the key that takes it in hand, and what its holder must be allowed to do. */
type ListedTool = {
  readonly id: string;
  readonly icon: ReactNode;
  readonly shortcut: string;
  readonly action: Action;
};

/** The tools of the map that a person takes in hand, in the order of the bar. */
export const MAP_TOOLS = [
  { id: "inspect", icon: <AimOutlined />, shortcut: "i", action: "coverage.read" },
  { id: "distance", icon: <ColumnWidthOutlined />, shortcut: "m", action: "coverage.read" },
  { id: "area", icon: <BorderOuterOutlined />, shortcut: "a", action: "coverage.read" },
  { id: "place", icon: <VideoCameraAddOutlined />, shortcut: "c", action: "cameras.edit" },
  { id: "row", icon: <EllipsisOutlined />, shortcut: "r", action: "cameras.edit" },
  { id: "draw-site", icon: <GatewayOutlined />, shortcut: "d", action: "sites.edit" },
  { id: "draw-guarded", icon: <EyeInvisibleOutlined />, shortcut: "g", action: "sites.edit" },
] as const satisfies readonly ListedTool[];
export type ListedMapTool = (typeof MAP_TOOLS)[number]["id"];

/** Address of the map with a tool in hand, for screens that have no map. */
export function mapToolHref(tool: ListedMapTool): string {
  return `/#${tool}`;
}
