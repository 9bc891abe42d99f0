/** 数据 · 本人的资料: somebody at the counter wants a copy of what is kept of them, or wants it erased (PIPL art. 45, 47). */
import { z } from 'zod';
import { markOf, type Proof, proofs } from '../../identity/own-data.ts';
import { dayOf } from '../../kernel/day.ts';
import { maskCertificate, maskName } from '../../kernel/masking.ts';
import { normalizeText } from '../../kernel/text.ts';
import type { Answer, PageAnswer } from '../answer.ts';
import { copyShown } from '../people/copy.ts';
import type { Asking, PeoplePagesParts, PersonAsked, PersonShown } from '../people/parts.ts';
import { byOf, idIn, recordsTrail } from '../records/parts.ts';
import type { ConsoleSection, Visit } from '../visit.ts';

const line = z
  .string()
  .default('')
  .transform((text) => normalizeText(text, { longest: 60 }));
const findForm = z.object({ certificate: line, name: line, idLast4: line });
const nobodyYet: PersonAsked = { certificate: '', name: '', idLast4: '' };
const proof = z.enum(proofs).optional().catch(undefined);
const copyForm = z.object({ proof, as: z.enum(['html', 'json']).catch('html') });
const eraseForm = z.object({ proof, seen: z.string().max(2_000).catch('') });

interface Told {
  readonly fault?: string;
  readonly status?: number;
  readonly proof?: Proof | undefined;
}

export function peopleSection({ people }: { readonly people: PeoplePagesParts }): ConsoleSection {
  function findPage({ say }: Visit, typed: PersonAsked = nobodyYet, fault?: string): PageAnswer {
    return {
      ...{ kind: 'page', view: 'people', section: 'records', title: say('people.title') },
      ...{ trail: recordsTrail(say), styles: ['records.css'] },
      values: { typed, fault },
      status: fault === undefined ? 200 : 422,
    };
  }

  /** Its own page, or the one that says what erasing does. */
  async function personPage(visit: Visit, view: 'person' | 'person-erase', told: Told = {}): Promise<Answer> {
    const { say } = visit;
    const id = idIn(visit);
    const found = id === undefined ? undefined : await people.person(id);
    if (!found) return { kind: 'not-found' };
    await visit.audited('person-viewed', subjectOf(found));
    const name = maskName(found.name);
    const own = { label: say('people.one', { name }), path: `/records/people/${String(found.memberId)}` };
    const { status, ...rest } = told;
    return {
      ...{ kind: 'page', view, section: 'records', styles: ['records.css'] },
      title: view === 'person' ? own.label : say('people.erase-title', { name }),
      trail: [
        ...recordsTrail(say),
        { label: say('people.title'), path: '/records/people' },
        ...(view === 'person' ? [] : [own]),
      ],
      ...(status !== undefined && { status }),
      values: { ...rest, proofs, person: shownTo(visit, found) },
    };
  }

  return {
    routes: {
      'GET /records/people': (visit) => findPage(visit),
      async 'POST /records/people'(visit) {
        const { say } = visit;
        const typed = findForm.parse(visit.form);
        if (typed.certificate === '' || typed.name === '')
          return findPage(visit, typed, say('people.fault.empty'));
        await visit.audited('person-sought', 'people');
        const found = await people.find(typed);
        if (found.kind !== 'found') return findPage(visit, typed, say(`people.fault.${found.kind}`));
        return { kind: 'go', to: `/records/people/${String(found.memberId)}` };
      },
      'GET /records/people/:id': (visit) => personPage(visit, 'person'),
      async 'POST /records/people/:id/copy'(visit) {
        const { say } = visit;
        const { as, proof: seenBy } = copyForm.parse(visit.form);
        if (!seenBy) return personPage(visit, 'person', unproved(visit));
        const made = await people.copy(idIn(visit) ?? 0, as, askedBy(visit, seenBy));
        if (!made) return { kind: 'not-found' };
        const name = say('people.file', { day: dayOf(visit.at) });
        if (as === 'json')
          return {
            ...{ kind: 'file', name: `${name}.json`, type: 'application/json; charset=utf-8' },
            content: `${made.json}\n`,
          };
        return {
          kind: 'document',
          name: `${name}.html`,
          view: 'person-copy',
          values: copyShown(visit, made.copy),
        };
      },
      'GET /records/people/:id/erase': (visit) => personPage(visit, 'person-erase'),
      async 'POST /records/people/:id/erase'(visit) {
        const { say } = visit;
        const { seen, proof: seenBy } = eraseForm.parse(visit.form);
        if (!seenBy) return personPage(visit, 'person-erase', unproved(visit));
        const erased = await people.erase(idIn(visit) ?? 0, seen, askedBy(visit, seenBy));
        switch (erased.kind) {
          case 'erased':
            return { kind: 'go', to: `/records/people/${visit.param('id')}`, notice: say('people.erased') };
          case 'not-found':
            return { kind: 'not-found' };
          case 'changed':
          case 'nothing':
          case 'held':
            return personPage(visit, 'person-erase', {
              ...{ status: erased.kind === 'changed' ? 409 : 422, proof: seenBy },
              fault: say(`people.fault.${erased.kind}`),
            });
        }
      },
    },
  };
}

function unproved({ say }: Visit): Told {
  return { status: 422, fault: say('people.fault.unproved') };
}

function askedBy(visit: Visit, seenBy: Proof): Asking {
  return { ...byOf(visit), proof: seenBy };
}

const subjectOf = ({ memberId }: PersonShown) => `member:${String(memberId)}`;

/** Masked as on every page. Which complaints somebody filed is for whoever answers for complaints. */
function shownTo({ staff }: Visit, { name, households, outlook, memberId }: PersonShown) {
  const { accounts, ties, enquiries, complaints, held } = outlook;
  const seesComplaints = staff.role === 'supervisor';
  return {
    ...{ memberId, name: maskName(name), accounts, ties: ties.length, enquiries, mark: markOf(outlook) },
    households: households.map((one) => ({ ...one, certificate: maskCertificate(one.certificate) })),
    nothing: accounts.length === 0 && ties.length === 0,
    others: accounts.reduce((sum, one) => sum + one.others, 0),
    isHeld: held.length > 0,
    householdHeld: held.some(({ kind }) => kind === 'household'),
    heldNumbers: seesComplaints ? held.flatMap((one) => (one.kind === 'complaint' ? [one.number] : [])) : [],
    ...(seesComplaints && { complaints }),
  };
}
