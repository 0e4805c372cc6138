// Whether policies are enforced and what they allow, and from what somebody sees to where it begins.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import test from 'node:test';
import { journey } from './support/journey.mjs';

const sample = (name) => readFile(new URL(`../../public/samples/${name}.txt`, import.meta.url), 'utf8');

/** Chooses an entry of a list by its place. */
function choose(page, selector, place) {
  return page.tab.evaluate((selector, place) => {
    const select = document.querySelector(selector);
    select.selectedIndex = place;
    select.dispatchEvent(new Event('change', { bubbles: true }));
  }, selector, place);
}

test('an isolation is shown with its matrix and the commands that prove it', journey(async (page) => {
  await page.paste(await sample('isolation'));
  await page.see('h1.verdict');
  await page.press('Policies');
  await page.see('.plan table.told');
  assert.match(await page.text('.plan .answers > p'), /enforced|enforces/i);
  const text = await page.text('.plan .answers');
  assert.match(text, /denied/);
  assert.match(text, /kubectl/);
  // Who reaches whom is seen by colour and read as a word.
  const cells = await page.tab.$$eval('.plan table.told td[data-fits]', (found) => found.map((one) => `${one.dataset.fits} ${one.textContent}`));
  assert.deepEqual([...new Set(cells)].sort(), ['no denied', 'warn partly', 'yes allowed']);
  assert.match(await page.tab.$eval('.plan details table.told thead', (head) => head.textContent), /^FromToVerdict/);
  assert.ok(await page.count('.plan .answers button') >= 2);
  await page.assertAccessible();
}));

test('without policies the page says what to paste', journey(async (page) => {
  await page.paste(await sample('healthy-overlay'));
  await page.see('h1.verdict');
  await page.press('Policies');
  await page.see('.plan .answers > p');
  assert.match(await page.text('.plan'), /kubectl get networkpolicies/);
}));

test('a DNS failure is led to its layer by answers and by a pasted output', journey(async (page) => {
  await page.paste(await sample('healthy-overlay'));
  await page.see('h1.verdict');
  await page.press('Diagnose');
  await page.see('.way select');
  const place = await page.tab.evaluate(() => [...document.querySelector('.way select').options].findIndex((option) => /name/i.test(option.text)));
  await choose(page, '.way select', place);
  await page.see('.way .choices button');
  assert.match(await page.text('.way .answers > p'), /^Next: /);
  await page.assertAccessible();
  // The first answer of each question, until no question is left.
  for (let asked = 0; asked < 12 && await page.count('.way .choices button') > 0; asked += 1) {
    const before = await page.text('.way .answers');
    await page.click('.way .choices li:last-child button');
    await page.tab.waitForFunction((before) => document.querySelector('.way .answers').innerText.replace(/\s+/g, ' ').trim() !== before, {}, before);
  }
  assert.match(await page.text('.way .answers > p'), /^It begins in the layer/);
  await page.press('Begin again');
  await page.see('.way .choices button');
  await page.press('What to try, with what is expected');
  await page.see('.plan section:last-child .command button');
  const commands = await page.texts('.plan section:last-child .command code');
  assert.equal(commands.length, 12);
  assert.match(commands.join(' '), /nslookup.*curl/);
}));
