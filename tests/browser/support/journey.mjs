// How a journey begins and ends.
import { after } from 'node:test';
import { closeBrowser } from './browser.mjs';
import { visit } from './visit.mjs';

/**
 * The body of a test: `test('…', journey(async (page) => { … }))`. The page is loaded and has started, and
 * must have been quiet when the body ends.
 * @param {object} options those of {@link Page.open} and `serve`, `place` to load, and `quiet: false` where the
 *   journey is about something that goes wrong: the page then need not have started either
 *
 * With `CUT=yes` in the environment every such journey begins with a first visit, after which its host is gone.
 */
export function journey(body, { place, quiet = true, ...options } = {}) {
  return async () => {
    await visit(async (page) => {
      if (process.env.CUT && quiet) {
        await page.load();
        await page.held();
        await page.server.close();
      }
      await page.load(place);
      if (quiet) await page.ready();
      await body(page);
      if (quiet) await page.assertQuiet();
    }, options);
  };
}

after(closeBrowser);
