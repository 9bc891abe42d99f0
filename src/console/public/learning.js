/* Finds a clause as one types, and puts the dot where something was picked. Without it the list is opened and read. */
'use strict';
(() => {
  function putTheDot(list) {
    list.closest('[data-pick]').querySelector('[type=radio]').checked = true;
  }
  for (const list of document.querySelectorAll('[data-pick] select')) {
    list.addEventListener('change', () => {
      if (list.value !== '') putTheDot(list);
    });
  }

  for (const box of document.querySelectorAll('[data-find]')) {
    const list = document.getElementById(box.dataset.find);
    const told = document.querySelector(`[data-count="${box.dataset.find}"]`);
    const options = [...list.querySelectorAll('optgroup option')];
    box.hidden = false;
    // Enter would send the form before anything is picked.
    box.addEventListener('keydown', (event) => {
      if (event.key === 'Enter') event.preventDefault();
    });
    box.addEventListener('input', () => {
      const words = box.value
        .toLowerCase()
        .split(/\s+/)
        .filter((word) => word !== '');
      const fits = (option) => words.every((word) => option.textContent.toLowerCase().includes(word));
      for (const option of options) option.hidden = option.disabled = !fits(option);
      for (const group of list.querySelectorAll('optgroup'))
        group.hidden = [...group.children].every(({ hidden }) => hidden);
      const found = options.filter(({ hidden }) => !hidden);
      // Open while something is looked for, so that what was found is in sight.
      list.size = words.length > 0 ? Math.min(8, Math.max(3, found.length + 1)) : 0;
      told.textContent = words.length > 0 ? box.dataset.found.replace('#', String(found.length)) : '';
      // The only one is meant.
      if (words.length > 0 && found.length === 1) {
        list.value = found[0].value;
        putTheDot(list);
      }
    });
  }
})();
