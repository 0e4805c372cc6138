// Clusters beside a baseline: a studio's three regions, a design that was kept, and a list of expected values.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import test from 'node:test';
import { journey } from './support/journey.mjs';

const sample = (name) => readFile(new URL(`../../public/samples/${name}.txt`, import.meta.url), 'utf8');
const LINE = '.plan .answers > p';

/** Waits until the line of the answer matches. */
const line = (page, wanted) => page.tab.waitForFunction(
  (selector, source) => new RegExp(source).test(document.querySelector(selector)?.innerText ?? ''),
  {},
  LINE,
  wanted.source,
);

/** Chooses a baseline by its name. */
async function choose(page, name) {
  await page.see('.plan select');
  const value = await page.tab.$$eval(
    '.plan select option',
    (options, wanted) => options.find((option) => option.innerText === wanted)?.value,
    name,
  );
  assert.ok(value, `there is no baseline “${name}”`);
  await page.tab.select('.plan select', value);
}

test('of three regions the page says which differs, what that causes and how to align it', journey(async (page) => {
  await page.paste(await sample('three-regions'));
  await page.see('h1.verdict');
  await page.press('Compare');
  // They are one family by their names, which somebody confirms.
  await page.see('.plan table.told');
  await page.press('They are: compare them with match-eu');
  await line(page, /^Beside match-eu: 1 same and 1 differs with consequence\.$/);
  const only = 'Only match-eu, match-us and match-asia are compared.';
  await page.tab.waitForFunction((wanted) => document.querySelector('.plan .answers .notes')?.innerText === wanted, {}, only);
  await page.assertAccessible();
  // Which: the matrix has a column for each group of equal clusters.
  const head = await page.texts('.plan table.told:first-of-type thead th');
  assert.deepEqual(head.slice(0, 5), ['Of', 'Leads to', 'Baseline', 'match-asia', 'match-us']);
  const rows = await page.texts('.plan table.told tbody tr');
  const row = (start) => rows.filter((text) => text.startsWith(start)).at(-1);
  // What it causes, and how it is brought into line.
  assert.match(row('Network model'), /error .*Overlay .*node subnet Source address: .* In place/);
  assert.match(row('Outbound type'), /error userAssignedNATGateway loadBalancer Source address: .* In place/);
  assert.match(row('pool game: Most pods on a node'), /250 30 Capacity: .* New node pools/);
  await page.press('How each of them is brought into line in match-asia');
  await page.press('Network model: in place');
  const steps = await page.texts('.plan details[open] details[open] code');
  assert.ok(steps.some((step) => /--name match-asia .*--network-plugin-mode overlay/.test(step)), steps.join('\n'));
  // Made like the baseline, only what no field of the design says is left. The steps hold a button of the same name.
  await page.press('How each of them is brought into line in match-asia');
  await page.press('Put it into the design');
  await page.tab.waitForFunction(() => !/Network policy/.test(document.querySelector('.plan .answers table.told').innerText));
  const left = await page.texts('.plan table.told:first-of-type tbody th');
  const titles = new Set(left.filter((title) => title !== ''));
  assert.deepEqual([...titles], ['Sizes of the node subnets']);
  await page.press('Undo');
  await page.tab.waitForFunction(() => /Network policy/.test(document.querySelector('.plan .answers table.told').innerText));
}));

test('a list of expected values is written beside its own example', journey(async (page) => {
  await page.paste(await sample('healthy-overlay'));
  await page.see('h1.verdict');
  await page.press('Compare');
  // A cluster alone has no other one beside it.
  await line(page, /^Say what every cluster is to have/);
  const example = (await page.texts('.plan .command code'))[0];
  assert.match(example, /^networkProfile:/);
  const list = '.plan textarea';
  await page.tab.$eval(list, (field) => {
    field.value = 'networkProfile:\n  networkPolicy: none\n  colour: blue';
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
  await line(page, /^Beside the list of expected values: 1 differs with consequence\.$/);
  assert.match(await page.text('.plan .answers .problem'), /not compared: .*colour/);
  const saved = await page.download(() => page.press('Save as CSV'));
  assert.match(saved.text, /,networkPolicy,Network policy,none,/);
}));

test('a design that was kept is a baseline, each cluster against itself', journey(async (page) => {
  await page.paste(await sample('three-regions'));
  await page.see('h1.verdict');
  await page.press('Saved');
  await page.see('.own input');
  await page.tab.type('.own input', 'before');
  await page.press('Keep');
  await page.see('.own [role=status] p');
  await page.tab.waitForFunction(() => /kept as before/.test(document.querySelector('.own').innerText));
  await page.press('Compare');
  await choose(page, 'Saved: before');
  await line(page, /^Beside the cluster of the same name: 3 same\.$/);
}));
