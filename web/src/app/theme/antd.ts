// Ant Design dressed in our tokens: one component, two lights.
import { type ThemeConfig, theme } from "antd";
import { type LightName, lights, signal, size, type } from "./tokens";

/** The theme of a light; `touch` for screens worked with a finger; `still` for no motion. */
export function antdTheme(name: LightName, touch: boolean, still: boolean): ThemeConfig {
  const light = lights[name];
  const control = touch ? size.touch : size.control;
  return {
    algorithm: name === "stage" ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      fontFamily: type.family,
      fontFamilyCode: type.mono,
      fontSize: type.work,
      fontSizeSM: type.meta,
      borderRadius: size.radius,
      controlHeight: control,
      controlHeightSM: touch ? size.touch : 26,
      motion: !still,
      motionDurationFast: "0.12s",
      motionDurationMid: "0.16s",
      motionDurationSlow: "0.2s",
      colorPrimary: light.pressFill,
      colorLink: light.pressInk,
      colorInfo: light.pressInk,
      // Red is kept for ON AIR: what went wrong in a form is amber, what went well needs no colour.
      colorError: light.soonInk,
      colorWarning: light.soonInk,
      colorSuccess: light.inkSoft,
      colorErrorBg: light.soonGround,
      colorErrorBorder: light.soonLine,
      colorWarningBg: light.soonGround,
      colorWarningBorder: light.soonLine,
      colorBgBase: light.ground,
      colorBgLayout: light.ground,
      colorBgContainer: light.surface,
      colorBgElevated: light.raised,
      colorTextBase: light.ink,
      colorText: light.ink,
      colorTextSecondary: light.inkSoft,
      colorTextTertiary: light.inkFaint,
      colorTextPlaceholder: light.inkFaint,
      colorTextDescription: light.inkSoft,
      colorBorder: light.line,
      colorBorderSecondary: light.line,
      colorBorderDisabled: light.line,
      colorTextLightSolid: light.onPress,
      controlOutline: `${signal.press}55`,
      lineWidthFocus: 2,
      boxShadow: light.shadow,
      boxShadowSecondary: light.shadow,
    },
    components: {
      Button: {
        fontWeight: 500,
        // As chosen in tokens.ts: what the dark algorithm makes of it misses 4.5:1 under its text.
        colorPrimary: light.pressFill,
        primaryColor: light.onPress,
        primaryShadow: "none",
        defaultShadow: "none",
        dangerShadow: "none",
      },
      Tooltip: { colorBgSpotlight: light.raised, colorTextLightSolid: light.ink },
      Tabs: { itemSelectedColor: light.pressInk, inkBarColor: signal.press },
      Segmented: { itemSelectedColor: light.pressInk },
      Tag: { defaultBg: light.sunk, defaultColor: light.ink },
    },
  };
}
