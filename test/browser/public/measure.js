// Read off the page by the browser itself: sizes of type and targets, contrast of every text with its background.
(() => {
  const isSeen = (element) => {
    const { width, height } = element.getBoundingClientRect();
    return width > 1 && height > 1 && element.checkVisibility();
  };
  const rgba = (colour) => {
    const [red, green, blue, alpha = 1] = colour.match(/[\d.]+/g).map((part) => parseFloat(part));
    return { red, green, blue, alpha };
  };
  const light = ({ red, green, blue }) => {
    const [r, g, b] = [red, green, blue].map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const backgroundOf = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const colour = rgba(window.getComputedStyle(at).backgroundColor);
      if (colour.alpha === 1) return colour;
    }
    return { red: 255, green: 255, blue: 255 };
  };
  const contrast = (one, other) => {
    const [low, high] = [light(one), light(other)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };
  const describe = (element, pseudo) => {
    const style = window.getComputedStyle(element, pseudo);
    return {
      what: `${element.localName}${pseudo ?? ''} ${(element.textContent || element.placeholder || '').trim().slice(0, 20)}`,
      size: parseFloat(style.fontSize),
      contrast: contrast(rgba(style.color), backgroundOf(element)),
      bold: style.fontWeight >= 600,
    };
  };
  const ownText = (element) =>
    [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim() !== '');
  const texts = [...document.querySelectorAll('body *')]
    .filter((element) => isSeen(element) && ownText(element))
    .map((element) => describe(element));
  const box = document.querySelector('textarea');
  texts.push(describe(box), describe(box, '::placeholder'));
  const targets = [...document.querySelectorAll('button, summary, textarea, a.button')]
    .filter(isSeen)
    .map((element) => {
      const { width, height } = element.getBoundingClientRect();
      return { what: `${element.localName} ${element.textContent.trim()}`, width, height };
    });
  const { clientWidth: width, scrollWidth } = document.documentElement;
  return { width, scrollWidth, texts, targets };
})();
