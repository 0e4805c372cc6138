// From a paste to the answer.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'node:test';
import { journey } from './support/journey.mjs';

const own = (name) => readFile(new URL(`../documents/${name}`, import.meta.url), 'utf8');

/** A cluster that cannot upgrade, its network, and an office whose range its services take. */
async function pasteAll(page) {
  for (const name of ['payments-prod.cluster.json', 'payments-prod.network.json', 'offices.txt']) {
    const readings = await page.count('.reading');
    await page.paste(await own(name));
    await page.tab.waitForFunction((before) => document.querySelectorAll('.reading').length > before, {}, readings);
  }
}

test('a cluster, its network and other ranges give the sentence, the matrix, an overlap and a finding', journey(async (page) => {
  await pasteAll(page);
  assert.equal(
    await page.text('h1.verdict'),
    'payments-prod runs today, but its next upgrade will not fit: snet-aks needs 2,079 addresses and offers 2,043. '
      + 'Besides, its service CIDR 10.0.0.0/16 collides with the on-premises range 10.0.64.0/18 (branch offices).',
  );
  assert.match(await page.text('.lead'), /\(4 × 31\) \+ \(63 × 31\) \+ 2 others = 2,079 > 2,043/);
  assert.match(await page.text('.matrix tbody td[data-moment="Upgrade"][data-fits="no"]'), /^2,079 36 short/);
  assert.match(await page.text('.overlaps tr[data-verdict="breaks"]'), /10\.0\.0\.0\/16.*10\.0\.64\.0\/18/);
  assert.match(await page.text('[data-rule="node-subnet-too-small"]'), /A \/20 would hold every moment.*InsufficientSubnetSize/);
  assert.match(await page.attribute('[data-rule="node-subnet-too-small"] a', 'href'), /^https:\/\/learn\.microsoft\.com\//);
  assert.equal(await page.text('.ladder li[data-first] .num'), '58 nodes');
}));

test('every number of the sentence stands in the analysis document', journey(async (page) => {
  await pasteAll(page);
  const numbers = (await page.text('h1.verdict')).match(/\d[\d,]*(?![\d./])/g).map((one) => one.replaceAll(',', ''));
  const { name, text } = await page.download(() => page.press('Analysis (JSON)'));
  assert.equal(name, 'aks-network-analysis.json');
  const document = JSON.parse(text);
  assert.equal(document.document, 'aks-network-analysis');
  assert.deepEqual(numbers.filter((number) => !new RegExp(`\\b${number}\\b`).test(text)), []);
}));

test('the answer can be copied as Markdown', journey(async (page) => {
  await pasteAll(page);
  await page.press('Copy as Markdown');
  await page.see('[data-done]');
  assert.match(await page.clipboard(), /^# payments-prod\n\npayments-prod runs today, but its next upgrade will not fit/);
}));

test('an input is taken out, and put back by undo', journey(async (page) => {
  await pasteAll(page);
  await page.click('.reading [aria-label="Remove paste 3"]');
  await page.gone('.overlaps tr[data-verdict="breaks"]');
  await page.press('Undo');
  await page.see('.overlaps tr[data-verdict="breaks"]');
  await page.tab.focus('main');
  await page.key('Control+z');
  await page.gone('.overlaps tr[data-verdict="breaks"]');
  await page.key('Control+y');
  await page.see('.overlaps tr[data-verdict="breaks"]');
}));

test('files that are dropped are read as one design', journey(async (page) => {
  const names = ['payments-prod.cluster.json', 'payments-prod.network.json', 'offices.txt'];
  await page.drop(await Promise.all(names.map(async (name) => ({ name, text: await own(name) }))));
  await page.see('.overlaps tr[data-verdict="breaks"]');
  assert.match(await page.text('h1.verdict'), /^payments-prod runs today/);
}));

test('what is not known is said, with the command that tells', journey(async (page) => {
  await page.paste(await own('payments-prod.cluster.json'));
  assert.match(await page.text('h1.verdict'), /^Whether payments-prod fits cannot be told: the range of snet-aks is not known/);
  assert.match(await page.text('main section .command'), /az network vnet subnet show --ids \/subscriptions\/6f1c2f0e/);
}));

test('of several clusters there is a line each, the worst first, and any can be shown', journey(async (page) => {
  const cluster = JSON.parse(await own('payments-prod.cluster.json'));
  const roomy = structuredClone(cluster);
  roomy.name = 'payments-test';
  roomy.id = roomy.id.replace(/payments-prod$/, 'payments-test');
  roomy.agentPoolProfiles = [{ ...roomy.agentPoolProfiles[0], vnetSubnetId: null }];
  await page.paste(JSON.stringify([roomy, cluster]));
  await page.paste(await own('payments-prod.network.json'));
  await page.tab.waitForFunction(() => /next upgrade/.test(document.querySelector('h1.verdict')?.innerText));
  assert.deepEqual(await page.texts('.clusters tbody th'), ['payments-prod', 'payments-test']);
  await page.press('payments-test');
  await page.tab.waitForFunction(() => /^payments-test fits today/.test(document.querySelector('h1.verdict').innerText));
}));

for (const theme of ['light', 'dark']) {
  for (const width of [320, 390, 1360]) {
    test(`the answer is accessible and fits a window of ${width} pixels, ${theme}`, journey(async (page) => {
      await pasteAll(page);
      await page.assertAccessible();
      await page.assertNoSidewaysScroll();
    }, { theme, width }));
  }
}

const corpus = process.env.CORPUS;
test('a real document of somebody else gives an answer', { skip: corpus ? false : 'CORPUS names no folder' }, journey(async (page) => {
  await page.paste(await readFile(join(corpus, 'a-az-aks-show-flat/lm-2-acr-md-107.txt'), 'utf8'));
  await page.paste('10.0.128.0/17  partner');
  await page.see('.overlaps tr[data-verdict="breaks"]');
  assert.match(await page.text('h1.verdict'), /^recordingbotcluster has addresses enough today and during an upgrade/);
  assert.match(await page.text('h1.verdict'), /but its service CIDR 10\.0\.0\.0\/16 collides with the on-premises range 10\.0\.128\.0\/17 \(partner\)\.$/);
  assert.match(await page.text('.matrix tbody tr'), /Node subnet/);
  assert.match(await page.attribute('.finding a', 'href'), /^https:/);
}));
