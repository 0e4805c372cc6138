// Clusters beside a baseline, and one brought into line.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import test from 'node:test';
import { journey } from './support/journey.mjs';

const sample = (name) => readFile(new URL(`../../public/samples/${name}.txt`, import.meta.url), 'utf8');

test('regions are told apart, and one is made like the other', journey(async (page) => {
  await page.paste(await sample('three-regions'));
  await page.see('h1.verdict');
  await page.press('Compare');
  await page.see('.plan table.told');
  const line = '.plan .answers > p';
  assert.match(await page.text(line), /^Beside \S+: .*differ/);
  await page.assertAccessible();
  const rows = () => page.texts('.plan table.told tbody th');
  assert.ok((await rows()).includes('Network policy'));
  await page.press('Put it into the design');
  await page.tab.waitForFunction(() => !/Network policy/.test(document.querySelector('.plan .answers').innerText));
  await page.press('Undo');
  await page.tab.waitForFunction(() => /Network policy/.test(document.querySelector('.plan .answers').innerText));
}));

test('one cluster alone is compared with nothing', journey(async (page) => {
  await page.paste(await sample('healthy-overlay'));
  await page.see('h1.verdict');
  await page.press('Compare');
  assert.match(await page.text('.plan .empty'), /Two clusters or more/);
}));
