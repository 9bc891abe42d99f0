/** What is done with a message of which it is unclear what it is about. */
import type { Explained } from '../explanation/explained.ts';
import type { DialogueEvent, Utterance } from './dialogue.ts';
import { loadFacts } from './load-facts.ts';
import { clarify } from './plain-replies.ts';
import { dialogues } from './registry.ts';
import { say, type Turn, type TurnParts } from './turn.ts';
import { mayBeEmergency } from './understand/emergency.ts';

const ratherPolicy = 0.35;
/** On the scale of `nearness`: a topic that is surely meant. */
const surelyNear = 1;
/**
 * Near enough to be told beside the buttons, where it does little harm if another thing was meant: where a question
 * about the plan is likeliest, whatever the search has heard of; that the plan is silent is told a little later.
 */
const nearBeside = {
  likeliest: { clause: 0.45, silent: 0.65 },
  among: { clause: 0.9, silent: 0.8 },
} as const;
/** 累死了 is near to something, and asks nothing. */
const shortest = 6;
/** A clause that is surely asked after, whatever else the words sound like. */
const beyondDoubt = 1.5;
/** What is near to these may be happening at this moment. */
const ofBodies: ReadonlySet<string> = new Set([
  ...['injury', 'traffic-accident', 'work-injury', 'fight', 'chronic-outpatient', 'childbirth', 'newborn'],
  ...['mental-health', 'addiction', 'home-devices', 'home-visit', 'ambulance', 'medical-dispute'],
]);
/** What a complaint sounds like, asked about the rule: 让不让打激素, 投诉了几天给答复. */
const ofRule =
  /[让许]不[让许]|交不交|认不认|算不算|作不作数|准不准|许可|约束|[让许]吗|管不管|(有|没)?(人|谁)管(不|没|吗)|(何|什么|啥)(约束|规定|说法)|有无|规定|方案|文件|该不该|该给|(可以|能)(投诉|举报|反映)[吗不么]|能不能(投诉|举报|告)/u;
const asksHowLong = /几天|多少天|多久|多长时间|几个?工作日|多少个?工作日|时限|期限/u;
/** One that is under way: 还要等几天, 都过了二十天了. */
const underWay = /还[要有得没是]|已经?|[都早](?!知道|懂|明白|说)|过了|超|上回|上次|我那|俺那/u;
const answerDays = 'III.5.2-20-working-days';

/** 我家那个事, 不知道咋办了: near to many questions, by words that stand in all of them. */
const saysLittle =
  /反映|那个|这个|那[点件些]|这[点件些]|东西|事情?|钱|[我俺咱你您他她](们|家)?|[妈爸爹娘]|孩子|老[人头伴]|家里?|想|看|问|[咋怎]么?(办|整|弄|样|回事)?|知道|[不没别]|[的了吗呢啊呀吧呗嘛哦]|上[次回]|说|点|在|哪|啥|什么|一下|[给弄办能有是还也就都去来要谁几好行得着过到这那帮]|多少|[\p{P}\p{S}\s]/gu;
/** Signs that must be left for anything to be named. */
const named = 2;

function namesSomething(text: string): boolean {
  return [...text.replace(saysLittle, '')].length >= named;
}

/** Likely a question about the plan, and what it asks is certain: it is told at once, be it that the plan is silent. */
export function surelyPolicy(
  { explanation }: Pick<TurnParts, 'explanation'>,
  { understood, text }: Pick<DialogueEvent, 'understood' | 'text'>,
): boolean {
  const { intent, confidence, options, slots } = understood;
  if (!namesSomething(text)) return false;
  // A message that heyi can do nothing else with: whether the plan speaks of it is the best that can be said.
  if (intent === 'other') {
    if (slots.count !== undefined || [...text].length < shortest) return false;
    return explanation.nearness(text) >= surelyNear && isLeftToOffice(text, explanation.explain(text));
  }
  if (intent === 'complaint' || intent === 'complaint-status')
    return explanation.nearness(text) >= beyondDoubt && asksOfRule(text, explanation.explain(text));
  if (intent !== 'clarify' || options[0] !== 'policy' || confidence < ratherPolicy) return false;
  const explained = explanation.explain(text);
  if (explained.kind === 'answered') return explained.confident;
  return explained.kind !== 'unclear' && explanation.nearness(text) >= surelyNear;
}

