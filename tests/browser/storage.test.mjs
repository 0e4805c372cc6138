// The browser's storage when it is full, damaged, of another version of the page, or of two windows at once: nothing is
// lost, and what happened is said.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import test from 'node:test';
import { journey } from './support/journey.mjs';
import { Page } from './support/page.mjs';
import { keeps, keptDesigns } from './support/storage.mjs';

const PLACE = 'aks-network-planner/design/1';
const ENTRY = `1 draft aks-pay\n${await readFile(new URL('../golden/export/node-subnet.design.json', import.meta.url), 'utf8')}`;

/** Visits the page where this is kept from an earlier visit, by name. */
async function comeBackTo(page, kept) {
  await page.tab.evaluate((kept) => Object.entries(kept).forEach(([name, entry]) => localStorage.setItem(name, entry)), kept);
  await page.load();
  await page.ready();
}

/** Visits the page where one design is kept, and opens that. */
async function openKept(page, entry = ENTRY) {
  await comeBackTo(page, { [PLACE]: entry });
  await page.press('aks-pay');
  await page.see('h1.verdict');
}

/** The same place in another window of the browser. */
async function otherWindow(page) {
  const other = await Page.open(page.tab.browserContext(), page.server);
  await other.load();
  await other.ready();
  return other;
}

/** Types the service CIDR of the design that is shown. */
async function retype(page, range) {
  await page.tab.bringToFront();
  await page.tab.evaluate(() => { location.hash = '/design'; });
  await page.see('.field input');
  await page.tab.evaluate((range) => {
    const label = [...document.querySelectorAll('.field label')].find((one) => one.innerText.trim().startsWith('Service CIDR'));
    const input = label.querySelector('input');
    input.value = range;
    input.dispatchEvent(new Event('input', { bubbles: true }));
  }, range);
}

/** Waits until a kept design holds a text. */
const keptSays = (page, text) => page.tab.waitForFunction((text) => Object.values(localStorage).some((entry) => entry.includes(text)), {}, text);

const told = (page) => page.text('.toast');

for (const [what, change] of [
  ['cut', (entry) => entry.slice(0, entry.indexOf('"loadBalancerSku"'))],
  ['of a newer version', (entry) => entry.replace('"version": 1', '"version": 2')],
  ['of a version with more values', (entry) => entry.replace('"ranges": [', '"lanes": [{"name": "fast"}],\n  "ranges": [')],
]) {
  test(`a kept design that is ${what} is shown as far as it is known, and stays as it is`, journey(async (page) => {
    const entry = change(ENTRY);
    assert.notEqual(entry, ENTRY);
    await openKept(page, entry);
    assert.match(await told(page), /aks-pay could not be read as a whole.*stays as it is.*kept beside it/);
    await keeps(page, 2);
    assert.equal((await keptDesigns(page)).find((one) => one.name === PLACE).entry, entry);
  }));
}

test('a kept design of an older version, which says less, is opened and kept in its place', journey(async (page) => {
  await openKept(page, '1 named aks-pay\n{"document": "aks-network-design", "clusters": [{"name": "aks-old"}]}');
  assert.equal(await page.count('.toast'), 0);
  await retype(page, '10.9.0.0/16');
  await keptSays(page, '10.9.0.0/16');
  const designs = await keptDesigns(page);
  assert.deepEqual(designs.map((one) => one.name), [PLACE]);
  assert.match(designs[0].entry, /^\d+ named aks-pay\n.*"version": 1/s);
}));

test('what cannot be read is told, saved as a file, and deleted only by hand', journey(async (page) => {
  await comeBackTo(page, { [PLACE]: 'damaged', 'aks-network-planner/designs-2/7': 'of tomorrow' });
  assert.match(await page.text('main'), /cannot be read: it is damaged, or of another version of this planner\. It stays as it is until you delete it/);
  await page.press('All that is kept on this machine');
  await page.see('.strange .thing');
  assert.deepEqual((await page.texts('.strange code')).sort(), [PLACE, 'aks-network-planner/designs-2/7']);
  await page.assertAccessible();
  const saved = page.tab.waitForSelector('.strange .thing:nth-child(2)');
  const { text } = await page.download(() => page.press('Save as a file'));
  assert.match(text, /^(damaged|of tomorrow)$/);
  await saved;
  await page.press('Delete for good');
  await page.tab.waitForFunction(() => document.querySelectorAll('.strange .thing').length === 1);
  await page.press('Delete everything');
  await page.gone('.strange');
  assert.deepEqual(await page.tab.evaluate(() => Object.keys(localStorage)), []);
}));

