import type { enquiries as chinese } from '../zh-CN/enquiries.ts';

export const enquiries: Readonly<Record<keyof typeof chinese, string>> = {
  'enquiries.title': 'People who asked for a person',
  'enquiries.one': 'Enquiry {number}',
  'enquiries.tabs': 'Which ones',
  'enquiries.tab.waiting': 'Waiting',
  'enquiries.tab.mine': 'Mine',
  'enquiries.tab.closed': 'Done',
  'enquiries.empty': 'Nobody is waiting.',
  'enquiries.empty-then': 'Whoever wants to talk to the office stands here, the longest wait first.',
  'enquiries.since': 'Waiting since',
  'enquiries.why': 'Why',
  'enquiries.reason.asked-for-person': 'Wants to talk to a person',
  'enquiries.reason.unanswered': 'heyi had no answer',
  'enquiries.reason.mongolian-callback': 'Wants a call in Mongolian',
  'enquiries.reason.correction': 'Records to be corrected',
  'enquiries.reason.deletion': 'Records to be deleted',
  'enquiries.goes': 'Appears in their conversation.',
  'enquiries.close': 'Done, close it',
  'enquiries.close-told': 'Closed, what they say is answered by heyi again.',
  'enquiries.changed':
    'Not done: {name} changed it at {when}. What you wrote is still here; look, then press again.',
  'enquiries.done.take': 'It is yours. Write, then press “Send the answer”.',
  'enquiries.done.answer': 'Sent to their conversation. When all is said, close it.',
  'enquiries.done.close': 'Closed.',
};
