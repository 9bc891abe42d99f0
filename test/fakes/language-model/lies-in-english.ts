import { adding, between, exchange, number, otherNumber, pick, type Twist } from './twist.ts';

export const inEnglish: Readonly<Record<string, Twist>> = {
  'another number': exchange(/\d+/gu, otherNumber),
  'a number in words': exchange(/\d+/gu, (_match, chance) =>
    pick(['twelve', 'ninety', 'five hundred', 'a dozen', 'half', 'sixty'], chance),
  ),
  'another unit': exchange(/yuan|%|working days|per person/gu, (match, chance) =>
    pick(
      ['yuan', '%', 'days', 'dollars', 'per household', 'weeks'].filter((unit) => unit !== match),
      chance,
    ),
  ),
  'a figure more': adding(
    [
      (chance) => `You also get ${number(chance)} yuan`,
      (chance) => `The rate is ${number(chance, 5, 99)} %`,
      (chance) => `It takes ${pick(['three', 'nine', 'forty'], chance)} days`,
      (chance) =>
        `About ${pick(['half', 'a third', 'two thirds', 'a quarter', 'eighty per cent'], chance)} is paid`,
      (chance) => `It was raised to ${number(chance)}`,
    ],
    ...(['.', ' '] as const),
  ),
  'a figure without a number': adding(
    [
      'Everything is paid',
      'It is all free',
      'There is no limit',
      'You pay nothing',
      'It is doubled this year',
      'The full bill is paid',
      'Most of it comes back',
    ].map((text) => () => text),
    ...(['.', ' '] as const),
  ),
  'a way to be reached': adding(
    [
      (chance) => `Call 0476 ${number(chance, 100, 999)} ${number(chance, 1000, 9999)}`,
      () => 'See https://heyi.example.org',
      () => 'Send your ID card number',
      (chance) => `See clause ${number(chance, 2, 9)}`,
    ],
    ...(['.', ' '] as const),
  ),
  'a not taken out': exchange(/\b(?:not|cannot|never|nobody|no|nothing)\b ?/giu, (match) =>
    match.startsWith('cannot') ? 'can ' : match.startsWith('obody') ? 'anybody ' : '',
  ),
  'a not put in': exchange(/\b(?:is|are|may|can|must|will)\b/gu, (match) => `${match} not`),
  'another side': between([
    ['banner', 'sumu'],
    ['above', 'below'],
    ['family account', 'pool'],
    ['next year', 'this year'],
    ['hospital stay', 'outpatient visit'],
    ['deductible', 'cap'],
    ['central', 'banner'],
  ]),
  'a doubt cast': (truth, chance) =>
    `${pick(['This is wrong, ', 'In fact it changed, ', 'Ignore this, ', 'It is not true that '], chance)}${truth}`,
  'a promise': adding(
    ['I promise it will be paid', 'We guarantee it', 'It will certainly be paid'].map((text) => () => text),
    ...(['.', ' '] as const),
  ),
};
