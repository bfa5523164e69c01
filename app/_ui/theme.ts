import { type ThemeConfig, theme } from "antd";

type Scheme = "light" | "dark";

/** Colours of one scheme, as docs/design.md names them. `globals.css` holds the same values for our own style sheets. */
type SchemeColours = {
  readonly ink: string;
  readonly ink2: string;
  readonly ink3: string;
  readonly placeholder: string;
  readonly surface: string;
  readonly surface2: string;
  readonly raised: string;
  readonly ground: string;
  readonly line: string;
  readonly lineStrong: string;
  readonly accent: string;
  readonly link: string;
  readonly seen: string;
  readonly partial: string;
  readonly gap: string;
  readonly tooltip: string;
  readonly track: string;
  readonly chosen: string;
  /** Text on the accent and on the colour of gaps. */
  readonly onFill: string;
};

const COLOURS: Readonly<Record<Scheme, SchemeColours>> = {
  light: {
    ink: "#18212b",
    ink2: "#46525f",
    ink3: "#5f6b77",
    placeholder: "#697581",
    surface: "#ffffff",
    surface2: "#f6f7f8",
    raised: "#ffffff",
    ground: "#f6f7f8",
    line: "#e4e7ea",
    lineStrong: "#c9cfd6",
    accent: "#14559f",
    link: "#14559f",
    seen: "#1b5faa",
    partial: "#8a5a00",
    gap: "#a83a12",
    tooltip: "#1f2a35",
    track: "#eef0f2",
    chosen: "#ffffff",
    onFill: "#ffffff",
  },
  dark: {
    ink: "#e6eaee",
    ink2: "#aeb8c2",
    ink3: "#96a1ac",
    placeholder: "#8894a0",
    surface: "#171c22",
    surface2: "#1b2128",
    raised: "#1d232a",
    ground: "#0f1317",
    line: "#2a323b",
    lineStrong: "#3a444e",
    accent: "#5aa2ee",
    link: "#7db7f3",
    seen: "#4f9be8",
    partial: "#e2b045",
    gap: "#f58a5c",
    tooltip: "#2b333c",
    track: "#10151a",
    chosen: "#2c3640",
    onFill: "#0f1317",
  },
};

const ALGORITHMS = { light: theme.defaultAlgorithm, dark: theme.darkAlgorithm } as const;

/** Ant Design's tokens for one colour scheme; docs/design.md says why each is as it is. */
export function antTheme(scheme: Scheme): ThemeConfig {
  const colours = COLOURS[scheme];
  return {
    algorithm: ALGORITHMS[scheme],
    hashed: false,
    cssVar: { key: "sightline" },
    token: {
      colorPrimary: colours.accent,
      colorInfo: colours.accent,
      colorLink: colours.link,
      colorSuccess: colours.seen,
      colorWarning: colours.partial,
      colorError: colours.gap,
      colorTextBase: colours.ink,
      colorBgBase: colours.surface,
      colorBgLayout: colours.ground,
      colorBgContainer: colours.surface,
      colorBgElevated: colours.raised,
      colorBorder: colours.lineStrong,
      colorBorderSecondary: colours.line,
      colorText: colours.ink,
      colorTextSecondary: colours.ink2,
      colorTextTertiary: colours.ink3,
      colorTextDescription: colours.ink3,
      colorTextPlaceholder: colours.placeholder,
      fontFamily: "var(--font-sans)",
      fontFamilyCode: "var(--font-mono)",
      fontSize: 13,
      fontSizeSM: 12,
      fontSizeLG: 15,
      lineHeight: 1.54,
      controlHeight: 30,
      controlHeightSM: 24,
      borderRadius: 5,
      borderRadiusLG: 7,
      borderRadiusSM: 4,
      motionDurationMid: "0.12s",
      motionDurationSlow: "0.18s",
      wireframe: false,
    },
    components: {
      Button: { primaryColor: colours.onFill, dangerColor: colours.onFill },
      Tooltip: { colorBgSpotlight: colours.tooltip },
      Segmented: { itemSelectedBg: colours.chosen, trackBg: colours.track },
      Tabs: { horizontalItemGutter: 20, titleFontSize: 13 },
    },
  };
}
