"use client";

import { SearchOutlined } from "@ant-design/icons";
import { Input } from "antd";
import { type ReactNode, useEffect, useState } from "react";

/** Long enough that a word typed without haste asks the server once. */
const PAUSE_MS = 250;

/** Words to search for. The field runs ahead of the address while a person types. */
export function WordsField(props: {
  readonly id: string;
  readonly className: string;
  readonly label: string;
  readonly value: string;
  readonly maxLength: number;
  readonly suffix?: ReactNode;
  /** Must be the same function at every drawing: each other one begins the pause anew. */
  readonly onSearch: (patch: { readonly q: string }, how: "replace") => void;
}) {
  const { onSearch, suffix } = props;
  const [typed, setTyped] = useState<string | null>(null);
  // Follows the clock: the address learns what was typed once the hands rest.
  useEffect(() => {
    if (typed === null) return;
    const timer = setTimeout(() => {
      onSearch({ q: typed.trim() }, "replace");
      setTyped(null);
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed, onSearch]);
  return (
    <Input
      id={props.id}
      type="search"
      className={props.className}
      value={typed ?? props.value}
      maxLength={props.maxLength}
      allowClear
      prefix={<SearchOutlined aria-hidden="true" />}
      {...(suffix === undefined ? {} : { suffix })}
      placeholder={props.label}
      aria-label={props.label}
      onChange={(event) => setTyped(event.target.value)}
    />
  );
}
