import {
  BgColorsOutlined,
  ColumnHeightOutlined,
  HomeOutlined,
  LogoutOutlined,
  PrinterOutlined,
  QuestionCircleOutlined,
  RedoOutlined,
  SearchOutlined,
  StarOutlined,
  TranslationOutlined,
  UndoOutlined,
} from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { App } from "antd";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { api } from "@/lib/api/client/api";
import { LOCALES } from "@/lib/i18n/locale";
import { filterHref } from "@/lib/url/saved-filter";
import { useColourScheme } from "./colour-scheme";
import { MAP_TOOLS, mapToolHref } from "./map-tool-list";
import { SCHEME_CHOICES } from "./scheme-cookie";
import { type Answers, SCREEN_ACTS } from "./screen-acts";
import { ScreenIcon } from "./screen-icon";
import { screensFor } from "./screens";
import { signOut } from "./sign-out";
import { keepColumns } from "./use-columns";
import { useViewer } from "./viewer";

/** One thing that the palette does. */
export type PaletteCommand = {
  readonly id: string;
  readonly group: "filters" | "tools" | "screens" | "acts";
  readonly icon: ReactNode;
  readonly label: string;
  readonly keys: string | null;
  readonly run: () => void;
};

const ACT_ICONS = {
  searchList: <SearchOutlined />,
  undo: <UndoOutlined />,
  redo: <RedoOutlined />,
  print: <PrinterOutlined />,
  wholeCity: <HomeOutlined />,
  panel: <ColumnHeightOutlined rotate={90} />,
  help: <QuestionCircleOutlined />,
} as const;

/** Every saved filter, tool, screen and act that is open to the person at this screen. */
export function usePaletteCommands(answers: Answers): readonly PaletteCommand[] {
  const t = useTranslations();
  const locale = useLocale();
  const router = useRouter();
  const { message } = App.useApp();
  const { choice, choose } = useColourScheme();
  const viewer = useViewer();
  const actions = viewer?.actions ?? [];
  const visit = answers.visit ?? ((address: string) => router.push(address));

  const tools = MAP_TOOLS.filter(({ action }) => actions.includes("sites.read") && actions.includes(action)).map(
    ({ id, icon, shortcut }): PaletteCommand => ({
      id,
      group: "tools",
      icon,
      label: t(`tools.${id}`),
      keys: shortcut.toUpperCase(),
      run: answers[id] ?? (() => visit(mapToolHref(id))),
    }),
  );
  const { data: kept } = useQuery({ ...api.filters.list.queryOptions(), enabled: actions.includes("sites.read") });
  const filters = (kept?.filters ?? []).flatMap(({ id, table, name, query, hidden, understood }): PaletteCommand[] => {
    const show = table === "sites" ? answers.filterSites : answers.filterCameras;
    const open = () => {
      keepColumns(table, viewer?.id ?? "", hidden);
      visit(filterHref(table, query));
    };
    const run = show ? () => show({ query, hidden }) : open;
    const label = `${t(`filters.of.${table}`)}: ${name}`;
    return understood ? [{ id: `filter-${id}`, group: "filters", icon: <StarOutlined />, label, keys: null, run }] : [];
  });
  const screens = screensFor(actions).map(
    ({ key, href }): PaletteCommand => ({
      id: `screen-${key}`,
      group: "screens",
      icon: <ScreenIcon screen={key} />,
      label: t(`office.screen.${key}`),
      keys: null,
      run: () => visit(href),
    }),
  );
  const ofScreen = SCREEN_ACTS.flatMap(({ id, keys }): PaletteCommand[] => {
    const run = answers[id];
    return run ? [{ id, group: "acts", icon: ACT_ICONS[id], label: t(`palette.act.${id}`), keys, run }] : [];
  });
  const languages = LOCALES.filter((other) => other !== locale).map(
    (other): PaletteCommand => ({
      id: `language-${other}`,
      group: "acts",
      icon: <TranslationOutlined />,
      label: `${t("shell.language.label")}: ${t(`shell.language.${other}`)}`,
      keys: null,
      run: () => {
        const address = new URL(window.location.href);
        address.searchParams.set("lang", other);
        window.location.assign(address);
      },
    }),
  );
  const schemes = SCHEME_CHOICES.filter((other) => other !== choice).map(
    (other): PaletteCommand => ({
      id: `scheme-${other}`,
      group: "acts",
      icon: <BgColorsOutlined />,
      label: `${t("shell.scheme.label")}: ${t(`shell.scheme.${other}`)}`,
      keys: null,
      run: () => choose(other),
    }),
  );
  const leaving: PaletteCommand = {
    id: "sign-out",
    group: "acts",
    icon: <LogoutOutlined />,
    label: t("account.signOut"),
    keys: null,
    run: () => void signOut().catch(() => message.error(t("account.signOutFailed"))),
  };
  return [...filters, ...tools, ...screens, ...ofScreen, ...languages, ...schemes, leaving];
}
