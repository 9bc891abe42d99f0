/** The cost of each statement over the size of the scheme, as a picture. */
import { init } from 'echarts';

export interface Curve {
  readonly name: string;
  /** One at each size, in their order. */
  readonly values: readonly number[];
}

const width = 1000;
const height = 620;

export function plot(
  title: string,
  unit: string,
  sizes: readonly string[],
  curves: readonly Curve[],
): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  chart.setOption({
    animation: false,
    backgroundColor: '#ffffff',
    title: { text: title, left: 'center', textStyle: { fontSize: 16 } },
    legend: { type: 'plain', orient: 'vertical', right: 10, top: 'middle' },
    grid: { left: 70, right: 330, top: 60, bottom: 60 },
    xAxis: { type: 'category', data: [...sizes], boundaryGap: false },
    yAxis: { type: 'log', name: unit, logBase: 10 },
    series: curves.map(({ name, values }) => ({ name, type: 'line', data: [...values] })),
  });
  const svg = chart.renderToSVGString();
  chart.dispose();
  return svg;
}
