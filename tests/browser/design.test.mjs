// From nothing, or on top of what was pasted: values that are typed.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import test from 'node:test';
import { journey } from './support/journey.mjs';

/** What is as good on a phone. */
const PLACES = [['', {}], [' on a phone', { width: 390, touch: true }]];

const own = (name) => readFile(new URL(`../documents/${name}`, import.meta.url), 'utf8');

/** Types into the field of that label, in the card whose summary begins with a text. */
async function type(page, card, label, text) {
  const input = await page.tab.evaluateHandle(([card, label]) => {
    const cards = [...document.querySelectorAll('.thing')];
    const found = cards.find((one) => one.querySelector('summary').innerText.startsWith(card));
    return [...found.querySelectorAll('.field label')].find((one) => one.innerText.trim().startsWith(label)).querySelector('input, select');
  }, [card, label]);
  if (await input.evaluate((it) => it.tagName === 'SELECT')) {
    const known = await input.evaluate((it) => [...it.options].map((option) => option.value));
    assert.ok(known.includes(text), known.join(', '));
    return input.select(text);
  }
  await input.click({ clickCount: 3 });
  await input.type(text);
  await page.key('Tab');
}

for (const [where, options] of PLACES) {
  test(`from nothing to a verdict without pasting${where}`, journey(async (page) => {
    await page.press('An empty design');
    await page.see('.thing');
    await page.press('Add a virtual network');
    await page.tab.waitForFunction(() => document.querySelectorAll('.thing').length === 2);
    await type(page, 'Virtual network', 'Address', '10.60.0.0/16');
    await page.press('Add a subnet');
    await page.tab.waitForFunction(() => document.querySelectorAll('.thing').length === 3);
    await type(page, 'Subnet', 'Range', '10.60.0.0/24');
    await page.press('Add a node pool');
    await page.tab.waitForFunction(() => document.querySelectorAll('.thing').length === 4);
    await type(page, 'Node pool', 'Nodes', '5');
    await type(page, 'Node pool', 'Subnet of the nodes', 'vnet-1/snet-1');
    await page.press('Verdict');
    assert.match(await page.text('h1.verdict'), /^aks-1 would fit at first and during an upgrade/);
    assert.match(await page.text('.matrix'), /10\.60\.0\.0\/24.*251 addresses 5 246 left/);
  }, options));
}

test('an edited value is marked, answers at once, and is taken back', journey(async (page) => {
  for (const name of ['aks-prod.cluster.json', 'aks-prod.network.json']) {
    const readings = await page.count('.reading');
    await page.paste(await own(name));
    await page.tab.waitForFunction((before) => document.querySelectorAll('.reading').length > before, {}, readings);
  }
  await page.press('Design');
  await page.see('.thing');
  await type(page, 'Node pool np1', 'Nodes', '9');
  await page.see('.field[data-edited]');
  await page.press('Verdict');
  assert.match(await page.text('h1.verdict'), /needs 281 addresses and offers 251/);
  await page.paste((await own('aks-prod.cluster.json')).replace('"maxPods": 30', '"maxPods": 20'));
  await page.tab.waitForFunction(() => document.querySelectorAll('.reading').length === 3);
  await page.press('Design');
  await page.see('.field[data-edited]');
  assert.equal(await page.count('.field[data-edited]'), 1);
  await page.press('Reset');
  await page.gone('.field[data-edited]');
  await page.press('Undo');
  await page.see('.field[data-edited]');
}));

test('a text that is no value is kept, and the nearest value is offered', journey(async (page) => {
  await page.paste(await own('aks-prod.network.json'));
  await page.see('.reading');
  await page.press('Design');
  await page.see('.thing');
  await type(page, 'Subnet snet-aks', 'Range', '10.1.0.1/24');
  assert.match(await page.text('.field .problem'), /10\.1\.0\.0\/24/);
  assert.equal(await page.tab.$eval('.field input[aria-invalid]', (input) => input.value), '10.1.0.1/24');
  await page.click('.field .problem button');
  await page.gone('.field .problem');
  await page.assertAccessible();
}));

