import {
  AuditOutlined,
  EnvironmentOutlined,
  EyeInvisibleOutlined,
  TableOutlined,
  TeamOutlined,
  UserOutlined,
} from "@ant-design/icons";
import type { Screen } from "./screens";

const ICONS = {
  map: EnvironmentOutlined,
  cameras: TableOutlined,
  guarded: EyeInvisibleOutlined,
  people: TeamOutlined,
  audit: AuditOutlined,
  account: UserOutlined,
} as const satisfies Record<Screen["key"], unknown>;

/** Drawing of a screen; its word stands beside it. Menus give their icons a class. */
export function ScreenIcon(props: { readonly screen: Screen["key"]; readonly className?: string }) {
  const Icon = ICONS[props.screen];
  return <Icon className={props.className ?? ""} aria-hidden="true" />;
}
