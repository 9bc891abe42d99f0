/* Open pages ask for news, and a template goes into the box. Without it a page is as old as its last loading. */
'use strict';
(() => {
  // A page may ask more often: a broadcast that is being sent.
  const everyMs = Number.parseInt(document.querySelector('[data-live]')?.dataset.every ?? '', 10) || 10_000;
  const partsAsked = ['queue', 'complaint'];
  let loggedOut = false;

  function look() {
    const live = document.querySelector('[data-live]');
    if (live && !document.hidden && !loggedOut) htmx.trigger(live, 'look');
  }
  setInterval(look, everyMs);
  document.addEventListener('visibilitychange', () => {
    // Perhaps they have logged in again in another window.
    loggedOut = false;
    look();
  });
  document.addEventListener('htmx:responseError', ({ detail }) => {
    if (detail.xhr.status === 401) loggedOut = true;
  });

  // A template goes where the cursor stands; the box then saves itself as after every key.
  for (const button of document.querySelectorAll('[data-insert]')) button.hidden = false;
  document.addEventListener('click', ({ target }) => {
    const button = target.closest?.('[data-insert]');
    const box = button && document.getElementById(button.dataset.into);
    if (!box) return;
    box.focus();
    box.setRangeText(button.dataset.insert, box.selectionStart, box.selectionEnd, 'end');
    const blank = box.value.indexOf('____');
    if (blank >= 0) box.setSelectionRange(blank, blank + 4);
    if (!('stays' in button.dataset)) button.closest('details').open = false;
    htmx.trigger(box, 'input');
  });

  // n: what is new, without a mouse and from wherever one stands in a list.
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'n' || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    if (event.target.closest?.('input, textarea, select')) return;
    document.querySelector('#live-bar a')?.click();
  });

  // What says the same is not put there again: it would be read aloud again.
  document.addEventListener('htmx:oobBeforeSwap', ({ detail }) => {
    const [there, comes] = [detail.target, detail.fragment].map(({ textContent }) => textContent.trim());
    if (there !== '' && there === comes) detail.shouldSwap = false;
  });

  // Somebody pressed the bar: on to what it told of. What they had begun to write stays in sight.
  document.addEventListener('htmx:afterSettle', ({ detail }) => {
    const { id } = detail.target;
    if (!partsAsked.includes(id)) return;
    const part = document.getElementById(id);
    for (const box of part.querySelectorAll('details textarea'))
      if (box.value !== '') box.closest('details').open = true;
    for (const button of part.querySelectorAll('[data-insert]')) button.hidden = false;
    const first = part.querySelector('[data-item], .events > li:last-child');
    first?.setAttribute('tabindex', '-1');
    first?.focus();
  });
})();
