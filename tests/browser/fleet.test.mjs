// Every cluster in one table.
import assert from 'node:assert/strict';
import test from 'node:test';
import { graphMaker } from './support/graph.mjs';
import { journey } from './support/journey.mjs';

const PATIENT = { timeout: 60_000 };
const NAMES = '.rows tbody th';
const LINE = '.fleet .answers > p';

/** A journey that begins in the view, in a page that can make fleets. */
const fleetJourney = (body, options = {}) => journey(body, { place: '#/fleet', before: graphMaker, ...options });

/** Pastes the answer of Resource Graph with that many clusters and as many networks. */
async function pasteGraph(page, count) {
  await page.see('.fleet .command');
  await page.tab.evaluate((count) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', window.graph(count));
    document.getElementById('paste').dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, count);
  await page.see(NAMES, PATIENT);
}

/** Waits until the first row is of that cluster. */
const first = (page, name) => page.tab.waitForFunction(
  (names, name) => document.querySelector(names)?.innerText === name, {}, NAMES, name);

/** Waits until the line above the table says that. */
const line = (page, words) => page.tab.waitForFunction(
  (line, words) => document.querySelector(line)?.innerText === words, {}, LINE, words);

test('without a cluster the view says what to ask Azure', fleetJourney(async (page) => {
  const commands = await page.texts('.fleet .command code');
  assert.match(commands[0], /^az graph query -q "resources \| where type in~/);
  assert.match(commands[1], /--skip-token/);
  await page.assertAccessible();
}));

test('hundreds of clusters: a page of them is in the document, and every column sorts', fleetJourney(async (page) => {
  await pasteGraph(page, 120);
  await line(page, '120 clusters');
  assert.equal(await page.attribute('.rows table', 'aria-rowcount'), '121');
  assert.equal(await page.count(NAMES), 20);
  await page.press('Cluster');
  await first(page, 'aks-0');
  assert.equal(await page.attribute('.rows th:first-child', 'aria-sort'), 'ascending');
  await page.press('Cluster');
  await first(page, 'aks-99');
  assert.equal(await page.attribute('.rows th:first-child', 'aria-sort'), 'descending');
  await page.press('Least headroom');
  await page.tab.waitForFunction(() => document.querySelector('.rows th:nth-child(3)')?.ariaSort === 'ascending');
  const percent = (await page.texts('.rows tbody td:nth-child(3)')).map((text) => Number.parseInt(text, 10));
  assert.deepEqual(percent, percent.toSorted((one, other) => one - other));
  await page.assertAccessible();
}));

test('words and headroom filter together, and the charts follow', fleetJourney(async (page) => {
  await pasteGraph(page, 120);
  await page.tab.type('.filters [type=search]', 'kubenet');
  await line(page, '20 of 120 clusters');
  assert.deepEqual(await page.texts('.chart:first-of-type tbody th'), ['kubenet']);
  assert.match((await page.texts('.chart')).join(' '), /2028-03-31 kubenet retires: support ends 20/);
  await page.tab.type('.filters [type=number]', '-1000');
  await line(page, '0 of 120 clusters');
}));

test('values are chosen from those that occur, together with words', fleetJourney(async (page) => {
  await pasteGraph(page, 120);
  const choose = (title, value) => page.tab.evaluate((title, value) => {
    const label = [...document.querySelectorAll('.filters label')].find((one) => one.innerText.startsWith(title));
    const select = label.querySelector('select');
    select.value = value;
    select.dispatchEvent(new Event('change', { bubbles: true }));
  }, title, value);
  await page.see('.filters select');
  await choose('Network model', 'kubenet');
  await line(page, '20 of 120 clusters');
  await choose('Kubernetes', '1.31');
  await line(page, '4 of 120 clusters');
  await page.tab.type('.filters [type=search]', 'aks-4');
  await page.tab.waitForFunction(() => [...document.querySelectorAll('.rows tbody th')].every((name) => /aks-4/.test(name.innerText)));
  await page.tab.$eval('.filters [type=search]', (box) => { box.value = ''; box.dispatchEvent(new Event('input', { bubbles: true })); });
  await choose('Network model', '');
  await line(page, '24 of 120 clusters');
}));

test('the addresses that clusters use are drawn in cells, told in a table, and looked into', fleetJourney(async (page) => {
  await pasteGraph(page, 300);
  await page.tab.evaluate(() => [...document.querySelectorAll('summary')].find((one) => one.innerText === 'Which addresses they use').click());
  await page.see('.cells');
  assert.equal(await page.count('.cells:first-of-type i'), 256);
  assert.ok(await page.count('.cells [data-use=conflict]') > 0);
  const told = await page.tab.$eval('.cells [data-use=conflict]', (cell) => cell.title);
  assert.match(told, /^10\.\d+\.0\.0\/16: [\d,]+ clusters?; /);
  const range = told.split(':')[0];
  await page.tab.evaluate((range) => [...document.querySelectorAll('summary')].find((one) => one.innerText === `${range} as a table`).click(), '10.0.0.0/8');
  const row = await page.tab.evaluate((range) => [...document.querySelectorAll('.told th')].find((one) => one.innerText === range).closest('tr').innerText, range);
  assert.match(row, /aks-\d+/);
  await page.assertAccessible();
  await page.tab.$eval('.cells [data-use=conflict]', (cell) => cell.click());
  await page.tab.waitForFunction((range) => document.querySelector('.cells')?.ariaLabel === `${range} in parts of /24`, {}, range);
  await page.assertNoSidewaysScroll();
}));

test('several files are one fleet, and what is pasted later joins it', fleetJourney(async (page) => {
  const files = await page.tab.evaluate(() => {
    const { data, ...rest } = JSON.parse(window.graph(600));
    const half = (from) => JSON.stringify({ ...rest, data: data.filter((_, at) => at % 2 === from) }, null, 2);
    return [half(0), half(1)];
  });
  await page.drop(files.map((text, at) => ({ name: `fleet-${at + 1}.json`, text })));
  await page.tab.waitForFunction((line) => document.querySelector(line)?.innerText === '600 clusters', PATIENT, LINE);
  await page.paste('10.200.0.0/14  head office');
  await page.tab.waitForFunction(() => document.querySelectorAll('.reading').length === 3 && !document.querySelector('.working'), PATIENT);
  await line(page, '600 clusters');
}));

test('by keys alone: sorted, turned to the next page, and a cluster shown alone', fleetJourney(async (page) => {
  await pasteGraph(page, 120);
  await page.tab.focus('.rows thead button');
  await page.key('Enter');
  await first(page, 'aks-0');
  for (let row = 0; row < 120 && !await page.tab.evaluate(() => document.activeElement.innerText === 'Next'); row += 1) {
    await page.key('Tab');
  }
  await page.key('Enter');
  // By letters: the 21st of aks-0, aks-1, aks-10, aks-100 and so on.
  await first(page, 'aks-116');
  const name = await page.text(NAMES);
  await page.tab.focus(`${NAMES} button`);
  await page.key('Enter');
  await page.tab.waitForFunction((name) => document.querySelector('h1.verdict')?.innerText.startsWith(name), {}, name);
  assert.equal(await page.tab.evaluate(() => location.hash), '#/verdict');
}));

test('what is shown is saved as comma-separated values', fleetJourney(async (page) => {
  await pasteGraph(page, 60);
  await page.tab.type('.filters [type=search]', 'northeurope');
  await line(page, '10 of 60 clusters');
  const { name, text } = await page.download(() => page.press('Save as CSV'));
  assert.equal(name, 'fleet.csv');
  const lines = text.trim().split('\r\n');
  assert.equal(lines.length, 11);
  assert.match(lines[0], /^cluster,resourceGroup,region,verdict,/);
  assert.ok(lines.slice(1).every((line) => line.includes(',northeurope,')), lines[1]);
}));

test('conflicts are told by group, and which clusters to act on first', fleetJourney(async (page) => {
  await pasteGraph(page, 300);
  assert.equal(await page.count('.fleet table.told tbody tr'), 10);
  const folds = await page.tab.$$('.fleet details summary');
  assert.match(await folds[0].evaluate((one) => one.innerText), /^Conflicts of addresses: \d+ groups?$/);
  await folds[0].click();
  await page.assertAccessible();
}));

test('an edit of a cluster counts in its row', fleetJourney(async (page) => {
  await pasteGraph(page, 60);
  await page.tab.type('.filters [type=search]', 'aks-7');
  await first(page, 'aks-7');
  const before = await page.text('.rows tbody td:nth-child(3)');
  await page.click(`${NAMES} button`);
  await page.click('.matrix td button.ask');
  await page.click('.explanation .change summary');
  await page.see('.explanation .change input');
  await page.tab.$eval('.explanation .change input', (field) => {
    field.focus();
    field.value = '900';
    for (const event of ['input', 'change']) field.dispatchEvent(new Event(event, { bubbles: true }));
  });
  await page.tab.evaluate(() => { location.hash = '#/fleet'; });
  await page.see(NAMES);
  await page.tab.type('.filters [type=search]', 'aks-7');
  await first(page, 'aks-7');
  await page.tab.waitForFunction((before) => document.querySelector('.rows tbody td:nth-child(3)')?.innerText !== before, {}, before);
}));

for (const theme of ['light', 'dark']) {
  test(`on a phone nothing sticks out, ${theme}`, fleetJourney(async (page) => {
    await pasteGraph(page, 60);
    await page.assertNoSidewaysScroll();
    await page.assertAccessible();
  }, { width: 390, theme }));
}

test('a long work is stopped, and what was put in is taken back', fleetJourney(async (page) => {
  await page.see('.fleet .command');
  // The button is pressed in the frame that shows it: the work may be over in the next one.
  await page.tab.evaluate(() => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', window.graph(3_000));
    document.getElementById('paste').dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    new MutationObserver((_, observer) => {
      const stop = document.querySelector('.working button');
      if (!stop) return;
      observer.disconnect();
      stop.click();
    }).observe(document.body, { childList: true, subtree: true });
  });
  await page.see('.toast', PATIENT);
  assert.match(await page.text('.toast'), /It was stopped/);
  assert.equal(await page.count('.reading'), 0);
}));
