// On the map: a subnet's edge is moved by mouse, by touch, by keys and by buttons, and a block is split and joined.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import test from 'node:test';
import { journey } from './support/journey.mjs';

const own = (name) => readFile(new URL(`../documents/${name}`, import.meta.url), 'utf8');

/** Gives the cluster and its network, a /24 at the start of a /16, and selects the subnet on the map. */
async function open(page) {
  await page.paste(`${await own('aks-prod.cluster.json')}\n${await own('aks-prod.network.json')}`);
  await page.see('h1.verdict');
  assert.match(await page.text('h1.verdict'), /cannot grow/);
  await view(page, 'map');
  await page.press('10.1.0.0/24');
  await page.see('.edge');
}

async function view(page, name) {
  await page.tab.evaluate((to) => { location.hash = `#/${to}`; }, name);
  await page.tab.waitForFunction((to) => document.querySelector('.tabs [aria-current=page]').getAttribute('href') === `#/${to}`, {}, name);
}

/** Waits until the panel below the map names that range. */
function ranged(page, range) {
  return page.tab.waitForFunction((wanted) => document.querySelector('.range h2')?.innerText === wanted, {}, `snet-aks ${range}`);
}

/** The middle of a handle on the screen. */
async function middle(page, edge) {
  const box = await page.tab.$eval(`.edge[aria-label^="${edge}"] path`, (it) => {
    it.scrollIntoView({ block: 'center' });
    const { x, y, width, height } = it.getBoundingClientRect();
    return { x, y, width, height };
  });
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

function focus(page, edge) {
  return page.tab.$eval(`.edge[aria-label^="${edge}"]`, (it) => it.focus());
}

/** What is said while an edge is pulled. */
const words = (page) => page.tab.$eval('.ghost text', (it) => it.textContent);

test('by mouse: the edge is pulled, the verdict follows, and one undo takes it back', journey(async (page) => {
  await open(page);
  const { x, y } = await middle(page, 'Upper');
  await page.tab.mouse.move(x, y);
  await page.tab.mouse.down();
  await page.tab.mouse.move(x + 20, y, { steps: 4 });
  assert.equal(await words(page), '10.1.0.0/23, 507 addresses');
  await page.tab.mouse.move(x + 36, y, { steps: 4 });
  assert.equal(await words(page), '10.1.0.0/22, 1,019 addresses');
  await page.tab.mouse.up();
  await ranged(page, '10.1.0.0/22');
  await page.gone('.ghost');
  await view(page, 'verdict');
  assert.match(await page.text('h1.verdict'), /fits/);
  await page.press('Undo');
  await page.tab.waitForFunction(() => /cannot grow/.test(document.querySelector('h1.verdict')?.innerText));
  await view(page, 'map');
  await ranged(page, '10.1.0.0/24');
}));

test('Escape and a way back leave the subnet as it is', journey(async (page) => {
  await open(page);
  const { x, y } = await middle(page, 'Upper');
  await page.tab.mouse.move(x, y);
  await page.tab.mouse.down();
  await page.tab.mouse.move(x + 60, y, { steps: 4 });
  await page.see('.ghost');
  await page.key('Escape');
  await page.gone('.ghost');
  await page.tab.mouse.up();
  await page.tab.mouse.down();
  await page.tab.mouse.move(x + 60, y, { steps: 4 });
  await page.tab.mouse.move(x, y, { steps: 4 });
  await page.tab.mouse.up();
  await ranged(page, '10.1.0.0/24');
  await page.press('Undo');
  await page.see('main.start');
}));

test('by keys: each step is one of the history', journey(async (page) => {
  await open(page);
  await focus(page, 'Upper');
  const value = () => page.attribute('.edge[aria-label^="Upper"]', 'aria-valuetext');
  assert.equal(await value(), '10.1.0.0/24, 251 addresses');
  await page.key('ArrowRight');
  await page.key('ArrowRight');
  assert.equal(await value(), '10.1.0.0/22, 1,019 addresses');
  await page.key('ArrowLeft');
  assert.equal(await value(), '10.1.0.0/23, 507 addresses');
  await page.key('End');
  assert.equal(await value(), '10.1.0.0/16, 65,531 addresses');
  await page.key('Home');
  assert.equal(await value(), '10.1.0.0/29, 3 addresses');
  await page.key('Control+z');
  await ranged(page, '10.1.0.0/16');
  await page.key('Control+z');
  await ranged(page, '10.1.0.0/23');
  await focus(page, 'Lower');
  await page.key('ArrowRight');
  await ranged(page, '10.1.1.0/24');
  assert.equal(await page.tab.evaluate(() => document.activeElement.getAttribute('aria-label')), 'Lower edge of snet-aks');
}));

test('on a phone by touch: the edge is pulled and the page stays where it is', journey(async (page) => {
  await open(page);
  const { x, y } = await middle(page, 'Upper');
  const scrolled = await page.tab.evaluate(() => scrollY);
  const finger = await page.tab.touchscreen.touchStart(x, y);
  for (const step of [6, 12, 18, 22]) await finger.move(x + step, y);
  assert.equal(await words(page), '10.1.0.0/23, 507 addresses');
  await finger.end();
  await ranged(page, '10.1.0.0/23');
  assert.equal(await page.tab.evaluate(() => scrollY), scrolled);
  await page.assertNoSidewaysScroll();
}, { width: 390, height: 800, touch: true }));

test('with buttons alone: larger, smaller, both halves, split and join', journey(async (page) => {
  await open(page);
  await page.press('Larger 10.1.0.0/23');
  await ranged(page, '10.1.0.0/23');
  await page.press('Smaller 10.1.1.0/24');
  await ranged(page, '10.1.1.0/24');
  await page.press('Smaller 10.1.1.0/25');
  await ranged(page, '10.1.1.0/25');
  await page.press('Join');
  assert.match(await page.text('.toast span'), /no subnet of this network has the range 10\.1\.1\.128\/25/);
  await page.press('Split');
  await ranged(page, '10.1.1.0/26');
  assert.equal(await page.count('.toast'), 0);
  assert.equal(await page.count('.map .cell[data-role="subnet"]'), 2);
  await page.press('Larger 10.1.1.0/25');
  assert.match(await page.text('.toast span'), /^10\.1\.1\.0\/25 meets the subnet “snet-aks-2”, which has 10\.1\.1\.64\/26$/);
  await page.press('Join');
  await ranged(page, '10.1.1.0/25');
  assert.equal(await page.count('.map .cell[data-role="subnet"]'), 1);
}));

test('a place that another subnet holds is told while the edge is there, and is not taken', journey(async (page) => {
  await open(page);
  await page.press('Split');
  await ranged(page, '10.1.0.0/25');
  const { x, y } = await middle(page, 'Upper');
  await page.tab.mouse.move(x, y);
  await page.tab.mouse.down();
  await page.tab.mouse.move(x + 150, y, { steps: 4 });
  assert.match(await words(page), /^10\.1\.0\.0\/24 meets the subnet “snet-aks-2”/);
  await page.see('.ghost[data-refused]');
  await page.tab.mouse.up();
  assert.match(await page.text('.toast span'), /^10\.1\.0\.0\/24 meets/);
  await ranged(page, '10.1.0.0/25');
}));

test('a subnet in use is told to stay as it is on the platform', journey(async (page) => {
  await open(page);
  assert.match(await page.text('.range [data-severity=warning]'), /^Azure does not resize a subnet in use, here by 95 addresses/);
}));

for (const theme of ['light', 'dark']) {
  for (const width of [390, 1360]) {
    test(`the handles are large enough, named, and fit a window of ${width} pixels, ${theme}`, journey(async (page) => {
      await open(page);
      const sizes = await page.tab.$$eval('.edge', (all) => all.map((one) => [one.getBoundingClientRect().width, one.getBoundingClientRect().height]));
      assert.equal(sizes.length, 2);
      assert.ok(sizes.flat().every((pixels) => pixels >= 24), String(sizes));
      const [lower, upper] = await page.tab.$$eval('.edge path', (all) => all.map((one) => one.getBoundingClientRect().toJSON()));
      const map = await page.tab.$eval('.map', (it) => it.getBoundingClientRect().toJSON());
      assert.ok(map.left <= lower.left && lower.right <= upper.left && upper.right <= map.right, JSON.stringify([map, lower, upper]));
      await page.assertAccessible();
      await page.assertNoSidewaysScroll();
    }, { theme, width }));
  }
}
