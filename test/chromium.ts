// A browser for tests: an installed Chrome or Chromium where there is one, else the one that the
// development dependency @sparticuz/chromium carries (Linux on x64).

import { existsSync } from 'node:fs';
import sparticuz from '@sparticuz/chromium';

const INSTALLED = [
  process.env['CHROME_PATH'],
  '/usr/bin/chromium',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** Launch options for playwright's chromium. */
export async function chromiumOptions(): Promise<{ executablePath: string; args: string[]; headless: boolean }> {
  const installed = INSTALLED.find((path) => path !== undefined && existsSync(path));
  if (installed) {
    return {
      executablePath: installed,
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
      headless: true,
    };
  }
  // Pages of text and figures are painted faster by the processor than by a graphics card that it plays.
  sparticuz.setGraphicsMode = false;
  const args = sparticuz.args.filter(
    (arg) => !arg.startsWith('--headless') && arg !== '--single-process' && arg !== '--no-zygote',
  );
  args.push('--disable-gpu');
  return { executablePath: await sparticuz.executablePath(), args, headless: true };
}
