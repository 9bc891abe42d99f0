/* Keys and htmx; every step is a link or a form without it too. */
'use strict';
(() => {
  const { body } = document;

  /** Somebody types, or a key goes with Ctrl, Alt or an input method. */
  function isTyping(event) {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return true;
    return event.target.closest?.('input, textarea, select, [contenteditable]') !== null;
  }

  function move(step) {
    const items = [...document.querySelectorAll('[data-list] [data-item]')];
    const now = items.indexOf(document.activeElement?.closest('[data-item]'));
    const next = items[now < 0 ? (step > 0 ? 0 : items.length - 1) : now + step];
    next?.focus();
    next?.scrollIntoView({ block: 'nearest' });
  }

  document.addEventListener('keydown', (event) => {
    const box = document.getElementById('find');
    if (event.key === 'Escape' && event.target === box) box.blur();
    if (isTyping(event)) return;
    if (event.key === '/' && box) {
      event.preventDefault();
      box.focus();
      box.select();
    } else if (event.key === 'j') move(1);
    else if (event.key === 'k') move(-1);
    else if (event.key === '?' && body.dataset.keys) location.assign(body.dataset.keys);
    else if (event.key === 'Enter' && event.target.matches('[data-item]'))
      event.target.querySelector('[data-open]')?.click();
  });

  // The same token that forms carry in a hidden field.
  document.addEventListener('htmx:configRequest', ({ detail }) => {
    detail.headers['x-csrf-token'] = body.dataset.csrf;
  });

  // What could not be done is said where everything is said; what was written stays.
  function tell(sentence, place) {
    const told = document.getElementById(place ?? 'told');
    if (!told || !sentence) return;
    if (place) {
      // Nobody asked for it with a press: it is said where they look, and the page stays where it is.
      const line = document.createElement('span');
      line.className = 'news';
      line.setAttribute('role', 'alert');
      line.textContent = sentence;
      if (told.textContent !== sentence) told.replaceChildren(line);
      return;
    }
    told.className = 'fault';
    told.textContent = sentence;
    told.scrollIntoView({ block: 'nearest' });
  }
  document.addEventListener('htmx:responseError', ({ detail }) => {
    const { responseText } = detail.xhr;
    if (responseText.length < 500 && !responseText.startsWith('<'))
      tell(responseText, detail.elt.dataset.tell);
  });
  document.addEventListener('htmx:sendError', ({ detail }) => {
    tell(detail.elt.dataset.unsaved, detail.elt.dataset.tell);
  });
})();
