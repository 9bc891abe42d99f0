/* Open pages ask for news, and a template goes into the box. Without it a page is as old as its last loading. */
'use strict';
(() => {
  const everyMs = 10_000;
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
    const first = part.querySelector('[data-item], .events > li:last-child');
    first?.setAttribute('tabindex', '-1');
    first?.focus();
  });
})();
