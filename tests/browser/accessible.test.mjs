// Every view, everything in it unfolded, in every window and way of seeing that people have.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import test from 'node:test';
import { journey } from './support/journey.mjs';

const sample = (name) => readFile(new URL(`../../public/samples/${name}.txt`, import.meta.url), 'utf8');

const SAMPLES = ['overlapping-service-cidr', 'three-regions', 'isolation'];
const VIEWS = ['verdict', 'fleet', 'map', 'capacity', 'findings', 'plan', 'egress', 'policies', 'compare', 'diagnose', 'design', 'share', 'saved', 'rules'];

// The window in CSS pixels; a zoom of 200 % halves one of 1280.
const SETTINGS = [
  { name: '1360 pixels', width: 1360 },
  { name: '390 pixels', width: 390 },
  { name: '320 pixels', width: 320 },
  { name: '200 %', width: 640, scale: 2 },
  { name: 'forced colours', width: 1360, colours: 'active' },
];

async function set(page, media, theme, { width, scale = 1, colours = 'none', motion = 'no-preference' }) {
  await page.tab.setViewport({ width, height: 800, deviceScaleFactor: scale });
  await media.send('Emulation.setEmulatedMedia', {
    features: [
      { name: 'prefers-color-scheme', value: theme },
      { name: 'forced-colors', value: colours },
      { name: 'prefers-reduced-motion', value: motion },
    ],
  });
}

/** What is wrong with the page as it stands, in each setting. */
async function troubles(page, media, theme, where) {
  const found = [];
  for (const setting of SETTINGS) {
    await set(page, media, theme, setting);
    for (const check of ['assertAccessible', 'assertNoSidewaysScroll']) {
      await page[check]().catch(({ message }) => found.push(`${where}, ${setting.name}: ${message}`));
    }
  }
  await set(page, media, theme, SETTINGS[0]);
  return found;
}

async function pasteAll(page) {
  for (const name of SAMPLES) {
    const before = await page.count('.reading');
    await page.paste(await sample(name));
    await page.tab.waitForFunction((before) => document.querySelectorAll('.reading').length > before, {}, before);
  }
}

/** Shows a view, unfolds all of it and waits for what the worker tells. */
async function unfold(page, view) {
  await page.tab.evaluate((to) => { location.hash = `#/${to}`; }, view);
  await page.see('main h1');
  await page.tab.evaluate(() => document.querySelectorAll('main details').forEach((one) => { one.open = true; }));
  await page.tab.waitForFunction(() => !document.querySelector('main').innerText.includes('Working it out'));
}

for (const theme of ['light', 'dark']) {
  test(`every view is accessible in every window, zoomed and in forced colours, ${theme}`, journey(async (page) => {
    const media = await page.tab.createCDPSession();
    const found = await troubles(page, media, theme, 'start');
    await pasteAll(page);
    for (const view of VIEWS) {
      await unfold(page, view);
      found.push(...await troubles(page, media, theme, view));
    }
    await unfold(page, 'verdict');
    await page.click('.matrix button.ask');
    await page.see('.explanation');
    found.push(...await troubles(page, media, theme, 'explanation'));
    assert.deepEqual(found, []);
  }, { theme }));
}

/** How many elements move when they change. */
const moving = (page) => page.tab.evaluate(() => [...document.querySelectorAll('*')].filter((one) => {
  const { transitionDuration, animationName } = getComputedStyle(one);
  return animationName !== 'none' || transitionDuration.split(', ').some((duration) => parseFloat(duration) > 0);
}).length);

test('nothing moves for those who asked for less motion', journey(async (page) => {
  const media = await page.tab.createCDPSession();
  await pasteAll(page);
  for (const view of VIEWS) {
    await unfold(page, view);
    await set(page, media, 'light', { width: 1360 });
    assert.ok(await moving(page) > 0, view);
    await set(page, media, 'light', { width: 1360, motion: 'reduce' });
    assert.equal(await moving(page), 0, view);
  }
}));
