// What cannot be read: told clearly, and nothing lost.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import test from 'node:test';
import { journey } from './support/journey.mjs';

const cluster = await readFile(new URL('../documents/payments-prod.cluster.json', import.meta.url), 'utf8');

const UNREADABLE = {
  'a sentence': 'the cluster does not scale',
  'JSON of something else': '{"hello": "world"}',
  'a web page': '<!doctype html><html><head><title>Portal</title></head><body><p>Sign in</p></body></html>',
  'a table': 'Name      Location    ResourceGroup\n--------  ----------  ---------------\naks-prod  westeurope  rg\n',
  'half a word of JSON': '{"',
};

for (const [what, text] of Object.entries(UNREADABLE)) {
  test(`${what} gets a message with what can be read, and stays in the box`, journey(async (page) => {
    await page.paste(text);
    assert.match(await page.text('#paste-problems .problem[data-severity="error"]'), /az aks show/);
    assert.equal(await page.tab.$eval('#paste', (box) => box.value.trim()), text.trim());
    assert.equal(await page.count('.reading'), 0);
  }));
}

test('a document that is cut off is read as far as it goes, and says where', journey(async (page) => {
  await page.paste(cluster.slice(0, cluster.indexOf('"loadBalancerSku"')));
  await page.see('.reading');
  await page.click('.reading summary');
  assert.match(await page.text('.reading .problem'), /line \d+, column \d+/);
  assert.match(await page.text('.reading'), /payments-prod/);
}));

test('what was read before stays when something unreadable follows', journey(async (page) => {
  await page.paste(cluster);
  await page.see('.reading');
  await page.paste('<html></html>');
  await page.see('#paste-problems .problem');
  assert.equal(await page.count('.reading'), 1);
}));

test('64 MB of anything get a message, and the page answers meanwhile', journey(async (page) => {
  await page.tab.evaluate(() => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(['what is this '.repeat((64 << 20) / 13)], 'what.txt'));
    window.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer }));
  });
  await page.press('Theme: system');
  await page.see('#paste-problems .problem[data-severity="error"]', { timeout: 20_000 });
  assert.match(await page.text('#paste-problems'), /az aks show/);
  assert.equal(await page.tab.$eval('#paste', (box) => box.value), '');
}));

test('more than 128 MB are refused with their size', journey(async (page) => {
  await page.tab.evaluate(() => {
    const dataTransfer = new DataTransfer();
    const part = new Uint8Array(1 << 20).fill(32);
    dataTransfer.items.add(new File(Array(130).fill(part), 'huge.json'));
    window.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer }));
  });
  assert.match(await page.text('#paste-problems'), /huge\.json has 130 MB; up to 128 MB are read/);
}));
