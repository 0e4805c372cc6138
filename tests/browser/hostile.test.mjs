// Documents whose every text is an attack: on every view, in every form, and as what somebody copies, they stay texts.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import test from 'node:test';
import { strayCalls } from './support/bash.mjs';
import { PAYLOADS, attacks, planted, refusal } from './support/hostile.mjs';
import { journey } from './support/journey.mjs';
import { TURNING, commands, everyView, madeByMarkup, turned } from './support/views.mjs';

const own = async (name) => JSON.parse(await readFile(new URL(`../documents/${name}`, import.meta.url), 'utf8'));
const [cluster, network] = [await own('aks-prod.cluster.json'), await own('aks-prod.network.json')];
network.subnets[0].ipConfigurations.length = 3;

/** Adds what opened a dialog to a list, and closes it. */
function dialogs(page) {
  const opened = [];
  page.tab.on('dialog', (dialog) => {
    opened.push(dialog.message());
    dialog.dismiss();
  });
  return opened;
}

async function pasteAttacks(page) {
  await page.paste(`${JSON.stringify(attacks(cluster))}\n${JSON.stringify(attacks(network))}`);
  await page.see('h1.verdict');
  await page.paste(PAYLOADS.map(refusal).join('\n'));
  await page.tab.waitForFunction(() => document.querySelectorAll('.reading').length > 2);
}

test('attacks in every text of documents are texts on every view, and in the commands that it offers', journey(async (page) => {
  const opened = dialogs(page);
  await pasteAttacks(page);
  const [seen, offered] = [new Set(), []];
  await everyView(page, async (view) => {
    assert.deepEqual(await madeByMarkup(page), [], view);
    assert.deepEqual(await turned(page), [], view);
    offered.push(...await commands(page));
    const text = await page.tab.$eval('body', (body) => body.innerText);
    PAYLOADS.filter((payload) => text.includes(payload)).forEach((payload) => seen.add(payload));
  });
  const hidden = PAYLOADS.filter((payload) => !seen.has(payload) && !TURNING.test(payload) && !/\s{2}|[\n\r\t]/.test(payload));
  assert.deepEqual(hidden, [], 'attacks that no view shows as they were written');
  assert.ok(offered.length > 100, `${offered.length} commands`);
  assert.deepEqual(strayCalls(offered), ['wrote fleet-1.json'], 'the command for a fleet alone writes a file');
  assert.deepEqual(opened, []);
}));

/** Whether a spreadsheet would work a cell out. */
const isFormula = (cell) => /^[=+\-@\t\r]/.test(cell) && !/^[+-]\d*$/.test(cell);

/** The cells of comma-separated values. */
const cells = (text) => [...text.matchAll(/(?:^|,|\r\n)(?:"((?:[^"]|"")*)"|([^,"\r\n]*))/g)].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain);

/** What in a page or a picture is more than text and drawing, as a tab without a policy reads it. */
const live = (reader, text, type) => reader.evaluate((text, type) => {
  const parsed = new DOMParser().parseFromString(text, type);
  const found = [...parsed.querySelectorAll('*')].filter((one) => (
    one.matches('parsererror, script, iframe, object, embed, img, foreignObject, link, base, [href], [src], [srcdoc]')
      || [...one.attributes].some(({ name }) => name.startsWith('on'))
  ));
  return found.map((one) => one.outerHTML.slice(0, 200));
}, text, type);

/** What must hold of a form that holds attacks, by the ending of its file. */
const HOLDS = {
  html: async (reader, text) => assert.deepEqual(await live(reader, text, 'text/html'), []),
  svg: async (reader, text) => assert.deepEqual(await live(reader, text, 'image/svg+xml'), []),
  csv: (_, text) => assert.deepEqual(cells(text).filter(isFormula), []),
  json: (_, text) => assert.ok(JSON.parse(text)),
  sarif: (_, text) => assert.ok(JSON.parse(text)),
};

/** What is saved of the form that is shown: the name of the file, and its text. */
const shownForm = (page) => page.tab.evaluate(async () => {
  const buttons = [...document.querySelectorAll('.forms button')];
  const file = buttons.map((one) => one.textContent.match(/^Save as (?!PNG)(.+)$/)?.[1]).find(Boolean);
  buttons.find((one) => one.textContent === 'Copy').click();
  await new Promise((copied) => { setTimeout(copied, 20); });
  return { file, text: await navigator.clipboard.readText() };
});

test('attacks in every text of documents are texts in every form', journey(async (page) => {
  const opened = dialogs(page);
  await pasteAttacks(page);
  await page.press('Share');
  await page.tab.waitForSelector('.forms optgroup');
  const forms = await page.tab.$$eval('.forms option', (all) => all.map((one) => one.value));
  const reader = await page.tab.browserContext().newPage();
  await page.tab.bringToFront();
  const files = [];
  for (const form of forms) {
    await page.tab.select('.forms select', form);
    await page.tab.waitForFunction((last) => {
      const save = [...document.querySelectorAll('.forms button')].find((one) => /^Save as (?!PNG)/.test(one.textContent));
      return save && save.textContent !== last;
    }, {}, `Save as ${files.at(-1)}`);
    const { file, text } = await shownForm(page);
    files.push(file);
    assert.doesNotMatch(text, TURNING, file);
    await HOLDS[file.split('.').at(-1)]?.(reader, text);
  }
  assert.equal(new Set(files).size, forms.length);
  assert.deepEqual(Object.keys(HOLDS).filter((ending) => !files.some((file) => file.endsWith(`.${ending}`))), []);
  assert.deepEqual(opened, []);
}));

test('names of a megabyte are cut, on every view', journey(async (page) => {
  const name = 'n'.repeat(1 << 20);
  const text = JSON.stringify([{ ...cluster, name }, { ...planted(cluster, () => name, { isWhole: true }), name: 'aks' }]);
  await page.drop([{ name: 'clusters.json', text: `${text}\n${JSON.stringify({ ...network, name })}` }]);
  await page.see('h1.verdict', { timeout: 30_000 });
  await everyView(page, async (view) => {
    const longest = await page.tab.evaluate(() => Math.max(...document.body.innerText.split(/\s+/).map((word) => word.length)));
    assert.ok(longest < 5_000, `${view}: a word of ${longest} letters`);
    await page.assertNoSidewaysScroll();
  });
}, { width: 390 }));
