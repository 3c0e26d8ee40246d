// The plots over percentiles: uPlot in place of the drawn ones, one rate at a time.
(() => {
  'use strict';
  const box = document.querySelector('.percentiles');
  if (!box || typeof uPlot === 'undefined') return;
  const data = JSON.parse(document.getElementById('data').textContent);
  const tabs = [...box.querySelectorAll('[role=tab]')];
  const measures = [...box.querySelectorAll('[data-measure]')];
  const hiddenSeries = new Set();
  const thin = '\u202f';
  let measure = 'lateness';
  let plot = null;

  const colour = name => getComputedStyle(document.documentElement).getPropertyValue('--' + name).trim();
  const three = value => Number(value.toPrecision(3)).toString();
  const time = ns => {
    if (ns == null) return '–';
    let unit = 0;
    while (ns >= 999.5 && unit < 3) { ns /= 1000; unit++; }
    return three(ns) + thin + ['ns', 'µs', 'ms', 's'][unit];
  };
  const percent = place => place == null ? '–'
    : (100 - 100 / place).toFixed(Math.max(0, Math.round(Math.log10(place)) - 1)).replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '') + thin + '%';
  const selected = () => tabs.find(tab => tab.getAttribute('aria-selected') === 'true');
  const panel = id => document.getElementById('rate-' + id);

  /** Whole decades around all values that are drawn. */
  function reach(series) {
    const values = series.flatMap(s => s.values).filter(v => v != null && v > 0);
    const low = Math.max(10, Math.min(...values));
    const high = Math.max(low * 10, ...values);
    return [10 ** Math.floor(Math.log10(low)), 10 ** Math.ceil(Math.log10(high))];
  }

  function decades(low, high) {
    const found = [];
    for (let e = Math.ceil(Math.log10(low) - 1e-9); e <= Math.log10(high) + 1e-9; e++) found.push(10 ** e);
    return found;
  }

  /** A word beside the curve that the pointer is nearest to. */
  function tip() {
    const element = document.createElement('div');
    element.className = 'tip';
    element.hidden = true;
    let nearest = null;
    return {
      hooks: {
        init: u => u.over.append(element),
        setSeries: (u, index) => { nearest = index; },
        setCursor: u => {
          const value = nearest && u.cursor.idx != null ? u.data[nearest][u.cursor.idx] : null;
          element.hidden = value == null || u.cursor.left < 0;
          if (element.hidden) return;
          element.textContent = `${u.series[nearest].label}: ${time(value)} at ${percent(u.data[0][u.cursor.idx])}`;
          const x = u.valToPos(u.data[0][u.cursor.idx], 'x');
          const y = u.valToPos(value, 'y');
          element.style.left = Math.max(0, Math.min(x + 10, u.over.clientWidth - element.offsetWidth)) + 'px';
          element.style.top = Math.max(0, y - element.offsetHeight - 8) + 'px';
        },
      },
    };
  }

  function axis(more) {
    const font = '11px ' + getComputedStyle(box.querySelector('.tabs')).fontFamily;
    return Object.assign({
      stroke: colour('muted'), font, labelFont: font, filter: (u, splits) => splits,
      grid: { stroke: colour('faint'), width: 1 }, ticks: { show: false },
    }, more);
  }

  function options(width, series) {
    const [low, high] = reach(series);
    const longest = Math.max(2, ...series.map(s => s.values.filter(v => v != null).length));
    const last = data.places[Math.min(data.places.length, longest) - 1];
    return {
      width, height: Math.max(300, Math.min(430, width * 0.55)),
      scales: { x: { time: false, distr: 3, range: () => [1, last] }, y: { distr: 3, range: () => [low, high] } },
      axes: [
        axis({ splits: () => [2, ...decades(10, last)], values: (u, at) => at.map(percent), size: 30 }),
        axis({ splits: () => decades(low, high), values: (u, at) => at.map(time), size: 58 }),
      ],
      cursor: { drag: { x: false, y: false }, focus: { prox: 30 }, points: { size: 7 } },
      focus: { alpha: 0.35 },
      legend: { markers: { dash: (u, i) => u.series[i].dash ? 'dashed' : 'solid' } },
      plugins: [tip()],
      series: [{ label: 'percentile', value: (u, v) => percent(v) }, ...series.map(s => ({
        label: s.label, stroke: colour(s.colour), width: s.width, dash: s.dashes.length ? s.dashes : undefined,
        show: !hiddenSeries.has(s.label), points: { show: false }, value: (u, v) => time(v),
      }))],
      hooks: {
        setSeries: [(u, index, changed) => {
          if (index == null || !changed || !('show' in changed)) return;
          const label = u.series[index].label;
          if (u.series[index].show) hiddenSeries.delete(label); else hiddenSeries.add(label);
        }],
      },
    };
  }

  function draw() {
    const id = selected().dataset.rate;
    const host = panel(id).querySelector('.live');
    const series = data.rates.find(rate => rate.id === id)[measure];
    if (plot) plot.destroy();
    const ours = series.map(s => s.values.map(v => v == null ? null : Math.max(v, 1)));
    plot = new uPlot(options(host.clientWidth, series), [data.places, ...ours], host);
  }

  function select(tab) {
    for (const other of tabs) {
      const isIt = other === tab;
      other.setAttribute('aria-selected', String(isIt));
      other.tabIndex = isIt ? 0 : -1;
      panel(other.dataset.rate).hidden = !isIt;
    }
    draw();
  }

  tabs.forEach((tab, index) => {
    tab.addEventListener('click', () => select(tab));
    tab.addEventListener('keydown', event => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!step) return;
      const next = tabs[(index + step + tabs.length) % tabs.length];
      next.focus();
      select(next);
    });
  });
  for (const button of measures) {
    button.addEventListener('click', () => {
      measure = button.dataset.measure;
      measures.forEach(other => other.setAttribute('aria-pressed', String(other === button)));
      draw();
    });
  }

  document.documentElement.classList.add('js');
  box.querySelector('.controls').hidden = false;
  select(selected() || tabs[0]);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', draw);
  let width = innerWidth;
  addEventListener('resize', () => {
    if (innerWidth !== width) { width = innerWidth; draw(); }
  });
})();
