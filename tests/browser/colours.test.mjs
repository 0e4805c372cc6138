// The colours of style/tokens.css, as the browser resolves them.
import assert from 'node:assert/strict';
import test from 'node:test';
import { journey } from './support/journey.mjs';

const TEXT = ['ink', 'soft', 'faint', 'accent', 'fail', 'warn', 'ok'];
const SURFACES = ['paper', 'sheet', 'wash', 'accent-wash', 'fail-wash', 'warn-wash', 'ok-wash'];
const DRAWN = ['edge', 'used', 'pods', 'surge', 'others', 'reserved', 'overlap'];

for (const theme of ['light', 'dark']) {
  test(`text reaches 4.5:1 on every surface, ${theme}`, journey(async (page) => {
    const colour = await resolve(page, [...TEXT, ...SURFACES, 'on-accent']);
    assert.deepEqual(below(4.5, TEXT, SURFACES, colour), []);
    assert.deepEqual(below(4.5, ['on-accent'], ['accent'], colour), []);
  }, { theme }));

  test(`what is drawn reaches 3:1 on its ground, ${theme}`, journey(async (page) => {
    const colour = await resolve(page, [...DRAWN, 'paper', 'sheet', 'free']);
    assert.deepEqual(below(3, DRAWN, ['paper', 'sheet', 'free'], colour), []);
  }, { theme }));
}

test('a theme that the reader chose wins over the system’s', journey(async (page) => {
  const paper = async () => (await resolve(page, ['paper'])).paper;
  const dark = await paper();
  await page.tab.evaluate(() => { document.documentElement.dataset.theme = 'light'; });
  assert.notDeepEqual(await paper(), dark);
}, { theme: 'dark' }));

// Each name's red, green and blue, 0 to 255.
function resolve(page, names) {
  return page.tab.evaluate((wanted) => {
    const probe = document.body.appendChild(document.createElement('i'));
    const entries = wanted.map((name) => {
      probe.style.color = `var(--${name})`;
      return [name, getComputedStyle(probe).color.match(/\d+/g).slice(0, 3).map(Number)];
    });
    probe.remove();
    return Object.fromEntries(entries);
  }, names);
}

function below(least, fronts, grounds, colour) {
  return fronts.flatMap((front) => grounds.map((ground) => [front, ground, contrast(colour[front], colour[ground])]))
    .filter(([, , ratio]) => ratio < least)
    .map(([front, ground, ratio]) => `${front} on ${ground}: ${ratio.toFixed(2)}`);
}

// WCAG 2.2, contrast ratio.
function contrast(one, other) {
  const [dark, bright] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (bright + 0.05) / (dark + 0.05);
}

function luminance(colour) {
  const [red, green, blue] = colour
    .map((part) => part / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
