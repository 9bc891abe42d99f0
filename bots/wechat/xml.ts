/** The platform's XML: one flat <xml> of texts. What it never sends (a DTD, entities of its own) is not read at all. */
import { XMLParser } from 'fast-xml-parser';
import { z } from 'zod';

// parseTagValue: a MsgId has 64 bits, a number in JavaScript 53. processEntities: none are needed, and none expand.
const parser = new XMLParser({
  parseTagValue: false,
  processEntities: false,
  ignoreAttributes: true,
  trimValues: false,
});

const document = z.object({ xml: z.record(z.string(), z.unknown()) });

/** The platform's messages have some thirty tags, and what is long in them stands in CDATA. */
const mostTags = 400;
const longestFrame = 16 * 1024;

/**
 * The fields of a message that are plain texts, of nested ones under their path (SubscribeMsgSentEvent.List.MsgID; of
 * several alike List.0.MsgID, List.1.MsgID); undefined: not XML, or not of this kind.
 */
export function readXml(text: string): ReadonlyMap<string, string> | undefined {
  // Before anything is parsed: a DOCTYPE or ENTITY can make a small text a huge one.
  const frame = withoutCdata(text);
  if (/<!(?:DOCTYPE|ENTITY)/i.test(frame)) return undefined;
  if (frame.length > longestFrame || frame.split('<').length > mostTags || !isWellFormed(frame))
    return undefined;
  const parsed = document.safeParse(parsedOrNot(text));
  if (!parsed.success) return undefined;
  return new Map(textsIn(parsed.data.xml, ''));
}

const nested = z.union([z.array(z.unknown()), z.record(z.string(), z.unknown())]);

function textsIn(inside: object, path: string): (readonly [string, string])[] {
  return Object.entries(inside).flatMap(([name, value]: [string, unknown]) => {
    if (name === '#text') return [];
    if (typeof value === 'string') return [[path + name, value] as const];
    const deeper = nested.safeParse(value);
    return deeper.success ? textsIn(deeper.data, `${path}${name}.`) : [];
  });
}

function parsedOrNot(text: string): unknown {
  try {
    return parser.parse(text);
  } catch {
    // A name that the parser will not make a key, such as __proto__; a nest too deep.
    return undefined;
  }
}

/**
 * Tags that open and close one another, within one root, and no other sign of markup: the parser itself would guess what
 * a broken text may mean. The platform writes neither attributes nor comments.
 */
function isWellFormed(frame: string): boolean {
  const open: string[] = [];
  let roots = 0;
  const rest = frame
    .replace(/^\s*<\?xml[^<>]*\?>/, '')
    .replaceAll(
      /<(\/?)([A-Za-z_][\w.-]{0,63})\s*(\/?)>/g,
      (whole, closing: string, name: string, alone: string) => {
        if (open.length === 0) roots += 1;
        if (closing === '' && alone === '') open.push(name);
        else if (closing !== '' && open.pop() !== name) return whole;
        return '';
      },
    );
  return open.length === 0 && roots === 1 && !/[<>]/.test(rest);
}

/** What a person wrote stands in CDATA and may name a DOCTYPE. In one pass, whatever the text. */
function withoutCdata(text: string): string {
  const kept: string[] = [];
  for (let at = 0; ;) {
    const begin = text.indexOf('<![CDATA[', at);
    const end = begin < 0 ? -1 : text.indexOf(']]>', begin);
    if (end < 0) return kept.concat(text.slice(at)).join('');
    kept.push(text.slice(at, begin));
    at = end + 3;
  }
}

/** One flat <xml>; numbers bare, texts as CDATA. */
export function writeXml(fields: Readonly<Record<string, string | number>>): string {
  const inside = Object.entries(fields).map(
    ([name, value]) => `<${name}>${typeof value === 'number' ? String(value) : cdata(value)}</${name}>`,
  );
  return `<xml>${inside.join('')}</xml>`;
}

function cdata(text: string): string {
  return `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
}
