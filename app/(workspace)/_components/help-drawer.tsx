"use client";

import { Drawer, Tabs } from "antd";
import { useTranslations } from "next-intl";
import { HelpKeys } from "./help-keys";
import { HelpLaw } from "./help-law";
import { HelpMethod } from "./help-method";
import { HelpSources } from "./help-sources";

/** Keys, how figures are computed, where data comes from, and the law's own words. */
export function HelpDrawer({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const t = useTranslations();
  return (
    <Drawer
      open={open}
      onClose={onClose}
      title={t("help.title")}
      size="min(560px, 100vw)"
      closable={{ "aria-label": t("help.close") }}
      destroyOnHidden
      // A container other than the body keeps the drawer from locking the page's scroll, which it does by a style without a nonce.
      getContainer={() => document.getElementById("dialogs") ?? document.body}
      styles={{ body: { paddingTop: 4 } }}
    >
      <Tabs
        items={[
          { key: "keys", label: t("help.tabs.keys"), children: <HelpKeys /> },
          { key: "method", label: t("help.tabs.method"), children: <HelpMethod /> },
          { key: "sources", label: t("help.tabs.sources"), children: <HelpSources /> },
          { key: "law", label: t("help.tabs.law"), children: <HelpLaw /> },
        ]}
      />
    </Drawer>
  );
}
