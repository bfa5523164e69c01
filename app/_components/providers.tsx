"use client";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { App, ConfigProvider } from "antd";
import enUS from "antd/locale/en_US";
import zhCN from "antd/locale/zh_CN";
import { type ReactNode, useState } from "react";
import { StyleRegistry } from "@/app/_ui/style-registry";
import { antTheme } from "@/app/_ui/theme";
import type { AppLocale } from "@/lib/i18n/locale";
import { useColourScheme } from "./colour-scheme";
import { SessionOver } from "./session-over";

const ANT_LOCALES = { "zh-CN": zhCN, en: enUS } as const satisfies Record<AppLocale, unknown>;

/** What every page needs: Ant Design's words, tokens and styles, and the cache of answers from the API. */
export function Providers(props: { readonly locale: AppLocale; readonly nonce: string; readonly children: ReactNode }) {
  const { scheme } = useColourScheme();
  // The page's policy names the nonce it came with; whatever is asked for later, without a new page, comes with another.
  const [nonce] = useState(props.nonce);
  const [queries] = useState(
    () =>
      new QueryClient({ defaultOptions: { queries: { staleTime: 60_000, retry: 1, refetchOnWindowFocus: false } } }),
  );
  return (
    <StyleRegistry nonce={nonce}>
      <ConfigProvider
        locale={ANT_LOCALES[props.locale]}
        theme={antTheme(scheme)}
        csp={{ nonce }}
        componentSize="medium"
      >
        <App component={false}>
          <QueryClientProvider client={queries}>
            {props.children}
            <SessionOver />
          </QueryClientProvider>
        </App>
      </ConfigProvider>
    </StyleRegistry>
  );
}
