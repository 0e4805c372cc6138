// From a cluster that cannot upgrade to the smallest change that mends it, and what each range has room for.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import test from 'node:test';
import { journey } from './support/journey.mjs';

const sample = (name) => readFile(new URL(`../../public/samples/${name}.txt`, import.meta.url), 'utf8');

/** Pastes a sample and opens its capacity. */
async function capacity(page, name = 'cannot-upgrade') {
  await page.paste(await sample(name));
  await page.see('h1.verdict');
  await page.press('Capacity');
  await page.see('.operations button');
}

/** Waits until the line says so, and gives it. */
async function line(page, words) {
  await page.tab.waitForFunction((words) => new RegExp(words).test(document.querySelector('.operations .answer')?.innerText), {}, words);
  return page.text('.operations .answer');
}

/** Opens a part of the room to grow. */
async function open(page, title) {
  await page.press(title);
  await page.see('.room details[open] h3');
}

test('an upgrade that fails is mended by the smallest change, and undo takes that back', journey(async (page) => {
  await capacity(page);
  await page.press('Upgrade all pools');
  assert.equal(await line(page, 'fails'), 'Upgrade all pools: fails at snet-aks: InsufficientSubnetSize');
  assert.equal(await page.attribute('.operations .answer', 'data-fits'), 'no');
  const first = await page.text('.operations table.told tbody tr');
  assert.equal(first, 'Node subnet snet-aks fails (4 × 31) + (63 × 31) + 2 = 2,079 > 2,043 InsufficientSubnetSize');
  assert.match(await page.text('.operations blockquote'), /^Pre-allocated IPs 2077 exceeds IPs available 2041 in Subnet Cidr 10\.1\.0\.0\/21/);
  assert.match(await page.text('.operations .thing h3'), /^Set the maximum surge of work/);
  await page.press('Preview');
  assert.match(await page.text('.operations .thing tbody tr'), /passes .*= 2,079 > 2,043 .*= 1,986 ≤ 2,043/);
  await page.press('Put it into the design');
  await line(page, '^Upgrade all pools: passes');
  assert.equal(await page.attribute('.operations .answer', 'data-fits'), 'yes');
  assert.equal(await page.count('.operations .thing'), 0);
  assert.match(await page.text('.toast'), /^Set the maximum surge of work from 10 % to 3 nodes: put into the design/);
  await page.press('Undo');
  await line(page, 'fails');
}));

test('the keyboard alone asks, applies and stands at the answer', journey(async (page) => {
  await capacity(page);
  await page.tab.focus('.operations button');
  await page.key('Enter');
  await line(page, 'fails');
  await page.tab.focus('.operations .thing .actions button');
  await page.key('Enter');
  await line(page, 'passes');
  assert.equal(await page.tab.evaluate(() => document.activeElement.getAttribute('role')), 'status');
}));

test('nodes that do not fit are asked about with fewer, without a change of the design', journey(async (page) => {
  await capacity(page);
  await page.tab.select('.operations select', '1');
  await page.click('.operations input');
  await page.key('Control+a');
  await page.tab.keyboard.type('40');
  await page.press('Add nodes to it');
  assert.match(await line(page, 'fails'), /^Add 40 nodes to work: fails at snet-aks/);
  const titles = await page.texts('.operations .thing h3');
  assert.ok(titles.some((title) => /node/.test(title)), titles.join(' · '));
  const undo = await page.tab.$$eval('header button', (buttons) => buttons.find((one) => one.innerText === 'Undo').disabled);
  await page.click('.operations .thing .actions button');
  await line(page, '^Add [1-9] nodes? to work: passes');
  assert.equal(await page.tab.$$eval('header button', (buttons) => buttons.find((one) => one.innerText === 'Undo').disabled), undo);
  await page.press('Add nodes to it');
  await line(page, '^Add 40 nodes to work: fails');
}));

test('pools of another cluster are taken over', journey(async (page) => {
  await capacity(page, 'three-regions');
  await page.press('Upgrade all pools');
  await line(page, '^Upgrade all pools: ');
  assert.ok(await page.count('.operations select') >= 2, 'no other cluster to take over from');
  await page.press('Take over its pools');
  await line(page, '^Take over the pools of ');
}));

test('each range tells its room, and the lengths are copied and saved', journey(async (page) => {
  await capacity(page, 'healthy-overlay');
  await open(page, 'How far each range can grow');
  const room = await page.text('.room details');
  assert.match(room, /Pod CIDR .*blocks of \/24, one for each node/);
  assert.match(room, /Service CIDR/);
  assert.match(room, /free right after/);
  await page.press('How far each range can grow');
  await page.press('Nodes by prefix length');
  await page.see('.room details[open] table');
  await page.press('Copy as Markdown');
  await page.tab.waitForFunction(() => [...document.querySelectorAll('.room button')].some((one) => one.innerText === 'Copied'));
  assert.match(await page.clipboard(), /^# Nodes by prefix length\n\n## Azure CNI Overlay: pod CIDR\n/);
  const { name, text } = await page.download(() => page.press('Save as CSV'));
  assert.equal(name, 'nodes-by-prefix-length.csv');
  assert.match(text, /^range,networkModel,maxPods,.*\r\noverlayPodCidr,/);
}));

for (const [width, theme, name] of [
  [390, 'light', 'healthy-overlay'],
  [1360, 'dark', 'cannot-upgrade'],
  [320, 'dark', 'healthy-overlay'],
  [390, 'dark', 'cannot-upgrade'],
]) {
  test(`what breaks first and the room to grow of ${name} are accessible and fit a window of ${width} pixels, ${theme}`, journey(async (page) => {
    await capacity(page, name);
    await page.press('Upgrade all pools');
    await line(page, '^Upgrade all pools: ');
    await open(page, 'How far each range can grow');
    await page.press('Nodes by prefix length');
    await page.see('.room .actions');
    await page.tab.$$eval('.operations details, .room details', (all) => all.forEach((one) => { one.open = true; }));
    await page.assertNoSidewaysScroll();
    await page.assertAccessible();
  }, { width, theme }));
}
