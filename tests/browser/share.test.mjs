// The design as a link and as a file, and what opening them does.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import test from 'node:test';
import jsQR from 'jsqr';
import { PNG } from 'pngjs';
import { journey } from './support/journey.mjs';
import { visit } from './support/visit.mjs';

/** What is as good on a phone. */
const PLACES = [['', {}], [' on a phone', { width: 390, touch: true }]];

const own = (name) => readFile(new URL(`../documents/${name}`, import.meta.url), 'utf8');

/** Pastes a cluster with its network, and gives the answer's sentence. */
async function pasteCluster(page) {
  await page.paste((await own('aks-prod.cluster.json')) + '\n' + (await own('aks-prod.network.json')));
  await page.tab.waitForFunction(() => document.querySelectorAll('.reading').length === 2);
  return page.text('h1.verdict');
}

async function linkOf(page) {
  await page.press('Share');
  return page.text('.shared-link code');
}

for (const [where, options] of PLACES) {
  test(`a link opened in a clean profile gives the same answer${where}`, journey(async (page) => {
    const sentence = await pasteCluster(page);
    const link = await linkOf(page);
    assert.match(link, /#1\.[\w-]+\.[\w-]{6}$/);
    assert.doesNotMatch(link, /subscriptions|1b7e4d90/);
    assert.match(await page.text('.link-length'), /^\d+ characters: chat and mail programs pass it on whole/);
    await visit(async (other) => {
      await other.load(new URL(link).hash);
      assert.equal(await other.text('h1.verdict'), sentence);
      await other.assertQuiet();
    }, options);
  }, options));
}

test('the QR code holds the link', journey(async (page) => {
  await pasteCluster(page);
  const link = await linkOf(page);
  await page.press('As a QR code');
  const picture = PNG.sync.read(Buffer.from(await (await page.see('.qr-code')).screenshot()));
  assert.equal(jsQR(new Uint8ClampedArray(picture.data), picture.width, picture.height)?.data, link);
}));

test('names are replaced where that is wanted', journey(async (page) => {
  await pasteCluster(page);
  await linkOf(page);
  assert.match(await page.text('.travelling'), /Cluster aks-prod.*Service CIDR 10\.0\.0\.0\/16/);
  await page.click('input[type=checkbox]');
  await page.tab.waitForFunction(() => document.querySelector('.travelling')?.innerText.includes('cluster-1'));
  assert.doesNotMatch(await page.text('.travelling'), /aks-prod/);
}));

for (const [what, damage, words] of [
  ['cut', (link) => link.slice(0, -9), /cut|not whole|ends/i],
  ['damaged', (link) => link.replace(/\.(.)/, (_, letter) => `.${letter === 'A' ? 'B' : 'A'}`), /damaged|changed/i],
  ['newer', (link) => link.replace('#1.', '#9.'), /newer/i],
]) {
  test(`a ${what} link says so, and never shows a sample`, journey(async (page) => {
    await pasteCluster(page);
    const { hash } = new URL(await linkOf(page));
    await visit(async (other) => {
      await other.load(damage(hash));
      assert.match(await other.text('#paste-problems'), words);
      assert.equal(await other.count('.reading'), 0);
    });
  }));
}

for (const [what, fragment, words] of [
  ['far too long', `#1.${'A'.repeat(40_000)}.AAAAAA`, /longer than the 16384|longer than the 16,384/],
  ['that is noise', '#1.%00%FF<script>.AAAAAA', /no whole link of this planner/],
  ['whose check is that of other letters', '#1.AAAA.AAAAAA', /no whole link of this planner/],
]) {
  test(`a link ${what} is refused, and an empty design is offered`, journey(async (page) => {
    assert.match(await page.text('#paste-problems'), words);
    assert.equal(await page.count('.reading'), 0);
    await page.press('An empty design');
    await page.see('.thing');
  }, { place: fragment }));
}

test('the design is saved as a file and read again', journey(async (page) => {
  const sentence = await pasteCluster(page);
  await linkOf(page);
  const { name, text } = await page.download(() => page.press('Save the design'));
  assert.equal(name, 'aks-network-design.json');
  await visit(async (other) => {
    await other.load();
    await other.ready();
    await other.drop([{ name, text }]);
    assert.equal(await other.text('h1.verdict'), sentence);
  });
}));

test('the share view is accessible and fits a phone', journey(async (page) => {
  await pasteCluster(page);
  await linkOf(page);
  await page.assertNoSidewaysScroll();
  await page.assertAccessible();
}, { width: 390 }));

for (const [where, options] of PLACES) {
  test(`what would be stands beside what is, until it is applied${where}`, journey(async (page) => {
    await pasteCluster(page);
    await page.press('Capacity');
    await page.see('.what-if input');
    await page.tab.$eval('.what-if input[type=range]', (slider) => {
      slider.value = '9';
      slider.dispatchEvent(new Event('input', { bubbles: true }));
    });
    assert.match(await page.text('.what-if table'), /30 short now 156 left/);
    assert.equal(await page.count('.field[data-edited]'), 0);
    await page.click('.what-if .primary');
    await page.press('Verdict');
    assert.match(await page.text('h1.verdict'), /needs 281 addresses and offers 251/);
    await page.press('Undo');
    await page.tab.waitForFunction(() => !/281/.test(document.querySelector('h1.verdict').innerText));
  }, options));
}
