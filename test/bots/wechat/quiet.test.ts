import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

it.each(['silly', 'verbose', ''])(
  'prints nothing of what is said, nor a secret, with WECHATY_LOG=%s',
  async (WECHATY_LOG) => {
    const script = fileURLToPath(new URL('whisper.ts', import.meta.url));
    const child = spawn(process.execPath, [script], {
      env: { ...process.env, WECHATY_LOG, BROLOG_LEVEL: WECHATY_LOG },
    });
    let printed = '';
    child.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (printed += chunk.toString()));
    const code = await new Promise((resolve) => child.once('close', resolve));

    expect(printed).toContain('whispered');
    expect(printed).not.toMatch(/秘密|o-whisper|SECRET-|FAKE-TOKEN/);
    expect(code).toBe(0);
  },
);
