// The page without a connection, and what happens when a newer build is published.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { cp, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { journey } from './support/journey.mjs';
import { DIST } from './support/visit.mjs';

const own = (name) => readFile(new URL(`../documents/${name}`, import.meta.url), 'utf8');
const digest = (bytes) => createHash('sha256').update(bytes).digest('hex');

const heldNames = (page) => page.tab.evaluate(async () => {
  const [name, ...more] = await caches.keys();
  const requests = await (await caches.open(name)).keys();
  return { caches: 1 + more.length, names: requests.map(({ url }) => url.slice(new URL('.', location).href.length) || './').sort() };
});

test('without a connection everything works that worked with one', journey(async (page) => {
  await page.held();
  const { caches, names } = await heldNames(page);
  assert.equal(caches, 1);
  const built = (await readdir(DIST, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(DIST.length))
    .filter((name) => !['offline.js', '404.html', '_headers', 'staticwebapp.config.json'].includes(name));
  assert.deepEqual(names, built.map((name) => (name === 'index.html' ? './' : name)).sort());

  await page.server.close();
  await page.tab.reload();
  await page.ready();
  await page.paste((await own('aks-prod.cluster.json')) + '\n' + (await own('aks-prod.network.json')));
  await page.tab.waitForFunction(() => document.querySelectorAll('.reading').length === 2);
  assert.match(await page.text('.matrix'), /short/);
  // What a worker makes, and a file that is saved.
  await page.press('Plan a change');
  await page.see('main .chapter, main .tabled, main table');
  await page.press('Verdict');
  const { name, text } = await page.download(() => page.press('Analysis (JSON)'));
  assert.match(name, /\.json$/);
  assert.equal(JSON.parse(text).clusters.length, 1);
}));

test('a link whose # a mail program escaped opens without a connection', journey(async (page) => {
  await page.held();
  await page.server.close();
  await page.tab.goto(`${page.server.url}%23/rules`);
  await page.ready();
  assert.match(await page.text('.lead'), /rules/);
}));

/** A copy of the built page on which a newer build can be published. */
async function published(body) {
  const folder = await mkdtemp(join(tmpdir(), 'published-'));
  try {
    await cp(DIST, folder, { recursive: true });
    await journey((page) => body(page, (changes) => publish(folder, changes)), { folder })();
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Publishes a build whose page has another title; `whole: false` leaves out that its digest is another one too. */
async function publish(folder, { title, whole = true }) {
  const [index, offline] = [join(folder, 'index.html'), join(folder, 'offline.js')];
  const before = await readFile(index);
  const after = Buffer.from(before.toString().replace(/<title>[^<]*/, `<title>${title}`));
  await writeFile(index, after);
  const script = await readFile(offline, 'utf8');
  const named = script.replace(digest(before), whole ? digest(after) : digest(before)).replace(/(?<=")[0-9a-f]{16}(?=")/, digest(title).slice(0, 16));
  assert.notEqual(named, script);
  await writeFile(offline, named);
}

const titleServed = (page) => page.tab.evaluate(async () => /<title>([^<]*)/.exec(await (await fetch('./')).text())[1]);

test('a newer build waits, asks before work is lost, and then replaces the old one whole', () => published(async (page, publish) => {
  await page.held();
  await publish({ title: 'Newer' });
  await page.tab.reload();
  await page.ready();
  await page.paste(await own('aks-prod.cluster.json'));
  await page.see('.reading');
  await page.see('[aria-label="A newer version"]');
  assert.equal(await titleServed(page), 'AKS Network Planner');
  await page.assertAccessible();
  await page.press('Use it');
  assert.match(await page.text('[aria-label="A newer version"]'), /pasted texts are forgotten|not kept/);
  assert.equal(await page.count('.reading'), 1);
  await Promise.all([page.tab.waitForNavigation(), page.press('Load it all the same')]);
  await page.ready();
  assert.equal(await titleServed(page), 'Newer');
  await page.tab.waitForFunction(async () => (await caches.keys()).length === 1);
}));

test('with nothing on the page a newer build is used at once', () => published(async (page, publish) => {
  await page.held();
  await publish({ title: 'Newer' });
  await page.tab.reload();
  await page.see('[aria-label="A newer version"]');
  await Promise.all([page.tab.waitForNavigation(), page.press('Use it')]);
  await page.ready();
  assert.equal(await titleServed(page), 'Newer');
}));

test('a newer build of which a file is of another one is not held', () => published(async (page, publish) => {
  await page.held();
  await publish({ title: 'Half', whole: false });
  await page.tab.reload();
  await page.ready();
  await page.tab.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    await registration.update();
    const { installing } = registration;
    if (installing) await new Promise((over) => installing.addEventListener('statechange', () => installing.state === 'redundant' && over()));
  });
  assert.equal(await titleServed(page), 'AKS Network Planner');
  assert.equal(await page.count('[aria-label="A newer version"]'), 0);
  assert.equal((await heldNames(page)).caches, 1);
}));
