"use client";

import { createCache, extractStyle, StyleProvider } from "@ant-design/cssinjs";
import { useServerInsertedHTML } from "next/navigation";
import { type ReactNode, useState } from "react";

/** Prints Ant Design's styles into the streamed page with the request's nonce, so that a strict policy lets them in. */
export function StyleRegistry({ nonce, children }: { readonly nonce: string; readonly children: ReactNode }) {
  const [cache] = useState(createCache);
  useServerInsertedHTML(() => {
    const css = extractStyle(cache, { plain: true, once: true });
    if (css.includes('.data-ant-cssinjs-cache-path{content:"";}')) return null;
    return (
      <style
        nonce={nonce}
        data-rc-order="prepend"
        data-rc-priority="-1000"
        // biome-ignore lint/security/noDangerouslySetInnerHtml: the text is our own style sheet, not input
        dangerouslySetInnerHTML={{ __html: css }}
      />
    );
  });
  return <StyleProvider cache={cache}>{children}</StyleProvider>;
}
