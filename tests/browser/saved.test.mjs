// What stays on this machine: drafts, designs with a name, and what a link brings.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import test from 'node:test';
import { journey } from './support/journey.mjs';
import { visit } from './support/visit.mjs';

const own = (name) => readFile(new URL(`../documents/${name}`, import.meta.url), 'utf8');
const kept = (page) => page.tab.evaluate(() => Object.entries(localStorage).filter(([name]) => name.includes('/design/')).map(([, value]) => value));
const keeps = (page, count) =>
  page.tab.waitForFunction((count) => Object.keys(localStorage).filter((name) => name.includes('/design/')).length === count, {}, count);

async function pasteCluster(page) {
  await page.paste((await own('aks-prod.cluster.json')) + '\n' + (await own('aks-prod.network.json')));
  await page.tab.waitForFunction(() => document.querySelectorAll('.reading').length === 2);
  return page.text('h1.verdict');
}

async function linkOf(page) {
  await page.press('Share');
  return new URL(await page.text('.shared-link code')).hash;
}

test('a draft is kept without its text, and offered at the next visit', journey(async (page) => {
  const sentence = await pasteCluster(page);
  await keeps(page, 1);
  const [entry] = await kept(page);
  assert.match(entry, /^\d+ draft aks-prod\n\{/);
  assert.doesNotMatch(entry, /provisioningState|etag|tags/);
  await page.load();
  await page.ready();
  await page.press('aks-prod');
  assert.equal(await page.text('h1.verdict'), sentence);
  await page.tab.waitForFunction(() => Object.keys(localStorage).length === 1);
}));

test('a design is kept under a name, renamed, deleted, put back, and deleted with all else', journey(async (page) => {
  await pasteCluster(page);
  await page.press('Saved');
  await page.see('.own input');
  await page.tab.type('.own input', 'before the move');
  await page.press('Keep');
  await page.tab.waitForFunction(() => document.querySelector('.own').innerText.includes('kept as before the move'));
  assert.equal(await page.count('.shelf .thing'), 1);
  assert.match(await page.text('.shelf .thing'), /named, \d+ KB, kept .*shown now/);
  await page.assertAccessible();
  await page.tab.$eval('.shelf input', (box) => {
    box.value = 'after the move';
    box.dispatchEvent(new Event('change', { bubbles: true }));
  });
  assert.match((await kept(page))[0], /^\d+ named after the move\n/);
  await page.press('Delete');
  await page.gone('.shelf .thing');
  assert.deepEqual(await kept(page), []);
  await page.press('Put back');
  await page.see('.shelf .thing');
  assert.match((await kept(page))[0], /^\d+ named after the move\n/);
  await page.press('Delete everything');
  await page.gone('.shelf .thing');
  assert.deepEqual(await page.tab.evaluate(() => Object.keys(localStorage)), []);
}));

test('two designs are kept apart', journey(async (page) => {
  await pasteCluster(page);
  await keeps(page, 1);
  await page.load();
  await page.ready();
  await page.paste('10.0.0.0/8  offices');
  await keeps(page, 2);
  await page.press('Saved');
  await page.tab.waitForFunction(() => document.querySelectorAll('.shelf .thing').length === 2);
  assert.deepEqual((await page.tab.$$eval('.shelf input', (boxes) => boxes.map((box) => box.value))).sort(), ['aks-prod', 'offices']);
}));

test('no draft is kept where nobody wants one', journey(async (page) => {
  await page.load('#/saved');
  await page.click('.saved-switch input');
  await page.paste(await own('aks-prod.cluster.json'));
  await page.see('.own input');
  assert.match(await page.text('.own'), /is not kept/);
  assert.deepEqual(await kept(page), []);
}));

for (const [what, before, words] of [
  ['full', () => { Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }; }, /storage is full/],
  ['forbidden', () => { Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } }); }, /forbids this page/],
]) {
  test(`storage that is ${what} is said, and nothing else stops`, journey(async (page) => {
    await pasteCluster(page);
    await page.press('Saved');
    await page.see('.own .problem');
    assert.match(await page.text('.own .problem'), words);
    assert.match(await page.text('.own .problem'), /save it as a file/i);
  }, { before }));
}

test('a link shows its design alone; what was there comes back', journey(async (page) => {
  const sentence = await pasteCluster(page);
  const hash = await linkOf(page);
  await page.press('Design');
  await page.see('.field input');
  await page.tab.$eval('.field input', (box) => {
    box.value = '10.9.0.0/16';
    box.dispatchEvent(new Event('input', { bubbles: true }));
  });
  await page.tab.evaluate((hash) => { location.hash = hash; }, hash);
  await page.see('.visit');
  assert.match(await page.text('.visit'), /came with a link.*Your own is untouched/);
  assert.equal(await page.count('.reading'), 1);
  await page.press('Verdict');
  assert.equal(await page.text('h1.verdict'), sentence);
  await page.assertAccessible();
  await page.press('Back to mine');
  await page.gone('.visit');
  assert.equal(await page.count('.reading'), 2);
}));

test('a link is added to what is there, where that is wanted', journey(async (page) => {
  await pasteCluster(page);
  const hash = await linkOf(page);
  await page.tab.evaluate((hash) => { location.hash = hash; }, hash);
  await page.see('.visit');
  await page.press('Add it to mine');
  await page.tab.waitForFunction(() => document.querySelectorAll('.reading').length === 3);
  await page.press('Undo');
  await page.tab.waitForFunction(() => document.querySelectorAll('.reading').length === 2);
}));

test('a link in a clean profile is kept only when somebody says so', journey(async (page) => {
  await pasteCluster(page);
  const hash = await linkOf(page);
  await visit(async (other) => {
    await other.load(hash);
    await other.see('.visit');
    assert.doesNotMatch(await other.text('.visit'), /Your own/);
    await other.press('Verdict');
    await new Promise((done) => setTimeout(done, 1_500));
    assert.deepEqual(await kept(other), []);
    await other.press('Keep it');
    await keeps(other, 1);
    assert.match((await kept(other))[0], /^\d+ named aks-prod\n/);
    await other.gone('.visit');
  });
}));
