// The page works without this; with it, a message needs no reload.
const talk = document.getElementById('talk');
const form = document.getElementById('say');
const input = document.getElementById('text');
const notice = document.getElementById('notice');
const pollEveryMs = 10_000;
const triesAtMost = 4;

function show(side, text, choices = []) {
  const article = document.createElement('article');
  article.className = side;
  const who = document.createElement('span');
  who.className = 'who';
  who.textContent = side === 'heyi' ? '合医说' : '您说';
  const words = document.createElement('p');
  words.textContent = text;
  article.append(who, words);
  if (choices.length > 0) {
    const row = document.createElement('div');
    row.className = 'choices';
    for (const choice of choices) {
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = choice.label;
      button.addEventListener('click', () => say(choice.send));
      row.append(button);
    }
    article.append(row);
  }
  talk.append(article);
  article.scrollIntoView({ block: 'end' });
}

function showReplies(replies) {
  for (const [index, reply] of replies.entries()) {
    show('heyi', reply.text, index === replies.length - 1 ? reply.choices : []);
  }
}

function dropChoices() {
  for (const row of talk.querySelectorAll('.choices')) row.remove();
}

let sending = Promise.resolve();

function say(text) {
  const words = text.trim();
  if (words === '') return;
  dropChoices();
  show('person', words);
  // One after another, and again under the same id until the desk has it: nothing is lost, nothing doubled.
  sending = sending.then(() => deliver(crypto.randomUUID(), words));
}

async function deliver(messageId, text) {
  for (let attempt = 1; attempt <= triesAtMost; attempt += 1) {
    try {
      const response = await fetch('/try/messages', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ messageId, text }),
      });
      const answer = await response.json();
      notice.textContent = response.ok ? '' : answer.error;
      if (response.ok) showReplies(answer.replies);
      if (response.status < 500) return;
    } catch {
      notice.textContent = '网络不通，正在再试一次……';
    }
    await new Promise((resolve) => setTimeout(resolve, attempt * 1_000));
  }
  notice.textContent = '没发出去，请看看网络，再发一遍。';
}

form.addEventListener('submit', (event) => {
  event.preventDefault();
  say(input.value);
  input.value = '';
  input.focus();
});

for (const button of document.querySelectorAll('.fill')) {
  button.addEventListener('click', () => {
    input.value = button.dataset.fill;
    button.closest('details').open = false;
    input.focus();
  });
}

for (const row of talk.querySelectorAll('form.choices')) {
  row.addEventListener('submit', (event) => {
    event.preventDefault();
    say(event.submitter.value);
  });
}

setInterval(async () => {
  try {
    const response = await fetch('/try/replies');
    const { replies } = await response.json();
    if (replies.length > 0) showReplies(replies);
  } catch {
    // The next round asks again.
  }
}, pollEveryMs);

talk.lastElementChild?.scrollIntoView({ block: 'end' });
