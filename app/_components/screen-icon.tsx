import { AuditOutlined, EnvironmentOutlined, TeamOutlined, UserOutlined } from "@ant-design/icons";
import type { Screen } from "./screens";

const ICONS = {
  map: <EnvironmentOutlined aria-hidden="true" />,
  people: <TeamOutlined aria-hidden="true" />,
  audit: <AuditOutlined aria-hidden="true" />,
  account: <UserOutlined aria-hidden="true" />,
} as const satisfies Record<Screen["key"], React.ReactNode>;

/** Drawing of a screen; its word stands beside it. */
export function ScreenIcon({ screen }: { readonly screen: Screen["key"] }) {
  return ICONS[screen];
}