test('two windows that change one design keep both, and say so', journey(async (page) => {
  await openKept(page);
  const other = await otherWindow(page);
  await other.press('aks-pay');
  await other.see('h1.verdict');
  await retype(other, '10.8.0.0/16');
  await keptSays(other, '10.8.0.0/16');
  await retype(page, '10.9.0.0/16');
  await keptSays(page, '10.9.0.0/16');
  assert.match(await told(page), /changed in another window as well.*What was kept there stays; yours is kept as aks-pay \(2\)/);
  const designs = await keptDesigns(page);
  assert.deepEqual(designs.map(({ entry }) => /10\.[89]\.0\.0\/16/.exec(entry)[0]), ['10.9.0.0/16', '10.8.0.0/16']);
  // From then on each goes on with its own.
  await retype(page, '10.7.0.0/16');
  await keptSays(page, '10.7.0.0/16');
  await retype(other, '10.6.0.0/16');
  await keptSays(other, '10.6.0.0/16');
  assert.equal((await keptDesigns(page)).length, 2);
  await other.assertQuiet();
}));

test('a design that another window only looks at stays one, and what that one deletes is kept again once it is changed', journey(async (page) => {
  await openKept(page);
  const other = await otherWindow(page);
  await other.press('aks-pay');
  await other.see('h1.verdict');
  await other.press('Saved');
  await other.tab.waitForFunction(() => document.querySelector('.own')?.innerText.includes('kept as aks-pay'));
  await retype(page, '10.9.0.0/16');
  await keptSays(page, '10.9.0.0/16');
  assert.equal((await keptDesigns(page)).length, 1);
  await page.press('Saved');
  await page.see('.shelf .thing');
  await other.tab.bringToFront();
  await other.press('Delete everything');
  await other.gone('.shelf .thing');
  await page.tab.bringToFront();
  await page.gone('.shelf .thing');
  assert.match(await page.text('main'), /Nothing is kept/);
  await retype(page, '10.8.0.0/16');
  await keptSays(page, '10.8.0.0/16');
}));

test('storage that fills up is said wherever one is, keeps what it held, and is used again once there is room', journey(async (page) => {
  await openKept(page);
  await page.tab.evaluate(() => {
    window.set = Storage.prototype.setItem;
    Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };
  });
  await retype(page, '10.9.0.0/16');
  assert.match(await told(page), /not kept here: the browser’s storage is full.*save it as a file/i);
  assert.equal((await keptDesigns(page))[0].entry, ENTRY);
  await page.press('Saved');
  await page.see('.shelf .thing');
  await page.tab.$eval('.shelf input', (box) => {
    box.value = 'another name';
    box.dispatchEvent(new Event('change', { bubbles: true }));
  });
  assert.match(await page.text('[role=alert] .problem'), /storage is full/);
  await page.press('Delete');
  await page.gone('.shelf .thing');
  await page.press('Put back');
  assert.match(await page.text('[role=alert] .problem'), /storage is full/);
  await page.tab.evaluate(() => { Storage.prototype.setItem = window.set; });
  await page.press('Put back');
  await page.see('.shelf .thing');
  assert.equal(await page.count('[role=alert] .problem'), 0);
  assert.equal((await keptDesigns(page))[0].entry, ENTRY);
  await retype(page, '10.7.0.0/16');
  await keptSays(page, '10.7.0.0/16');
}));

test('what is about to be kept when everything is deleted is not kept', journey(async (page) => {
  await page.paste('10.0.0.0/8  offices');
  await page.see('.reading');
  await page.press('Saved');
  await page.see('.own');
  await page.press('Delete everything');
  await new Promise((rest) => { setTimeout(rest, 1_500); });
  assert.deepEqual(await page.tab.evaluate(() => Object.keys(localStorage)), []);
  assert.match(await page.text('.own'), /This design is not kept/);
}));
