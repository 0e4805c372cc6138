// A network laid out: from nothing, with sizes that are typed, and what is told where there is no room.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import test from 'node:test';
import { journey } from './support/journey.mjs';

/** Types into the field of that label, in the card whose summary begins with a text. */
async function type(page, card, label, text) {
  const input = await page.tab.evaluateHandle(([card, label]) => {
    const cards = [...document.querySelectorAll('.thing')];
    const found = cards.find((one) => one.querySelector('summary').innerText.startsWith(card));
    return [...found.querySelectorAll('.field label')].find((one) => one.innerText.trim().startsWith(label)).querySelector('input, select');
  }, [card, label]);
  if (await input.evaluate((it) => it.tagName === 'SELECT')) return input.select(text);
  await input.click({ clickCount: 3 });
  await input.type(text);
  await page.key('Tab');
}

/** Types over what stands in the input of that accessible name. */
async function over(page, name, text) {
  await (await page.see(`aria/${name}[role="textbox"]`)).click({ clickCount: 3 });
  await page.tab.keyboard.type(text);
}

/** From nothing: a /16 and a cluster of the node subnet model with 20 nodes, then the list of its subnets. */
async function planned(page) {
  await page.press('An empty design');
  await page.see('.thing');
  assert.equal(await page.count('.layout'), 0, 'without a network there is none to lay out');
  await page.press('Add a virtual network');
  await page.see('.layout');
  await type(page, 'Virtual network', 'Address', '10.60.0.0/16');
  await type(page, 'Cluster', 'Service CIDR', '172.20.0.0/16');
  await type(page, 'Cluster', 'Network plugin', 'azure');
  await page.press('Add a node pool');
  await page.tab.waitForFunction(() => document.querySelectorAll('.thing').length === 3);
  await type(page, 'Node pool', 'Nodes', '20');
  await page.press('List its subnets');
  await page.see('.layout .rows');
}

const laidOut = (page) => page.texts('.layout table:not(.rows) tbody tr');

test('from nothing to a layout that fits, and back with one undo', journey(async (page) => {
  await planned(page);
  assert.match(await page.text('.rows tbody'), /snet-aks-1-nodes .*aks-1 needs 682 addresses \(22 × 31 of np1\); a \/22/);
  await page.press('Add a subnet to lay out');
  await over(page, 'Name of subnet 2', 'snet-balancers');
  await page.key('Tab');
  await over(page, 'Size of snet-balancers', '50');
  await page.press('Lay out');
  await page.see('.layout table:not(.rows)');
  assert.deepEqual(await laidOut(page), ['snet-aks-1-nodes 10.60.0.0/22 1,019 new', 'snet-balancers 10.60.4.0/26 59 new']);
  assert.match(await page.text('.layout'), /Left free: 10\.60\.4\.64\/26, /);
  await page.assertAccessible();
  await page.press('Put it into the design');
  await page.tab.waitForFunction(() => document.querySelectorAll('.thing').length === 5);
  await page.gone('.layout .rows');
  await page.press('Verdict');
  assert.match(await page.text('h1.verdict'), /^aks-1 would fit at first and during an upgrade/);
  assert.match(await page.text('.matrix'), /snet-aks-1-nodes 10\.60\.0\.0\/22/);
  await page.press('Undo');
  await page.press('Design');
  await page.tab.waitForFunction(() => document.querySelectorAll('.thing').length === 3);
}));

test('a size that is none is kept, and what finds no room is told', journey(async (page) => {
  await planned(page);
  await over(page, 'Size of snet-aks-1-nodes', '/30');
  assert.match(await page.text('.layout .problem'), /Expected a length such as \/26, at most \/29/);
  assert.equal(await page.tab.$eval('.layout [aria-invalid]', (input) => input.value), '/30');
  await over(page, 'Size of snet-aks-1-nodes', '/15');
  await page.gone('.layout .problem');
  await page.press('Lay out');
  assert.match(await page.text('.layout [data-severity=error]'), /no room for snet-aks-1-nodes, a \/15: 131,072 addresses are missing/);
  assert.equal(await page.count('.thing'), 3);
}));

test('a subnet in use stays, and only what is new is put in', journey(async (page) => {
  for (const name of ['aks-prod.cluster.json', 'aks-prod.network.json']) {
    const readings = await page.count('.reading');
    await page.paste(await readFile(new URL(`../documents/${name}`, import.meta.url), 'utf8'));
    await page.tab.waitForFunction((before) => document.querySelectorAll('.reading').length > before, {}, readings);
  }
  await page.press('Design');
  await page.see('.layout');
  await page.press('List its subnets');
  await page.see('.layout .rows');
  assert.match((await page.texts('.rows tbody')).join(' '), /snet-aks 10\.1\.0\.0\/24 .*in use, and the range of such a subnet cannot be changed/);
  await page.press('Lay out');
  await page.see('.layout table:not(.rows)');
  assert.ok((await laidOut(page)).every((row) => row.endsWith(' stays')));
  assert.match(await page.text('.layout'), /No range has to change\./);
}));

for (const [width, theme] of [[390, 'light'], [1360, 'dark']]) {
  test(`a layout is accessible and fits a window of ${width} pixels, ${theme}`, journey(async (page) => {
    await planned(page);
    await page.press('Lay out');
    await page.see('.layout table:not(.rows)');
    await page.assertNoSidewaysScroll();
    const cut = await page.tab.$$eval('.layout .scroll', (all) => all.filter((one) => one.scrollWidth > one.clientWidth).length);
    assert.equal(cut, 0, 'a table of the layout scrolls sideways');
    await page.assertAccessible();
  }, { width, theme }));
}
