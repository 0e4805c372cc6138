// What is read in the worker: large texts, rare ones, and what happens where it cannot be loaded.
import assert from 'node:assert/strict';
import test from 'node:test';
import { fleetMaker } from './support/fleet.mjs';
import { journey } from './support/journey.mjs';

const LARGE = { before: fleetMaker };
const PATIENT = { timeout: 60_000 };

test('five thousand clusters are read with progress, and the page never stops for long', journey(async (page) => {
  const megabytes = await page.tab.evaluate(() => {
    const text = window.fleet(5_000);
    window.copyLarge(text);
    return text.length >> 20;
  });
  assert.ok(megabytes >= 80, `${megabytes} MB`);
  await page.tab.evaluate(() => new Promise((rest) => { setTimeout(rest, 500); }));
  await page.tab.evaluate(() => { window.witness.longTasks.length = 0; });
  const begun = await page.tab.evaluate(() => performance.now());
  const progress = page.tab.waitForFunction(() => /\d+ of \d+ MB/.test(document.querySelector('.progress')?.innerText));
  await page.tab.evaluate(() => window.pasteLarge());
  await progress;
  assert.equal(await page.tab.$eval('#paste', (box) => box.value), '');
  await page.see('.clusters', PATIENT);
  assert.match(await page.text('.reading'), /list of clusters/);
  assert.equal(await page.count('.clusters tbody tr'), 100);
  // The page takes no part in the reading: none of its tasks is a sizeable part of the whole.
  const whole = await page.tab.evaluate((begun) => performance.now() - begun, begun);
  const longest = Math.max(0, ...await page.longTasks());
  assert.ok(longest < whole / 10, `a task of ${longest} ms of ${whole}`);
}, LARGE));

test('reading five thousand clusters is stopped half-way, and the page goes on as before', journey(async (page) => {
  await page.paste('10.200.0.0/14  head office');
  await page.see('.reading');
  await page.tab.evaluate(() => {
    window.copyLarge(window.fleet(5_000));
    window.pasteLarge();
  });
  await page.tab.waitForFunction(() => /[1-9]\d* of \d+ MB/.test(document.querySelector('.progress')?.innerText), PATIENT);
  await page.click('.progress button');
  assert.match(await page.text('#paste-problems'), /was not read as a whole: it was stopped/);
  assert.equal(await page.count('.progress'), 0);
  assert.equal(await page.count('.reading'), 1);
  await page.paste('10.100.0.0/16  branch');
  await page.tab.waitForFunction(() => document.querySelectorAll('.reading').length === 2);
}, LARGE));

test('a text of megabytes is read from a file in the worker, and its values lead to their lines', journey(async (page) => {
  await page.drop([{ name: 'fleet.json', text: await page.tab.evaluate(() => window.fleet(70)) }]);
  await page.see('.clusters', PATIENT);
  assert.equal(await page.count('.clusters tbody tr'), 70);
}, LARGE));

test('where the worker cannot be loaded, a message says so, the text is kept, and the rest works', journey(async (page) => {
  await page.paste('agentPoolProfiles:\n- name: np1\n  count: 3\n  maxPods: 30\nname: aks-prod\n');
  assert.match(await page.text('#paste-problems'), /was not read as a whole: what is large or rare needs a part of the planner that could not be loaded/);
  assert.match(await page.tab.$eval('#paste', (box) => box.value), /agentPoolProfiles/);
  await page.click('#paste');
  await page.key('Control+a');
  await page.key('Delete');
  await page.paste('10.200.0.0/14  head office');
  await page.see('.reading');
}, { quiet: false, refuse: (path) => path.includes('annex') }));
