"use client";

import { DesktopOutlined, MoonOutlined, SunOutlined } from "@ant-design/icons";
import { Button, Dropdown } from "antd";
import { useTranslations } from "next-intl";
import { useColourScheme } from "./colour-scheme";
import { SCHEME_CHOICES, type SchemeChoice } from "./scheme-cookie";

const ICONS = { light: <SunOutlined />, dark: <MoonOutlined />, system: <DesktopOutlined /> } as const;

/** Light, dark, or as the system says. */
export function SchemeMenu() {
  const t = useTranslations();
  const { choice, choose } = useColourScheme();
  return (
    <Dropdown
      trigger={["click"]}
      menu={{
        selectable: true,
        selectedKeys: [choice],
        items: SCHEME_CHOICES.map((key) => ({ key, icon: ICONS[key], label: t(`shell.scheme.${key}`) })),
        onClick: ({ key }) => choose(key as SchemeChoice),
      }}
    >
      <Button
        type="text"
        icon={ICONS[choice]}
        aria-label={`${t("shell.scheme.label")}: ${t(`shell.scheme.${choice}`)}`}
      />
    </Dropdown>
  );
}
