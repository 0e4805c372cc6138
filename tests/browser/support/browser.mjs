// The browser under test, one per process: JOURNEYS_IN names which (chromium).
import { launch } from 'puppeteer-core';
import { chromium } from './chromium.mjs';

// One entry for each browser that the journeys can be run in.
const BROWSERS = {
  chromium: () => ({
    browser: 'chrome',
    executablePath: chromium(),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  }),
};

let running;

/** The browser, started at the first call with a new user's profile. */
export function browser() {
  const name = process.env.JOURNEYS_IN || 'chromium';
  const options = BROWSERS[name]?.();
  if (!options) throw new Error(`JOURNEYS_IN is ${name}; the journeys know ${Object.keys(BROWSERS).join(', ')}`);
  running ??= launch({ headless: true, acceptInsecureCerts: false, ...options });
  return running;
}

/** Ends the browser, if it was started. */
export async function closeBrowser() {
  await (await running)?.close();
  running = undefined;
}
