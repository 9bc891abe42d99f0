// The page works without this; with it, a message needs no reload.
const talk = document.getElementById('talk');
const form = document.getElementById('say');
const box = document.getElementById('text');
const notice = document.getElementById('notice');
const card = document.getElementById('card');
const header = document.querySelector('header');

const longest = 5_000;
const pollEveryMs = 10_000;
const answerWithinMs = 15_000;
const slowAfterMs = 1_500;
/** Waits between one try and the next; after the last the words go back into the box. */
const pausesMs = [1_000, 2_000, 3_000, 5_000, 8_000];

const told = {
  empty: '请先打字，再按“发送”。',
  waiting: '正在等回话……',
  again: '网络不通，正在再发……',
  failed: '没发出去。您写的还在框里，过一会儿再按“发送”。',
  taken: '收到了。',
  newer: '下面有新的回话。',
  elsewhere: '您在别的窗口换了人，请刷新这一页。',
};

/** Messages on their way, oldest first: { id, text, article }. Polls wait until there is none. */
const onTheWay = [];
/** A message that came back into the box keeps its id, in case it had arrived after all. */
let cameBack;
let working = false;

const tabs = window.BroadcastChannel && new window.BroadcastChannel('heyi-try');

function newId() {
  // crypto.randomUUID exists only on https and on this very machine.
  return crypto.getRandomValues(new Uint32Array(4)).join('-');
}

/** To the end, yet never past the beginning of what is new: a long answer is read from its first line. */
function showFrom(first) {
  const covered = window.getComputedStyle(header).position === 'sticky' ? header.offsetHeight : 0;
  const beginning = first.getBoundingClientRect().top + window.scrollY - covered - 8;
  const end = document.documentElement.scrollHeight - window.innerHeight;
  window.scrollTo({ top: Math.min(beginning, end), behavior: 'instant' });
}

function ownBubble(text) {
  const article = document.getElementById('own').content.firstElementChild.cloneNode(true);
  article.querySelector('p').textContent = text;
  return article;
}

/** Puts the lines of an answer in their places. Known ones stay untouched, so they are read out once. */
function merge(html, own) {
  const incoming = new window.DOMParser().parseFromString(html, 'text/html').querySelectorAll('article');
  const known = new Map([...talk.children].map((article) => [article.dataset.key, article]));
  let place;
  let first;
  let adopt = own;
  for (const line of incoming) {
    let article = known.get(line.dataset.key);
    if (!article && adopt && line.className === 'person' && wordsOf(line) === wordsOf(adopt)) {
      article = adopt;
      article.dataset.key = line.dataset.key;
      article.className = 'person';
      adopt = undefined;
    } else if (!article) {
      article = document.adoptNode(line);
      if (place) place.after(article);
      else talk.insertBefore(article, talk.querySelector('.waiting'));
      first ??= article;
    }
    place = article;
  }
  const last = incoming[incoming.length - 1];
  showChoices(last?.querySelector('.choices'), last?.dataset.key);
  return first;
}

function wordsOf(article) {
  return article.querySelector('p').textContent.trim();
}

/** Only the last line's choices can be pressed. */
function showChoices(choices, key) {
  const wanted = talk.querySelector(`[data-key="${key}"]`);
  for (const row of talk.querySelectorAll('.choices')) if (row.parentElement !== wanted) row.remove();
  if (choices && wanted && !wanted.querySelector('.choices')) wanted.append(choices);
}

/** The choices that went away when something was said; they come back when it could not be sent. */
let resting;

function say(text) {
  const words = text.replaceAll('\0', '').toWellFormed().trim();
  if (words === '') {
    notice.textContent = told.empty;
    return false;
  }
  if (words.length > longest) {
    notice.textContent = `一次最多发${longest}个字，这段有${words.length}个。请分成几次发。`;
    return false;
  }
  const id = cameBack?.text === words ? cameBack.id : newId();
  cameBack = undefined;
  const row = talk.querySelector('.choices');
  if (row) {
    resting = { row, key: row.parentElement.dataset.key };
    row.remove();
  }
  const message = { id, text: words, article: ownBubble(words) };
  onTheWay.push(message);
  talk.append(message.article);
  showFrom(message.article);
  card.open = false;
  void sendAll();
  return true;
}

