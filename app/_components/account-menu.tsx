"use client";

import { LogoutOutlined, UserOutlined } from "@ant-design/icons";
import { App, Button, Dropdown } from "antd";
import Link from "next/link";
import { useTranslations } from "next-intl";
import styles from "./account-menu.module.css";
import { AccountSummary } from "./account-summary";
import { ScreenIcon } from "./screen-icon";
import { screensFor } from "./screens";
import { signOut } from "./sign-out";
import { useViewer } from "./viewer";

/** Who is at the screen: name and roles, the screens that are theirs, and the way out. Nothing where nobody is signed in. */
export function AccountMenu() {
  const t = useTranslations();
  const { message } = App.useApp();
  const viewer = useViewer();
  if (!viewer) return null;

  const leave = () => signOut().catch(() => message.error(t("account.signOutFailed")));
  const roles = [...new Set(viewer.roles.map(({ role }) => t(`account.role.${role}`)))].join(t("account.comma"));
  return (
    <Dropdown
      trigger={["click"]}
      placement="bottomRight"
      menu={{
        items: [
          ...screensFor(viewer.actions).map(({ key, href }) => ({
            key,
            icon: <ScreenIcon screen={key} />,
            label: <Link href={href}>{t(`office.screen.${key}`)}</Link>,
          })),
          { type: "divider" as const },
          { key: "sign-out", icon: <LogoutOutlined />, label: t("account.signOut"), onClick: () => void leave() },
        ],
      }}
      popupRender={(menu) => (
        <section className={styles.popup} aria-label={viewer.displayName}>
          <AccountSummary viewer={viewer} />
          {menu}
        </section>
      )}
    >
      <Button
        type="text"
        icon={<UserOutlined />}
        aria-label={t("account.menu", { name: viewer.displayName, roles: roles || t("account.noRole") })}
      >
        <span className={styles.name}>{viewer.displayName}</span>
      </Button>
    </Dropdown>
  );
}
