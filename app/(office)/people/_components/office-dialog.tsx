"use client";

import { Modal } from "antd";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

/** A dialog with a form in it, open as long as it is drawn. */
export function OfficeDialog(props: {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  const t = useTranslations();
  return (
    <Modal
      open
      title={props.title}
      onCancel={props.onClose}
      closable={{ "aria-label": t("people.close") }}
      maskClosable={false}
      footer={null}
      width="min(480px, calc(100vw - 24px))"
      // A container other than the body keeps the dialog from locking the page's scroll, which it does by a style without a nonce.
      getContainer={() => document.getElementById("dialogs") ?? document.body}
    >
      {props.children}
    </Modal>
  );
}