function isLeftToOffice(text: string, explained: Explained): boolean {
  return (
    (explained.kind === 'not-in-plan' || explained.kind === 'profile') && !mayBeInDanger(text, explained)
  );
}

/** What the plan says of complaints and of what may be complained of is asked as often as anybody complains. */
function asksOfRule(text: string, explained: Explained): boolean {
  if (explained.kind !== 'answered' || !explained.confident) return false;
  if (explained.clauses[0] === answerDays) return asksHowLong.test(text) && !underWay.test(text);
  return ofRule.test(text);
}

/** Whoever may be in danger is not told what the plan says. 腰疼吃啥药好 is said of a body, and no danger. */
function mayBeInDanger(text: string, explained: Explained): boolean {
  return explained.kind === 'not-in-plan' && ofBodies.has(explained.topic) && mayBeEmergency(text);
}

/** Unsure: two or three buttons, and the question is kept until one is pressed. */
export async function askWhich(turn: Turn, event: DialogueEvent): Promise<boolean> {
  const { options } = event.understood;
  if (options.length === 0) return false;
  const explained = options.includes('policy') ? turn.parts.explanation.explain(event.text) : undefined;
  const told = explained && isNear(turn, event, explained) ? await toldBeside(turn, event) : undefined;
  turn.intent = 'clarify';
  turn.options = options;
  turn.state = { ...turn.state, unclear: event.written };
  say(turn, clarify(options, explained && askedOfPlan(turn, explained), told));
  return true;
}

function isNear({ parts }: Turn, { text, understood }: DialogueEvent, explained: Explained): boolean {
  if (!namesSomething(text)) return false;
  const from = nearBeside[understood.options[0] === 'policy' ? 'likeliest' : 'among'];
  const near = parts.explanation.nearness(text);
  switch (explained.kind) {
    case 'answered':
      return explained.confident || near >= from.clause;
    case 'not-in-plan':
    case 'inferred':
    case 'profile':
    case 'historic':
      return near >= from.silent && !mayBeInDanger(text, explained);
    // Somebody else's matters, or one's own: which of the buttons it is decides what may be said at all.
    case 'third-party':
    case 'early-warning':
    case 'unclear':
      return false;
  }
}

/** What the plan says to it, as the answer would be, without the wording of the clause. */
async function toldBeside(turn: Turn, said: DialogueEvent): Promise<Utterance | undefined> {
  const { situation, work, parts } = turn;
  const understood = { ...said.understood, intent: 'policy' as const };
  const event = { ...said, kind: 'began' as const, understood };
  const facts = await loadFacts(dialogues.policy.needs(undefined, event, situation), situation, work, parts);
  const { utterances, found } = dialogues.policy.step(undefined, event, situation, facts);
  const [answer] = utterances;
  if (!answer || !found) return undefined;
  const { citations = [] } = answer;
  // Only what is told counts as found: the next clauses stand behind the button.
  turn.found = { ...found, clauses: found.clauses.filter((id) => citations.includes(id)) };
  return { lines: answer.lines.filter(({ id }) => id !== 'policy-quote'), citations };
}

/** What the plan would be asked: the clause's title, or what the plan is silent on. */
function askedOfPlan({ situation, parts }: Turn, explained: Explained): string | undefined {
  const english = situation.contact.language === 'en';
  if (explained.kind === 'not-in-plan')
    return parts.material.topics[explained.topic]?.[english ? 'en' : 'zh'];
  const [best] = explained.kind === 'answered' ? explained.clauses : [];
  const clause = best === undefined ? undefined : situation.scheme.ruleSet.clauses.get(best);
  return english ? clause?.titleEn : clause?.title;
}
