// A visit to the built page: a host, a fresh profile, and nothing left behind but the browser.
import { fileURLToPath } from 'node:url';
import { browser } from './browser.mjs';
import { Page } from './page.mjs';
import { serve } from './server.mjs';

/** The built page. */
export const DIST = fileURLToPath(new URL('../../../dist/', import.meta.url));

/**
 * Opens a tab on the served page, runs the body, and closes everything but the browser.
 * @param {object} options those of {@link Page.open} and `serve`, and another `folder` to serve
 */
export async function visit(body, options = {}) {
  const server = await serve(options.folder ?? DIST, options);
  const context = await (await browser()).createBrowserContext();
  try {
    await context.overridePermissions(new URL(server.url).origin, ['clipboard-read', 'clipboard-sanitized-write']);
    await body(await Page.open(context, server, options));
  } finally {
    await context.close();
    await server.close();
  }
}
