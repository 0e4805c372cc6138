// Lighthouse on the built page as a phone of the middle class sees it, in the browser of the journeys.
import lighthouse from 'lighthouse';
import { browser } from './browser.mjs';
import { serve } from './server.mjs';
import { DIST } from './visit.mjs';

/** Lighthouse's result for a first visit. */
export async function audit() {
  const server = await serve(DIST);
  try {
    const { port } = new URL((await browser()).wsEndpoint());
    return (await lighthouse(server.url, { port: Number(port), logLevel: 'error' })).lhr;
  } finally {
    await server.close();
  }
}
