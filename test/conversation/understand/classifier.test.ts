import { describe, expect, it } from 'vitest';
import { calibrated, learn } from '../../../src/conversation/understand/calibrate.ts';
import { softmax, train } from '../../../src/conversation/understand/classifier.ts';
import { bucketOf } from '../../../src/conversation/understand/features.ts';
import { parseExamples, readExamples } from '../../../src/conversation/understand/examples.ts';
import { createNormaliser } from '../../../src/conversation/understand/normalise.ts';

const seen = (...names: string[]) => Uint32Array.from(names, bucketOf);
const samples = [
  { label: 'warm', author: 'a', features: seen('sun', 'day') },
  { label: 'warm', author: 'b', features: seen('sun', 'noon') },
  { label: 'warm', author: 'c', features: seen('sun', 'day', 'noon') },
  { label: 'cold', author: 'a', features: seen('snow', 'day') },
  { label: 'cold', author: 'b', features: seen('snow', 'night') },
  { label: 'cold', author: 'c', features: seen('snow', 'night', 'day') },
] as const;
const labels = ['warm', 'cold'] as const;

describe('the classifier', () => {
  it('gives the higher score to the label its features were seen with', () => {
    const { scores } = train<'warm' | 'cold'>(samples, labels);
    const [warm = 0, cold = 0] = scores(seen('snow', 'noon'));

    expect(cold).toBeGreaterThan(warm);
  });

  it('learns more from a rare sign than from one that is everywhere', () => {
    const everywhere = Array.from({ length: 400 }, (_, at) => ({
      label: at % 2 === 0 ? ('warm' as const) : ('cold' as const),
      features: seen('day', at % 2 === 0 ? 'sun' : 'snow'),
    }));
    const rare = Array.from({ length: 2 }, () => ({
      label: 'cold' as const,
      features: seen('day', 'sun', 'fog'),
    }));
    const { scores } = train<'warm' | 'cold'>([...everywhere, ...rare], labels);
    const towardsCold = (name: string): number => {
      const [warm = 0, cold = 0] = scores(seen(name));
      return cold - warm;
    };

    expect(towardsCold('fog')).toBeGreaterThan(towardsCold('snow') * 0.6);
  });

  it('learns the same weights every time', () => {
    const features = seen('sun', 'night');

    expect(train<'warm' | 'cold'>(samples, labels).scores(features)).toEqual(
      train<'warm' | 'cold'>(samples, labels).scores(features),
    );
  });

  it('knows which features it has met', () => {
    expect(train<'warm' | 'cold'>(samples, labels).familiarity(seen('sun', 'fog'))).toBe(0.5);
  });

  it('gives probabilities that sum to one, also after the temperature', () => {
    const { probabilities } = calibrated(learn<'warm' | 'cold'>(samples, labels), labels);
    const [warm = 0, cold = 0] = probabilities(seen('sun'));

    expect(warm + cold).toBeCloseTo(1, 9);
    expect(warm).toBeGreaterThan(cold);
  });

  it('is less sure at a higher temperature', () => {
    const scores = Float64Array.from([2, 0]);

    expect(softmax(scores, 2)[0]).toBeLessThan(softmax(scores, 1)[0] ?? 0);
  });
});

describe('example files', () => {
  it('hold at least 120 sentences for each large intent and 40 for each small one', () => {
    const examples = readExamples();
    const count = (intent: string): number => examples.filter((one) => one.intent === intent).length;

    for (const intent of [
      'enrolment',
      'account',
      'claim',
      'estimate',
      'complaint',
      'complaint-status',
      'policy',
    ]) {
      expect(count(intent)).toBeGreaterThanOrEqual(120);
    }
    for (const intent of [
      'greeting',
      'menu',
      'human',
      'language',
      'privacy',
      'emergency',
      'opt-out',
      'other',
    ]) {
      expect(count(intent)).toBeGreaterThanOrEqual(40);
    }
  });

  it('name the file whose shape is wrong', () => {
    expect(() => parseExamples('claim.yaml', 'intent: clame\nvoices: []')).toThrow(/claim\.yaml/);
  });
});

describe('the normaliser', () => {
  const normalise = createNormaliser({
    sounds: [],
    alike: [],
    corrections: new Map([['包销', '报销']]),
    dialect: new Map([
      ['搁', '在'],
      ['耽搁', '耽搁'],
      ['啥', '什么'],
      ['啥前儿', '什么时候'],
    ]),
  });

  it('puts dictation slips right in what slots are read from', () => {
    expect(normalise('包销８０００').plain).toBe('报销8000');
    expect(normalise('花了6000快左右').plain).toBe('花了6000块左右');
    expect(normalise('三千快要交了').plain).toBe('三千快要交了');
  });

  it('takes the longest word and leaves protected ones alone', () => {
    expect(normalise('啥前儿别耽搁，搁旗里').common).toBe('什么时候别耽搁,在旗里');
  });

  it('leaves dialect in the plain text', () => {
    expect(normalise('搁旗里').plain).toBe('搁旗里');
  });
});
