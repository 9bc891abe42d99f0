/** A real browser: CHROMIUM_PATH, else the system's Chromium, else the one that npm brought along. */
import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const systemChromium = '/usr/bin/chromium';

/** Nothing leaves the machine: no component updates, no background requests. */
const quietly = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export async function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: await chromiumPath(), headless: true, args: quietly });
}

async function chromiumPath(): Promise<string> {
  const given = process.env.CHROMIUM_PATH;
  if (given) return given;
  if (existsSync(systemChromium)) return systemChromium;
  const { default: packed } = await import('@sparticuz/chromium');
  return packed.executablePath();
}
