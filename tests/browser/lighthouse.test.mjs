// What Lighthouse says of the first visit. How fast it is depends on the machine: `make bench` prints that.
import assert from 'node:assert/strict';
import test, { after } from 'node:test';
import { closeBrowser } from './support/browser.mjs';
import { audit } from './support/lighthouse.mjs';

after(closeBrowser);

test('Lighthouse gives 100 for accessibility, best practices and SEO', async () => {
  const { categories } = await audit();
  const scores = ['accessibility', 'best-practices', 'seo'].map((name) => [name, categories[name].score * 100]);
  assert.deepEqual(scores, [['accessibility', 100], ['best-practices', 100], ['seo', 100]]);
});
