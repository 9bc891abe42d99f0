/** The cost of each statement over the size of the scheme, as a picture: what it takes, and what it reads. */
import { init } from 'echarts';

export interface Curve {
  readonly name: string;
  /** One at each size, in their order. */
  readonly values: readonly number[];
}

export interface Panel {
  readonly title: string;
  readonly curves: readonly Curve[];
}

const width = 1160;
const panelHeight = 420;
const left = 60;
const right = 400;
const colours = [
  ...['#1f77b4', '#ff7f0e', '#2ca02c', '#d62728', '#9467bd', '#8c564b', '#e377c2'],
  ...['#7f7f7f', '#bcbd22', '#17becf', '#393b79', '#637939', '#8c6d31', '#000000', '#ff9896'],
];

export function plot(sizes: readonly string[], panels: readonly Panel[]): string {
  const height = panelHeight * panels.length;
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  chart.setOption({
    animation: false,
    backgroundColor: '#ffffff',
    color: colours,
    title: panels.map(({ title }, at) => ({
      text: title,
      left,
      top: at * panelHeight + 12,
      textStyle: { fontSize: 15 },
    })),
    legend: { orient: 'vertical', right: 0, top: 50, itemGap: 8 },
    grid: panels.map((_, at) => ({
      ...{ left, right, top: at * panelHeight + 60 },
      height: panelHeight - 120,
    })),
    xAxis: panels.map((_, gridIndex) => ({ type: 'category', gridIndex, data: [...sizes] })),
    yAxis: panels.map((_, gridIndex) => ({ type: 'log', gridIndex })),
    series: panels.flatMap(({ curves }, at) =>
      curves.map(({ name, values }) => {
        const onPanel = { xAxisIndex: at, yAxisIndex: at };
        return {
          name,
          type: 'line' as const,
          ...onPanel,
          data: [...values],
          symbol: 'circle',
          symbolSize: 6,
        };
      }),
    ),
  });
  const svg = chart.renderToSVGString();
  chart.dispose();
  return svg;
}
