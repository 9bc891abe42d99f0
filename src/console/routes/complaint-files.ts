/** The files of a complaint: shown one by one to whoever may read it, and added at the counter. */
import { z } from 'zod';
import { isMediaType, mediaTypes } from '../../complaint/attachments/attachment.ts';
import type { ComplaintDesk } from '../../complaint/desk/desk.ts';
import type { Answer } from '../answer.ts';
import type { Told } from '../complaints/detail-page.ts';
import { type ComplaintPagesParts, viewerOf } from '../complaints/parts.ts';
import { filesOf, limitsTold } from '../uploads.ts';
import type { ConsoleSection, Visit } from '../visit.ts';

/** How a route finds the complaint of its address, and shows its page. */
export interface AtComplaint {
  readonly idOf: (desk: ComplaintDesk, visit: Visit) => Promise<number | undefined>;
  readonly page: (visit: Visit, told?: Told) => Promise<Answer>;
}

const fileId = z
  .string()
  .regex(/^[1-9]\d{0,8}$/)
  .transform((digits) => Number.parseInt(digits, 10));

export function complaintFileRoutes(
  { within }: ComplaintPagesParts,
  { idOf, page }: AtComplaint,
): ConsoleSection['routes'] {
  return {
    async 'GET /complaints/:number/files/:id'(visit) {
      const asked = fileId.safeParse(visit.param('id'));
      if (!asked.success) return { kind: 'not-found' };
      const file = await within(async (desk) => {
        const id = await idOf(desk, visit);
        return id === undefined ? undefined : desk.attachment(viewerOf(visit), id, asked.data, visit.at);
      });
      if (!file || !isMediaType(file.mediaType)) return { kind: 'not-found' };
      const { ending, shown } = mediaTypes[file.mediaType];
      return {
        kind: 'file',
        // Ours: what the sender called it is no name for a file on the office's computer.
        name: `${visit.param('number')}-${String(asked.data)}.${ending}`,
        type: file.mediaType,
        content: Buffer.from(file.bytes),
        ...(shown !== 'saved' && { inline: true }),
      };
    },

    async 'POST /complaints/:number/files'(visit) {
      const outcome = await within(async (desk) => {
        const id = await idOf(desk, visit);
        if (id === undefined) return { kind: 'not-found' } as const;
        return desk.attach(viewerOf(visit), id, filesOf(visit.request), visit.at);
      });
      switch (outcome.kind) {
        case 'done': {
          const notice = visit.say('files.added', { count: outcome.files });
          return { kind: 'go', to: `/complaints/${visit.param('number')}`, notice };
        }
        case 'not-found':
          return { kind: 'not-found' };
        case 'refused': {
          const fault = visit.say(`files.refused.${outcome.why}`, limitsTold);
          return page(visit, { status: outcome.why === 'too-large' ? 413 : 422, fault });
        }
      }
    },
  };
}
