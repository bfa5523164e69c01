"use client";

import { LoadingOutlined } from "@ant-design/icons";
import { Button } from "antd";
import type { ReactNode } from "react";
import { useHydrated } from "./use-hydrated";

/**
 * Sends a form. Until the page answers it cannot be pressed, since the browser would send the form by itself; and not twice while it is under way. It keeps
 * its name meanwhile, which the kit's own sign of waiting changes.
 */
export function SubmitButton(props: {
  readonly busy: boolean;
  readonly disabled?: boolean;
  readonly large?: boolean;
  readonly danger?: boolean;
  readonly children: ReactNode;
}) {
  const ready = useHydrated();
  return (
    <Button
      type="primary"
      htmlType="submit"
      size={props.large ? "large" : "middle"}
      danger={props.danger ?? false}
      aria-busy={props.busy}
      disabled={!ready || props.busy || (props.disabled ?? false)}
      icon={props.busy ? <LoadingOutlined aria-hidden="true" /> : null}
    >
      {props.children}
    </Button>
  );
}
