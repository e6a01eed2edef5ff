// A chart in our light: ECharts with only the parts live pages use. Fills its parent.
import { BarChart, LineChart, ScatterChart } from "echarts/charts";
import {
  AxisPointerComponent,
  DataZoomComponent,
  GridComponent,
  MarkAreaComponent,
  MarkLineComponent,
  TooltipComponent,
} from "echarts/components";
import { type EChartsCoreOption, type EChartsType, init, use as register } from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";
import { useEffect, useRef } from "react";
import { useLighting } from "@/app/theme/Lighting";
import { type Light, lights, type } from "@/app/theme/tokens";
import { useMedia } from "../useMedia";
import styles from "./Chart.module.css";

register([
  AxisPointerComponent,
  BarChart,
  CanvasRenderer,
  DataZoomComponent,
  GridComponent,
  LineChart,
  MarkAreaComponent,
  MarkLineComponent,
  ScatterChart,
  TooltipComponent,
]);

/** Ink for lines, greys for what is compared with: colours are kept for what they mean. */
function chartTheme(light: Light) {
  const axis = {
    axisLine: { lineStyle: { color: light.line } },
    axisTick: { show: false },
    axisLabel: { color: light.inkSoft, fontSize: type.meta },
    splitLine: { lineStyle: { color: light.line } },
  };
  return {
    color: [light.ink, light.inkFaint, light.inkSoft, light.line],
    textStyle: { fontFamily: type.family, color: light.ink },
    categoryAxis: axis,
    timeAxis: axis,
    valueAxis: axis,
    tooltip: {
      backgroundColor: light.raised,
      borderColor: light.line,
      textStyle: { color: light.ink, fontSize: type.meta },
    },
  };
}

interface Props {
  option: EChartsCoreOption;
  /** What the chart shows, for those who cannot see it. */
  label: string;
}

export function Chart({ option, label }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType | null>(null);
  const { light } = useLighting();
  const still = useMedia("(prefers-reduced-motion: reduce)");

  useEffect(() => {
    const element = place.current;
    if (element === null) return undefined;
    const made = init(element, chartTheme(lights[light]));
    chart.current = made;
    const watcher = new ResizeObserver(() => made.resize());
    watcher.observe(element);
    return () => {
      watcher.disconnect();
      made.dispose();
    };
  }, [light]);

  useEffect(() => {
    chart.current?.setOption({ animation: !still, animationDuration: 160, ...option });
  }, [option, still, light]);

  return <div ref={place} className={styles.chart} role="img" aria-label={label} />;
}
