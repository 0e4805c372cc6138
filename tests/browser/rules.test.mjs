// The catalogue of rules.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import test from 'node:test';
import { journey } from './support/journey.mjs';

const own = (name) => readFile(new URL(`../documents/${name}`, import.meta.url), 'utf8');

test('every rule is listed without a design, and searched by words', journey(async (page) => {
  await page.see('.finding');
  const all = await page.count('.finding');
  assert.match(await page.text('.lead'), new RegExp(`${all} rules`));
  await page.tab.type('input[type=search]', 'service cidr subnet');
  await page.tab.waitForFunction((all) => document.querySelectorAll('.finding').length < all, {}, all);
  assert.ok((await page.texts('.finding code')).includes('service-cidr-overlaps-subnet'));
  await page.assertAccessible();
  await page.tab.type('input[type=search]', ' nothingatall');
  await page.see('.empty');
}, { place: '#/rules' }));

test('a rule has an address of its own, and says what it found', journey(async (page) => {
  assert.equal(await page.text('main h1'), 'The node subnet has too few addresses');
  assert.equal(await page.count('.finding'), 1);
  await page.paste((await own('aks-prod.cluster.json')) + '\n' + (await own('aks-prod.network.json')));
  await page.tab.waitForFunction(() => document.querySelector('.finding')?.innerText.includes('snet-aks'));
  await page.click('.tabs a[href="#/findings"]');
  await page.see('.finding a code');
  await page.click('.finding a code');
  // The address changes before the view of it is drawn.
  await page.tab.waitForFunction(() => location.hash.startsWith('#/rules/') && document.querySelectorAll('.finding').length === 1);
}, { place: '#/rules/node-subnet-too-small' }));

test('an address of no rule says so', journey(async (page) => {
  assert.match(await page.text('.problem'), /There is no rule made-up/);
  await page.press('All rules');
  await page.see('.finding');
}, { place: '#/rules/made-up' }));

test('where sources disagree both numbers are shown, and the other one is chosen and undone', journey(async (page) => {
  await page.paste((await own('aks-prod.cluster.json')).replace(/"maxSurge": "[^"]*"/, '"maxSurge": null') + '\n' + (await own('aks-prod.network.json')));
  await page.tab.waitForFunction(() => document.querySelectorAll('.reading').length === 2);
  await page.click('.tabs a[href="#/findings"]');
  await page.see('.contested [data-disagreement=poolSurge]');
  // 20 nodes at the maximum and 10 % or one more: 22 × 31 + 2 = 684, 21 × 31 + 2 = 653, of 251.
  assert.match(await page.text('.contested [data-disagreement=poolSurge] tbody'), /snet-aks Upgrade at maximum 433 short 402 short/);
  await page.assertAccessible();
  await page.click('[data-disagreement=poolSurge] label:nth-of-type(2) input');
  await page.tab.waitForFunction(() => /402 short 433 short/.test(document.querySelector('.contested').innerText.replace(/\s+/g, ' ')));
  await page.press('Verdict');
  assert.match(await page.text('.matrix'), /402 short/);
  await page.press('Undo');
  await page.tab.waitForFunction(() => /433 short/.test(document.querySelector('.matrix').innerText));
}));
