// What the tests look at in a page, defined in it as window.seen.
(() => {
  const rgba = text => {
    const numbers = text.match(/[\d.]+/g).map(Number);
    return numbers.length === 3 ? [...numbers, 1] : numbers;
  };
  const over = ([r, g, b, a], [R, G, B]) => [r * a + R * (1 - a), g * a + G * (1 - a), b * a + B * (1 - a), 1];
  const channel = v => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
  const luminance = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
  const contrast = (one, other) => {
    const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };
  /** What is painted behind an element, as far as backgrounds tell. */
  const behind = element => {
    const layers = [];
    for (let e = element; e; e = e.parentElement) layers.push(rgba(getComputedStyle(e).backgroundColor));
    return layers.reverse().reduce((paper, layer) => over(layer, paper), [255, 255, 255, 1]);
  };
  const opacity = element => {
    let all = 1;
    for (let e = element; e; e = e.parentElement) all *= Number(getComputedStyle(e).opacity);
    return all;
  };
  const shown = element => element.checkVisibility() && element.getBoundingClientRect().width > 0;
  const ratio = (element, property) => {
    const paper = behind(element);
    const [r, g, b, a] = rgba(getComputedStyle(element)[property]);
    return contrast(over([r, g, b, a * opacity(element)], paper), paper);
  };
  const own = element => [...element.childNodes].filter(n => n.nodeType === 3).map(n => n.data.trim()).join('');
  const of = selector => [...document.querySelectorAll(selector)].filter(shown);
  const told = (element, value) => `${element.tagName}.${element.getAttribute('class')} "${own(element).slice(0, 30)}": ${value}`;

  window.seen = {
    texts: () => of('body *').filter(e => own(e) !== '' && e.closest('script, style') === null).length,
    /** Texts that stand out from what is behind them by less than asked. */
    faint: least => of('body *')
      .filter(e => own(e) !== '' && e.closest('script, style') === null)
      .map(e => [e, ratio(e, e.closest('svg') ? 'fill' : 'color')])
      .filter(([, found]) => !(found >= least))
      .map(([e, found]) => told(e, found.toFixed(2))),
    /** Curves that do. */
    faintCurves: least => of('svg .curve')
      .map(e => [e, ratio(e, 'stroke')])
      .filter(([, found]) => !(found >= least))
      .map(([e, found]) => told(e, found.toFixed(2))),
    /** Elements that reach beyond the window, and are not within a box that scrolls. */
    wide: () => of('main *')
      .filter(e => e.closest('.scroll, pre, .skip, .live') === null)
      .filter(e => e.getBoundingClientRect().right > document.scrollingElement.clientWidth + 0.5)
      .map(e => told(e, e.getBoundingClientRect().right)),
    /** Texts of a plot that stand outside of it, or on each other. */
    cut: () => of('svg').flatMap(svg => {
      const box = svg.getBoundingClientRect();
      return [...svg.querySelectorAll('text')].filter(e => {
        const at = e.getBoundingClientRect();
        return at.left < box.left - 0.5 || at.right > box.right + 0.5 || at.top < box.top - 0.5 || at.bottom > box.bottom + 0.5;
      }).map(e => told(e, svg.getAttribute('aria-label')));
    }),
    colliding: () => of('svg').flatMap(svg => {
      const texts = [...svg.querySelectorAll('text')];
      return texts.flatMap((one, i) => texts.slice(i + 1)
        .filter(other => {
          const a = one.getBoundingClientRect();
          const b = other.getBoundingClientRect();
          const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
          const up = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
          return across > 1 && up > Math.min(a.height, b.height) * 0.4;
        })
        .map(other => told(one, own(other) + ' in ' + svg.getAttribute('aria-label'))));
    }),
    /** How many different colours the interactive plot has: one when it is empty. */
    colours: () => {
      const canvas = document.querySelector('.live canvas');
      const pixels = new Uint32Array(canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data.buffer);
      return new Set(pixels).size;
    },
    picture: () => document.querySelector('.live canvas').toDataURL(),
  };
})();
