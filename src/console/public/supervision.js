/* Draws the figures of the tables below, and prints. Both pages say everything without it. */
'use strict';
(() => {
  const ink = '#1c2430';
  // Dark at both ends, light between them: told apart in grey as well.
  const looks = {
    'in-time': { color: '#0b5d3b', label: '#ffffff' },
    late: { color: '#e0a100', label: ink },
    waiting: { color: '#cfe3d6', label: ink },
    overdue: { color: '#8a1c00', label: '#ffffff' },
    ended: { color: '#eceeec', label: ink },
  };
  const text = { color: ink, fontSize: 13 };
  const quiet = { axisTick: { show: false }, axisLine: { show: false } };

  function barsOf({ names, parts }) {
    return {
      grid: { left: 4, right: 16, top: 4, bottom: 4, containLabel: true },
      xAxis: { type: 'value', minInterval: 1, axisLabel: text, ...quiet },
      yAxis: { type: 'category', inverse: true, data: names, axisLabel: { ...text, interval: 0 }, ...quiet },
      series: parts.map(({ is, name, values }) => ({
        type: 'bar',
        stack: 'all',
        name,
        barMaxWidth: 22,
        data: values,
        itemStyle: { color: looks[is].color, borderColor: '#8b958f', borderWidth: is === 'ended' ? 1 : 0 },
        label: {
          show: true,
          color: looks[is].label,
          formatter: ({ value }) => (value > 0 ? String(value) : ''),
        },
      })),
    };
  }

  function lineOf({ names, values }) {
    return {
      grid: { left: 4, right: 24, top: 24, bottom: 4, containLabel: true },
      xAxis: { type: 'category', data: names, axisLabel: text },
      yAxis: { type: 'value', min: 0, max: 100, axisLabel: { ...text, formatter: '{value}%' }, ...quiet },
      series: [
        {
          type: 'line',
          data: values,
          symbolSize: 9,
          itemStyle: { color: looks['in-time'].color },
          lineStyle: { width: 3 },
          label: {
            show: names.length <= 12,
            position: 'top',
            formatter: '{c}%',
            backgroundColor: '#fff',
            ...text,
          },
        },
      ],
    };
  }

  /** What the colours mean; only with a picture, and only what is in it. */
  function legend(parts) {
    const list = document.createElement('ul');
    list.className = 'legend';
    list.setAttribute('aria-hidden', 'true');
    for (const { is, name, values } of parts) {
      if (!values.some((value) => value > 0)) continue;
      const item = document.createElement('li');
      item.className = is;
      item.textContent = name;
      list.append(item);
    }
    return list;
  }

  const drawn = [...document.querySelectorAll('[data-chart]')].map((box) => {
    const chart = JSON.parse(box.dataset.chart);
    const rows = chart.kind === 'bars' ? chart.names.length : 0;
    box.classList.add('drawn');
    box.style.height = `${chart.kind === 'bars' ? Math.max(5, rows + 1) * 30 + 30 : 260}px`;
    const picture = window.echarts.init(box);
    const option = chart.kind === 'bars' ? barsOf(chart) : lineOf(chart);
    picture.setOption({ ...option, animation: false });
    if (chart.kind === 'bars') box.before(legend(chart.parts));
    return picture;
  });
  window.addEventListener('resize', () => {
    for (const picture of drawn) picture.resize();
  });

  for (const button of document.querySelectorAll('[data-print]')) {
    button.hidden = false;
    button.addEventListener('click', () => window.print());
  }
})();
