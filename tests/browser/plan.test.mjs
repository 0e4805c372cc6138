// Which network fits a cluster, and the way there.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import test from 'node:test';
import { journey } from './support/journey.mjs';

const sample = (name) => readFile(new URL(`../../public/samples/${name}.txt`, import.meta.url), 'utf8');

async function open(page, view, name = 'kubenet-before-retirement') {
  await page.paste(await sample(name));
  await page.see('h1.verdict');
  await page.press(view);
}

/** Chooses the entry of that name. */
function choose(page, selector, name) {
  return page.tab.evaluate((selector, name) => {
    const select = document.querySelector(selector);
    select.value = [...select.options].find((option) => option.text === name).value;
    select.dispatchEvent(new Event('change', { bubbles: true }));
  }, selector, name);
}

test('every network is told for a cluster, and an answer changes which comes first', journey(async (page) => {
  await open(page, 'Plan a change');
  await page.see('.fits table.told');
  assert.equal(await page.text('main h1'), 'Plan a change of intranet');
  assert.ok(await page.count('.fits table.told:first-of-type tbody tr') >= 19);
  const first = await page.text('.fits .answers > p');
  await page.press('What the network has to do');
  await choose(page, '.questions label:last-of-type ~ label select, .questions label:nth-of-type(14) select', 'yes');
  await page.tab.waitForFunction((first) => document.querySelector('.fits .answers > p').innerText !== first, {}, first);
  assert.match(await page.text('.fits .answers > p'), /bring your own CNI/i);
  await page.assertAccessible();
}));

test('the way to overlay says what holds, what does not, and what tells the rest', journey(async (page) => {
  await open(page, 'Plan a change');
  await page.see('.way select');
  await choose(page, '.way select', 'To Azure CNI Overlay');
  await page.see('.way .condition');
  const conditions = await page.texts('.way .condition');
  // What is met stands folded, behind what is open.
  assert.ok((await page.texts('.way summary')).some((words) => /^Met: \d+$/.test(words)));
  assert.ok(conditions.some((words) => /^not met No policy engine/.test(words)), conditions.join('\n'));
  assert.ok(conditions.some((words) => /^not known /.test(words)), conditions.join('\n'));
  const commands = await page.texts('.way .command code');
  assert.ok(commands.some((words) => words.includes('az aks update --resource-group rg-intranet --name intranet --network-plugin azure --network-plugin-mode overlay')), commands.join('\n'));
  await page.press('Put it into the design');
  await page.tab.waitForFunction(() => /put into the design/.test(document.querySelector('.toast')?.innerText));
  await page.press('Verdict');
  await page.see('h1.verdict');
  assert.equal(await page.count('.finding[data-rule="kubenet-retires"]'), 0);
}));

test('a payments platform that adds 8,000 pods and must not renumber is told its headroom before and after overlay', journey(async (page) => {
  await open(page, 'Plan a change', 'cannot-upgrade');
  await page.see('.fits table.told');
  const first = '.fits .answers > p';
  assert.match(await page.text(first), /^Azure CNI Overlay with Cilium fits best: it is reached in place .* goes from 935 addresses short to 95%/);
  await page.press('What the network has to do');
  await page.tab.focus('.questions label:last-of-type input');
  await page.key('End');
  // 60 nodes of 30 pods and 8,000 more.
  await page.tab.keyboard.type('10000');
  await page.tab.waitForFunction((first) => /pod CIDR of \/15/.test(document.querySelector(first).innerText), {}, first);
  assert.match(await page.text(first), /^Azure CNI Overlay with Cilium fits best: it is reached in place .* headroom of snet-aks at its largest moment goes from 9,367 addresses short to 81%/);
  const rows = await page.texts('.fits table.told:first-of-type tbody tr');
  assert.ok(rows.some((row) => /needs a node subnet of \/18 By new pools/.test(row)), rows.join('\n'));
}));
