import { type ThemeConfig, theme } from "antd";

/** Ant Design's tokens for one colour scheme; docs/design.md says why each is as it is. */
export function antTheme(scheme: "light" | "dark"): ThemeConfig {
  const dark = scheme === "dark";
  const ink = dark ? "#e6eaee" : "#18212b";
  const surface = dark ? "#171c22" : "#ffffff";
  return {
    algorithm: dark ? theme.darkAlgorithm : theme.defaultAlgorithm,
    hashed: false,
    cssVar: { key: "sightline" },
    token: {
      colorPrimary: dark ? "#5aa2ee" : "#14559f",
      colorInfo: dark ? "#5aa2ee" : "#14559f",
      colorLink: dark ? "#7db7f3" : "#14559f",
      colorSuccess: dark ? "#4f9be8" : "#1b5faa",
      colorWarning: dark ? "#e2b045" : "#8a5a00",
      colorError: dark ? "#f58a5c" : "#a83a12",
      colorTextBase: ink,
      colorBgBase: surface,
      colorBgLayout: dark ? "#0f1317" : "#f6f7f8",
      colorBgContainer: surface,
      colorBgElevated: dark ? "#1d232a" : "#ffffff",
      colorBorder: dark ? "#3a444e" : "#c9cfd6",
      colorBorderSecondary: dark ? "#2a323b" : "#e4e7ea",
      colorText: ink,
      colorTextSecondary: dark ? "#aeb8c2" : "#46525f",
      colorTextTertiary: dark ? "#96a1ac" : "#5f6b77",
      colorTextDescription: dark ? "#96a1ac" : "#5f6b77",
      colorTextPlaceholder: dark ? "#8894a0" : "#697581",
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
      Table: {
        cellPaddingBlockSM: 6,
        cellPaddingInlineSM: 8,
        headerBg: dark ? "#1b2128" : "#f6f7f8",
        headerColor: dark ? "#aeb8c2" : "#46525f",
        headerSplitColor: "transparent",
        rowHoverBg: dark ? "#1f262e" : "#f2f5f8",
        rowSelectedBg: dark ? "#1d2c3d" : "#e8f0f9",
        rowSelectedHoverBg: dark ? "#22344a" : "#dfeaf6",
        borderColor: dark ? "#232a32" : "#eceef0",
      },
      Tooltip: { colorBgSpotlight: dark ? "#2b333c" : "#1f2a35" },
      Segmented: { itemSelectedBg: dark ? "#2c3640" : "#ffffff", trackBg: dark ? "#10151a" : "#eef0f2" },
    },
  };
}
