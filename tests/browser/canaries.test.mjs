// Nothing that was pasted leaves the browser or stays in it: words planted in every text of documents are looked for in
// all that a page can reach.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import test from 'node:test';
import { inflateRawSync } from 'node:zlib';
import { planted, refusal } from './support/hostile.mjs';
import { journey } from './support/journey.mjs';
import { held, keeps } from './support/storage.mjs';
import { everyView } from './support/views.mjs';

const own = async (name) => JSON.parse(await readFile(new URL(`../documents/${name}`, import.meta.url), 'utf8'));
const CANARY = /canary\d+x/gi;

/** The canaries in a text, each once, in order. */
const canaries = (text) => [...new Set(text.toLowerCase().match(CANARY))].sort();

/** A cluster and a network with a canary in every text, once where the rest still means something and once everywhere. */
async function documents() {
  let count = 1_000;
  const next = () => `canary${count++}x`;
  const all = ['aks-prod.cluster.json', 'aks-prod.network.json'].map(own);
  const texts = (await Promise.all(all)).flatMap((one) => [true, false].map((isWhole) => JSON.stringify(planted(one, next, { isWhole }))));
  return `${texts.join('\n')}\n${refusal(next())}`;
}

/** The canaries in a link, whose contents stand behind their length, deflated where that says so. */
function linked(link) {
  const bytes = Buffer.from(new URL(link).hash.split('.')[1], 'base64url');
  const start = bytes.findIndex((byte) => byte < 128) + 1;
  const body = bytes.subarray(start);
  return canaries((bytes[0] % 2 === 1 ? inflateRawSync(body) : body).toString('latin1'));
}

/** The names in the link that is shown, whose every canary is listed beside it. */
async function travelling(page) {
  const listed = canaries(await page.text('.travelling'));
  const travels = linked(await page.text('.shared-link code'));
  assert.deepEqual(travels.filter((word) => !listed.includes(word)), [], 'what travels without being listed');
  return canaries((await page.texts('.travelling mark')).join(' ')).filter((word) => travels.includes(word));
}

test('no word of a document travels but what the link lists, and none stays once everything is deleted', journey(async (page) => {
  const asked = [];
  page.tab.on('request', (request) => asked.push(`${request.url()} ${JSON.stringify(request.headers())} ${request.postData() ?? ''}`));
  const text = await documents();
  assert.ok(canaries(text).length > 200, `${canaries(text).length} canaries`);
  await page.paste(text);
  await page.see('h1.verdict');
  assert.ok(canaries(await page.text('body')).length > 5, 'what was planted is shown');
  const links = new Set();
  await everyView(page, async () => {
    for (const link of await page.tab.$$eval('[href], [src]', (all) => all.map((one) => one.getAttribute('href') ?? one.getAttribute('src')))) links.add(link);
  });
  assert.deepEqual([...links].filter((link) => !link.startsWith('data:image/svg+xml,') && canaries(decodeURIComponent(link)).length > 0), []);

  await page.press('Share');
  const names = await travelling(page);
  assert.ok(names.length > 2, 'names travel');
  await page.click('.names-switch input');
  await page.tab.waitForFunction(() => document.querySelector('.travelling')?.innerText.includes('cluster-1'));
  assert.deepEqual(await travelling(page), [], 'names that were to be replaced');
  assert.deepEqual(linked(await page.text('.shared-link code')).filter((word) => names.includes(word)), []);

  await page.press('Saved');
  await keeps(page, 1);
  await page.held();
  assert.ok(canaries(await held(page)).length > 2, 'a draft is kept');
  await page.press('Delete everything');
  assert.deepEqual(canaries(await held(page)), []);
  await page.load();
  await page.ready();
  assert.deepEqual(canaries(await page.tab.content()), []);
  assert.deepEqual(canaries(await held(page)), []);
  assert.deepEqual(canaries(page.messages.map(({ text }) => text).join('\n')), []);
  assert.deepEqual(canaries(page.server.heads.join('\n')), []);
  assert.deepEqual(asked.filter((one) => !/^(data|blob):/.test(one) && canaries(decodeURIComponent(one)).length > 0), []);
}));

test('the words of a refused text go nowhere', journey(async (page) => {
  await page.paste('canary1x is no document, and canary2x neither');
  await page.see('#paste-problems .problem');
  assert.deepEqual(canaries(await held(page)), []);
  assert.deepEqual(canaries(page.server.heads.join('\n')), []);
}));