for (const [where, options] of PLACES) {
  test(`the next free range is found with its reasons and put into the design${where}`, journey(async (page) => {
    await page.paste((await own('aks-prod.cluster.json')) + '\n' + (await own('aks-prod.network.json')));
    await page.see('h1.verdict');
    await page.press('Design');
    await page.see('.proposals select');
    await page.press('Find ranges');
    await page.see('.proposals .thing');
    assert.match(await page.text('.proposals .thing h3'), /10\.1\.4\.0\/22/);
    assert.match(await page.text('.proposals .thing'), /682 addresses/);
    await page.press('Put it into the design');
    await page.press('Verdict');
    await page.tab.waitForFunction(() => /fits/.test(document.querySelector('h1.verdict')?.innerText));
    await page.press('Undo');
    await page.tab.waitForFunction(() => /cannot grow/.test(document.querySelector('h1.verdict')?.innerText));
  }, options));
}

for (const [width, theme] of [[390, 'light'], [1360, 'dark'], [320, 'dark']]) {
  test(`the design view is accessible and fits a window of ${width} pixels, ${theme}`, journey(async (page) => {
    await page.paste(await own('aks-prod.cluster.json'));
    await page.see('h1.verdict');
    await page.tab.evaluate(() => { location.hash = '#/design'; });
    await page.see('.thing .fields');
    await page.assertNoSidewaysScroll();
    await page.assertAccessible();
  }, { width, theme }));
}

test('growth tells the month in which each resource runs out', journey(async (page) => {
  await page.paste((await own('aks-prod.cluster.json')) + '\n' + (await own('aks-prod.network.json')));
  await page.tab.waitForFunction(() => document.querySelectorAll('.reading').length === 2);
  await page.press('Capacity');
  await page.see('.growth tbody tr');
  const today = () => page.text('.growth tbody tr td:nth-of-type(1)');
  const slower = new Date(await today());
  await page.tab.$eval('.growth', (table) => {
    const slider = table.previousElementSibling.querySelector('input[type=range]');
    slider.value = '5';
    slider.dispatchEvent(new Event('input', { bubbles: true }));
  });
  const faster = new Date(await today());
  // One node more a month: 3 + 6 nodes need 9 × 31 + 2 = 281 > 251 addresses; five more: 8 × 31 + 2 = 250 fit, 13 do not.
  const months = (from, to) => (to.getFullYear() - from.getFullYear()) * 12 + to.getMonth() - from.getMonth();
  assert.equal(months(new Date(), slower), 6);
  assert.equal(months(new Date(), faster), 2);
  await page.assertAccessible();
}));

test('a value is changed where its sum is shown, and undone', journey(async (page) => {
  await page.paste((await own('aks-prod.cluster.json')) + '\n' + (await own('aks-prod.network.json')));
  await page.tab.waitForFunction(() => document.querySelectorAll('.reading').length === 2);
  const before = await page.text('h1.verdict');
  await page.click('.matrix tbody tr:first-child td[data-moment="Autoscaler maximum"] button.ask');
  await page.tab.waitForSelector('.explanation .change');
  await page.tab.$$eval('.explanation .change', (parts) => parts.forEach((part) => { part.open = true; }));
  const most = await page.tab.waitForSelector('::-p-xpath(//*[contains(@class,"explanation")]//label[starts-with(., "Most nodes")]//input)');
  await most.click({ count: 3 });
  await most.type('x');
  await page.see('.explanation .problem');
  await most.click({ count: 3 });
  await most.type('7');
  await page.key('Enter');
  await page.tab.waitForFunction((before) => document.querySelector('h1.verdict').innerText !== before, {}, before);
  assert.match(await page.text('.explanation .result'), /219 addresses/);
  assert.match(await page.text('.explanation'), /edited/);
  await page.assertAccessible();
  await page.press('Undo');
  await page.tab.waitForFunction((before) => document.querySelector('h1.verdict').innerText === before, {}, before);
}));

test('a finding leads to the values that it is about', journey(async (page) => {
  await page.paste((await own('aks-prod.cluster.json')) + '\n' + (await own('aks-prod.network.json')));
  await page.tab.waitForFunction(() => document.querySelectorAll('.reading').length === 2);
  await page.press('Change');
  await page.see('.thing[data-pointed]');
  await page.tab.waitForFunction(() => document.activeElement?.closest('.thing[data-pointed]'));
}));