// One after another, and again under the same id until the desk has it: nothing is lost, nothing doubled.
async function sendAll() {
  if (working) return;
  working = true;
  for (let message = onTheWay[0]; message; message = onTheWay[0]) {
    const outcome = await deliver(message);
    onTheWay.shift();
    if (outcome.html !== undefined) {
      notice.textContent = '';
      merge(outcome.html, message.article);
      if (message.article.classList.contains('waiting')) message.article.remove();
      const answer = message.article.nextElementSibling;
      showFrom(answer ?? talk.lastElementChild);
      if (!answer) notice.textContent = told.taken;
      tabs?.postMessage('said');
    } else {
      giveBack([message, ...onTheWay.splice(0)]);
      notice.textContent = outcome.sentence;
    }
  }
  working = false;
}

/** Resolves to { html } or, when it is refused or all tries failed, { sentence }. */
async function deliver({ id, text }) {
  for (let attempt = 0; ; attempt += 1) {
    const slow = setTimeout(() => {
      notice.textContent = told.waiting;
    }, slowAfterMs);
    const stop = new AbortController();
    const limit = setTimeout(() => stop.abort(), answerWithinMs);
    try {
      const response = await fetch('/try/messages', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ messageId: id, text, talk: document.body.dataset.talk }),
        signal: stop.signal,
      });
      const answer = await response.text();
      if (response.ok) return { html: answer };
      if (response.status === 401 || response.status === 409) return startOver(text);
      if (response.status < 500) return { sentence: answer };
    } catch {
      // Unreachable, cut off or too slow: the same message once more.
    } finally {
      clearTimeout(slow);
      clearTimeout(limit);
    }
    if (attempt >= pausesMs.length) return { sentence: told.failed };
    notice.textContent = told.again;
    await new Promise((resolve) => setTimeout(resolve, pausesMs[attempt]));
  }
}

/** The page shows a conversation that is not ours any more: the form brings the right one, with the words kept. */
function startOver(text) {
  box.value = text;
  form.submit();
  return new Promise(() => {});
}

/** What was not taken goes back into the box, before what has been typed since; the choices come back too. */
function giveBack(messages) {
  for (const { article } of messages) article.remove();
  const text = messages.map((message) => message.text).join('\n');
  box.value = box.value.trim() === '' ? text : `${text}\n${box.value}`;
  cameBack = messages.length === 1 ? messages[0] : undefined;
  const home = resting && talk.querySelector(`[data-key="${resting.key}"]`);
  if (home && !talk.querySelector('.choices')) home.append(resting.row);
}

form.addEventListener('submit', (event) => {
  event.preventDefault();
  if (say(box.value)) box.value = '';
  box.focus({ preventScroll: true });
});

box.addEventListener('keydown', (event) => {
  // While a Chinese word is being chosen, Enter chooses it.
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return;
  event.preventDefault();
  form.requestSubmit();
});

box.addEventListener('input', () => {
  if (onTheWay.length === 0) notice.textContent = '';
});

let pressedByKey = false;
document.addEventListener('click', (event) => {
  pressedByKey = event.detail === 0;
});

document.addEventListener('submit', (event) => {
  if (!event.target.matches('.choices, .tries')) return;
  event.preventDefault();
  say(event.submitter.value);
  // On a phone the keyboard must not jump up over the answer.
  const touched = !pressedByKey && window.matchMedia('(pointer: coarse)').matches;
  (touched ? talk : box).focus({ preventScroll: true });
});

async function look() {
  if (document.hidden || onTheWay.length > 0) return;
  try {
    const response = await fetch('/try/lines', { headers: { 'heyi-talk': document.body.dataset.talk } });
    if (response.status === 409) {
      if (box.value.trim() === '') location.reload();
      else notice.textContent = told.elsewhere;
      return;
    }
    if (!response.ok) return;
    const html = await response.text();
    if (onTheWay.length > 0) return;
    const { scrollHeight } = document.documentElement;
    const atTheEnd = scrollHeight - window.scrollY - window.innerHeight < 120;
    const first = merge(html);
    if (first && atTheEnd) showFrom(first);
    else if (first) notice.textContent = told.newer;
  } catch {
    // The next round asks again.
  }
}

setInterval(look, pollEveryMs);
document.addEventListener('visibilitychange', look);
tabs?.addEventListener('message', look);

window.history.scrollRestoration = 'manual';
// A page that goes on is opened at the last that was said to the person, a reminder too; a new one at its beginning.
for (const last of [...talk.querySelectorAll('.person ~ .heyi')].slice(-1)) showFrom(last);
