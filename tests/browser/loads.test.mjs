// The first visit.
import assert from 'node:assert/strict';
import test from 'node:test';
import { journey } from './support/journey.mjs';

test('the program starts from any sub-path with at most four requests', journey(async (page) => {
  assert.ok(page.server.requests.length <= 4, page.server.requests.join(', '));
  assert.equal(new Set(page.server.requests).size, page.server.requests.length, 'nothing is asked for twice');
}, { under: '/some/where/else/' }));

test('what is pasted before the program starts is kept', journey(async (page) => {
  assert.equal(await page.tab.$eval('#paste', (box) => box.value), 'early');
}, {
  before: () => addEventListener('DOMContentLoaded', () => { document.getElementById('paste').value = 'early'; }),
}));

for (const theme of ['light', 'dark']) {
  test(`the first page is accessible, ${theme}`, journey((page) => page.assertAccessible(), { theme }));
}

for (const width of [320, 390, 680, 1360]) {
  test(`nothing sticks out in a window of ${width} pixels`, journey((page) => page.assertNoSidewaysScroll(), { width }));
}

for (const kind of ['js', 'wasm']) {
  test(`without its .${kind} file, the page says that it cannot start`, journey(async (page) => {
    assert.match(await page.text('#trouble'), /^The planner cannot start.*(did not arrive|failed to fetch)/i);
  }, { quiet: false, refuse: (path) => path.endsWith(`.${kind}`) }));
}

test('without WebAssembly, the page says that it cannot start', journey(async (page) => {
  assert.match(await page.text('#trouble'), /cannot start.*WebAssembly is missing or switched off/);
}, { quiet: false, before: () => { delete window.WebAssembly; } }));

test('without JavaScript, the page says what it needs', journey(async (page) => {
  assert.match(await page.text('noscript'), /needs JavaScript and WebAssembly/);
}, { quiet: false, javascript: false }));

test('a wrong address leads home', journey(async (page) => {
  assert.match(await page.text('h1'), /no page at this address/);
  await Promise.all([page.tab.waitForNavigation(), page.click('#home')]);
  await page.ready();
  assert.deepEqual(await page.violations(), []);
}, { quiet: false, place: 'no-such-page' }));

test('a wrong address of several folders leads home step by step', journey(async (page) => {
  for (let step = 0; step < 3 && await page.count('#home'); step += 1) {
    await Promise.all([page.tab.waitForNavigation(), page.click('#home')]);
  }
  await page.ready();
}, { quiet: false, place: 'no/such/page' }));
