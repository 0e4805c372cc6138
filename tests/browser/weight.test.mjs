// What the first visit costs the one who makes it.
import assert from 'node:assert/strict';
import test, { after } from 'node:test';
import { firstVisit } from './first-visit.mjs';
import { closeBrowser } from './support/browser.mjs';

// What it weighs today and two percent: whoever adds more says why, here and in the changelog.
const MOST_BYTES = 704_000;

test('the first visit transfers at most 704 KB', async () => {
  const total = (await firstVisit()).reduce((sum, { sent }) => sum + sent, 0);
  assert.ok(total <= MOST_BYTES, `${total} bytes`);
});

after(closeBrowser);
