/** The beginnings of files of every kind: enough to be recognised by, and nothing in them. */
const rest = Buffer.alloc(200, 1);
const of = (head: string, tail: Buffer = rest) => Buffer.concat([Buffer.from(head, 'latin1'), tail]);

export const jpeg = of('\xFF\xD8\xFF\xE0\0\x10JFIF');
export const png = of('\x89PNG\r\n\x1A\n');
export const webp = of('RIFF\x10\0\0\0WEBPVP8 ');
export const heic = of('\0\0\0\x18ftypheic\0\0\0\0');
export const ogg = of('OggS\0\x02');
export const amr = of('#!AMR\n');
export const mp3 = of('ID3\x03\0');
export const m4a = of('\0\0\0\x18ftypM4A \0\0\0\0');
export const mp4 = of('\0\0\0\x18ftypisom\0\0\0\0');
export const pdf = of('%PDF-1.7\n');

export const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
export const html = Buffer.from('<!doctype html><script>alert(1)</script>');
