// From a finding to the change that mends it, and back.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import test from 'node:test';
import { journey } from './support/journey.mjs';

const sample = (name) => readFile(new URL(`../../public/samples/${name}.txt`, import.meta.url), 'utf8');

/** Opens what mends the first finding of a rule; gives the selector of its card. */
async function open(page, rule) {
  const card = `.finding[data-rule="${rule}"]`;
  await page.see(card);
  await page.tab.evaluate((card) => document.querySelector(`${card} .fixes summary`).click(), card);
  await page.see(`${card} .fixes .thing button`);
  return card;
}

test('a range that overlaps is replaced by a free one, told with what that takes', journey(async (page) => {
  await page.paste(await sample('overlapping-service-cidr'));
  await page.see('h1.verdict');
  const before = await page.text('h1.verdict');
  const card = await open(page, 'range-overlaps-connected-network');
  const message = await page.text(`${card} > p`);
  assert.match(await page.text(`${card} .fixes [role="status"]`), /changes? mends? this/);
  assert.match(await page.text(`${card} .fixes .thing h3`), /^Take 10\.\S+ as service CIDR of /);
  assert.match(await page.text(`${card} .fixes .thing details:last-of-type summary`), /^What it takes: a new cluster$/i);
  await page.tab.evaluate((card) => document.querySelector(`${card} .fixes .thing button.primary, ${card} .fixes .thing .actions button`).click(), card);
  await page.tab.waitForFunction((message) => !document.body.innerText.includes(message), {}, message);
  assert.match(await page.text('.toast'), /put into the design/);
  // The card went with its finding, and the focus with it.
  await page.tab.waitForFunction(() => document.activeElement?.id === 'main');
  assert.notEqual(await page.text('h1.verdict'), before);
  await page.press('Undo');
  await page.tab.waitForFunction((message) => document.body.innerText.includes(message), {}, message);
  assert.equal(await page.text('h1.verdict'), before);
}));

test('what gives nothing up is offered first, and everything else says what it gives up', journey(async (page) => {
  await page.paste(await sample('cannot-upgrade'));
  await page.see('h1.verdict');
  const card = await open(page, 'node-subnet-too-small');
  const titles = await page.texts(`${card} .fixes .thing h3`);
  assert.deepEqual(titles.filter((title) => /^(Move to|Take) /.test(title)), [titles[0]]);
  assert.deepEqual(await page.texts(`${card} .fixes .thing .condition`), [
    'You give up 25 nodes of growth of pool work (at most 58 in place of 83).',
    'You give up 11 pods on each node of pool work (19 in place of 30).',
  ]);
  await page.tab.$$eval(`${card} .fixes .thing details`, (folds) => folds.forEach((fold) => { fold.open = true; }));
  const commands = await page.texts(`${card} .fixes .thing:first-of-type .command code`);
  assert.equal(commands.length, 1 + 2 * 4);
  assert.match(commands[0], /^az network vnet subnet create /);
  assert.match(commands[1], /^az aks nodepool add .* --name system2 .*\/subnets\/snet-payments-prod-nodes$/);
  assert.match(commands[8], /^az aks nodepool delete .* --name work$/);
  await page.assertAccessible();
}));

test('a cluster that cannot upgrade ends with a verdict without an error', journey(async (page) => {
  await page.paste(await sample('cannot-upgrade'));
  await page.see('h1.verdict');
  await page.press('Capacity');
  await page.see('.operations button');
  await page.press('Upgrade all pools');
  await page.tab.waitForFunction(() => /fails/.test(document.querySelector('.operations .answer')?.innerText));
  await page.press('Put it into the design');
  await page.tab.waitForFunction(() => /passes/.test(document.querySelector('.operations .answer')?.innerText));
  await page.press('Verdict');
  await page.see('h1.verdict');
  assert.equal(await page.count('.finding[data-severity="error"]'), 0);
  assert.doesNotMatch(await page.text('h1.verdict'), /cannot be upgraded/i);
}));

test('what no change mends says what it takes', journey(async (page) => {
  await page.paste('{"name": "vnet", "addressSpace": {"addressPrefixes": ["10.1.0.0/16"]}, "subnets": []}\n\n10.1.128.0/17 peered hub\n');
  await page.see('.finding');
  const card = '.finding[data-rule="networks-overlap"]';
  await page.see(card);
  await page.tab.evaluate((card) => document.querySelector(`${card} .fixes summary`).click(), card);
  await page.tab.waitForFunction((card) => /planned anew/.test(document.querySelector(`${card} .fixes`)?.innerText), {}, card);
  assert.match(await page.text(`${card} .fixes [role="status"]`), /^No change of the design mends this\.$/);
}));
