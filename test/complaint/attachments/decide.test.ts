import { describe, expect, it } from 'vitest';
import { fileLimits, kindOf, mediaTypes } from '../../../src/complaint/attachments/attachment.ts';
import { decideOffered, decideUpload, judgeBytes } from '../../../src/complaint/attachments/decide.ts';
import { recognise } from '../../../src/complaint/attachments/recognise.ts';
import { amr, heic, html, jpeg, m4a, mp3, mp4, ogg, pdf, png, svg, webp } from '../../support/files.ts';

const nothing = { files: 0, bytes: 0, voices: 0, today: 0 };

describe('the type of a file', () => {
  it.each([
    ['image/jpeg', jpeg],
    ['image/png', png],
    ['image/webp', webp],
    ['image/heic', heic],
    ['audio/ogg', ogg],
    ['audio/amr', amr],
    ['audio/amr', Buffer.from('#!AMR-WB\n…')],
    ['audio/mpeg', mp3],
    ['audio/mpeg', Buffer.from([0xff, 0xfb, 0x90, 0])],
    ['audio/mp4', m4a],
    ['video/mp4', mp4],
    ['application/pdf', pdf],
  ])('is %s by its first bytes', (type, bytes) => {
    expect(recognise(bytes)).toBe(type);
  });

  it.each([
    ['SVG', svg],
    ['HTML', html],
    ['nothing', Buffer.alloc(0)],
    ['half a beginning', jpeg.subarray(0, 2)],
    ['a zip', Buffer.from('PK\x03\x04word/document.xml')],
    ['a program', Buffer.from('MZ')],
    ['a wave in RIFF', Buffer.from('RIFF0000WAVEfmt ')],
    ['an unknown brand', Buffer.from('\0\0\0\x18ftypevil', 'latin1')],
    ['a brand that every object has', Buffer.from('\0\0\0\x18ftyptoSt', 'latin1')],
    ['a picture further on', Buffer.concat([Buffer.from(' '), jpeg])],
    ['WeChat’s own silk', Buffer.from('\x02#!SILK_V3')],
  ])('is none that is kept: %s', (_what, bytes) => {
    expect(recognise(bytes)).toBeUndefined();
  });

  it('is shown as a picture, played or saved; nothing that could hold scripts is shown', () => {
    const shown = Object.entries(mediaTypes).filter(([, { shown: how }]) => how === 'picture');
    expect(shown.map(([type]) => type)).toEqual(['image/jpeg', 'image/png', 'image/webp']);
    expect([
      kindOf('image/png'),
      kindOf('audio/amr'),
      kindOf('video/mp4'),
      kindOf('application/pdf'),
    ]).toEqual([...['photo', 'voice', 'video', 'document']]);
  });
});

describe('a file that is offered', () => {
  it.each([
    ['taken', undefined, nothing],
    ['taken', fileLimits.bytes, nothing],
    ['too-large', fileLimits.bytes + 1, nothing],
    ['taken', 1, { ...nothing, files: fileLimits.files - 1 }],
    ['too-many', 1, { ...nothing, files: fileLimits.files }],
    ['taken', 1, { ...nothing, today: fileLimits.filesADay - 1 }],
    ['too-many-today', 1, { ...nothing, today: fileLimits.filesADay }],
    ['taken', 1, { ...nothing, bytes: fileLimits.allBytes - 1 }],
    ['no-room', 2, { ...nothing, bytes: fileLimits.allBytes - 1 }],
  ] as const)('is %s', (outcome, size, soFar) => {
    expect(decideOffered(size, soFar)).toBe(outcome);
  });
});

describe('a file that is here', () => {
  it('is kept by what it is, not by what was announced', () => {
    expect(judgeBytes(jpeg, 0)).toEqual({ kind: 'kept', mediaType: 'image/jpeg' });
    expect(judgeBytes(html, 0)).toEqual({ kind: 'lost', loss: 'wrong-type' });
    expect(judgeBytes(Buffer.concat([jpeg, Buffer.alloc(fileLimits.bytes)]), 0)).toEqual({
      ...{ kind: 'lost', loss: 'too-large' },
    });
    expect(judgeBytes(jpeg, fileLimits.allBytes - jpeg.length)).toMatchObject({ kind: 'kept' });
    expect(judgeBytes(jpeg, fileLimits.allBytes - jpeg.length + 1)).toEqual({
      kind: 'lost',
      loss: 'no-room',
    });
  });
});

describe('files that the office adds', () => {
  const soFar = { files: 0, bytes: 0 };
  const refused = (why: string) => ({ kind: 'refused', why });

  it('are added all or none', () => {
    expect(decideUpload([{ bytes: jpeg }, { bytes: pdf }], soFar)).toEqual({
      ...{ kind: 'kept', mediaTypes: ['image/jpeg', 'application/pdf'] },
    });
    expect(decideUpload([{ bytes: jpeg }, { bytes: html }], soFar)).toEqual(refused('wrong-type'));
    expect(decideUpload([], soFar)).toEqual(refused('nothing-chosen'));
  });

  it('are no larger and no more than a complaint may have', () => {
    const large = Buffer.concat([jpeg, Buffer.alloc(fileLimits.uploadBytes)]);
    expect(decideUpload([{ bytes: large }], soFar)).toEqual(refused('too-large'));
    expect(decideUpload([{ bytes: jpeg }], { ...soFar, files: fileLimits.files })).toEqual(
      refused('too-many'),
    );
    expect(decideUpload([{ bytes: jpeg }], { ...soFar, bytes: fileLimits.allBytes })).toEqual(
      refused('no-room'),
    );
  });
});
