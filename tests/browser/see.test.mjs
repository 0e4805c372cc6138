// From an example to the map, a collision, its finding, the sum behind a number, and the line that it was read from.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import test from 'node:test';
import { journey } from './support/journey.mjs';

const VIEWS = ['verdict', 'map', 'capacity', 'findings'];

/** Takes one of the examples of the start page. */
async function example(page, title) {
  await page.press(title);
  await page.see('.tabs');
}

/** Shows a view by its tab. */
async function show(page, title) {
  await page.tab.$$eval('.tabs a', (tabs, wanted) => tabs.find((tab) => tab.firstChild.textContent === wanted).click(), title);
  await page.tab.waitForFunction((wanted) => document.querySelector('.tabs [aria-current=page]').firstChild.textContent === wanted, {}, title);
}

test('by mouse: example, map, collision, finding, sum, source line', journey(async (page) => {
  await example(page, 'An overlapping service CIDR');
  await show(page, 'Address map');
  assert.equal(await page.count('.map .meeting[data-verdict="breaks"]'), 3);
  await page.press('10.0.64.0/18');
  assert.match(await page.text('.pointed'), /On-premises range 10\.0\.64\.0\/18 of branch offices.*16,384 addresses.*service CIDR 10\.0\.0\.0\/16/);
  assert.equal(await page.count('.reading[data-selected]'), 1);
  await show(page, 'Findings');
  await page.press('A range overlaps a connected network');
  await page.see('.map .cell[data-selected]');
  await show(page, 'Verdict');
  await page.click('.matrix tbody tr:first-child td[data-moment="Upgrade"] button.ask');
  assert.match(await page.text('.explanation .result'), /^14 addresses$/);
  await page.click('.explanation summary');
  assert.match(await page.text('.explanation [aria-current]'), /^\d+ +"count": 3,$/);
}));

test('by keyboard alone: example, map, sum, and back', journey(async (page) => {
  const reach = async (name) => {
    for (let step = 0; step < 160; step += 1) {
      const here = await page.tab.evaluate(() => document.activeElement.getAttribute('aria-label') ?? document.activeElement.innerText);
      if (here.trim().replace(/\s+/g, ' ') === name) return;
      await page.key('Tab');
    }
    assert.fail(`“${name}” was not reached by the tab key`);
  };
  await reach('A cluster that cannot upgrade');
  await page.key('Enter');
  await page.see('.tabs');
  await reach('Address map');
  await page.key('Enter');
  await page.see('.map');
  await reach('Address map');
  await page.key('Tab');
  await reach('Address map');
  await page.key('ArrowDown');
  assert.match(await page.text('.pointed'), /^Virtual network 10\.1\.0\.0\/16 of vnet-prod: 65,536 addresses, 10\.1\.0\.0 to 10\.1\.255\.255/);
  await page.key('ArrowDown');
  assert.match(await page.text('.pointed'), /^Subnet 10\.1\.0\.0\/21 .*935 short|^Subnet 10\.1\.0\.0\/21/);
  const before = await page.attribute('.map .cell[data-selected]', 'width');
  await page.tab.keyboard.press('+');
  await page.tab.keyboard.press('+');
  await page.tab.waitForFunction((was) => document.querySelector('.map .cell[data-selected]')?.getAttribute('width') !== was, {}, before);
  await page.key('0');
  await page.tab.evaluate(() => document.querySelector('.tabs a').focus());
  await page.key('Enter');
  await page.see('.matrix');
  await reach('2,079');
  await page.key('Enter');
  assert.match(await page.text('.explanation'), /2,079 addresses/);
  await page.key('Escape');
  await page.gone('.explanation');
}));

test('on a phone by touch: example, map, capacity, sum', journey(async (page) => {
  await page.tab.$$eval('.samples button', (all) => all[4].scrollIntoView({ block: 'center' }));
  await (await page.tab.$$('.samples button'))[4].tap();
  await page.see('h1.verdict');
  await page.assertNoSidewaysScroll();
  await show(page, 'Address map');
  const block = (await page.tab.$$('.map .cell'))[1];
  await block.tap();
  assert.match(await page.text('.pointed'), /^Subnet 10\.80\.0\.0\/26/);
  await show(page, 'Capacity');
  await page.assertNoSidewaysScroll();
  const number = await page.see('.resource[data-resource="podSubnet"] .moments li:nth-child(2) button.ask');
  await number.tap();
  assert.match(await page.text('.explanation .result'), /^1,115 addresses$/);
}, { width: 390, height: 800, touch: true }));

test('who owns an address is said and shown', journey(async (page) => {
  await example(page, 'A cluster that cannot upgrade');
  await show(page, 'Address map');
  await (await page.see('[role=search] input')).type('10.1.7.12');
  assert.match(await page.text('ul.owners'), /10\.1\.7\.12.*snet-aks/);
  await page.tab.waitForSelector('.map .found');
  await (await page.see('[role=search] input')).type('x');
  assert.match(await page.text('.owners .problem'), /Expected an address such as 10\.1\.7\.12/);
}));

test('the table is copied as text for a spreadsheet', journey(async (page) => {
  await example(page, 'A healthy overlay cluster');
  await show(page, 'Address map');
  await page.press('Copy as TSV');
  await page.see('[data-done]');
  const [head, ...rows] = (await page.clipboard()).trim().split('\n').map((line) => line.split('\t'));
  assert.deepEqual(head.slice(0, 4), ['Range', 'First', 'Last', 'Addresses']);
  assert.deepEqual(rows.find(([range]) => range === '10.20.0.0/24').slice(1, 4), ['10.20.0.0', '10.20.0.255', '256']);
}));

test('findings are searched and filtered', journey(async (page) => {
  await example(page, 'A cluster that cannot upgrade');
  await show(page, 'Findings');
  assert.deepEqual(await page.texts('.finding[data-rule] .stamp'), ['warning', 'warning', 'note', 'note']);
  await page.tab.select('.filter select', 'warning');
  await page.tab.waitForFunction(() => document.querySelectorAll('.finding[data-rule]').length === 2);
  await page.tab.select('.filter select', 'note');
  await (await page.see('.filter input')).type('manager 2028');
  await page.tab.waitForFunction(() => document.querySelectorAll('.finding[data-rule]').length === 1);
  assert.match(await page.text('.finding'), /^Azure Network Policy Manager retires/);
}));

test('a screen reader hears the map’s ranges and the bars’ parts', journey(async (page) => {
  await example(page, 'A cluster that cannot upgrade');
  await show(page, 'Address map');
  const names = async () => {
    const names = [];
    const walk = (node) => { names.push(node.name ?? ''); node.children?.forEach(walk); };
    walk(await page.tab.accessibility.snapshot({ interestingOnly: false }));
    return names;
  };
  const onMap = await names();
  for (const range of ['10.1.0.0/16', '10.1.0.0/21', '10.0.0.0/16', '10.100.0.0/16']) {
    assert.ok(onMap.includes(range), `${range} is not in the accessibility tree`);
  }
  await show(page, 'Capacity');
  const bars = await names();
  assert.ok(bars.some((name) => /^5 kept by the platform, 2 held by others, 60 nodes, 1,800 pods, 181 free$/.test(name)), 'the parts of a bar are not heard');
}));

const SAMPLES = ['healthy-overlay', 'cannot-upgrade', 'overlapping-service-cidr', 'kubenet-before-retirement', 'pod-subnet', 'three-regions', 'terraform', 'bicep'];
for (const sample of SAMPLES) {
  test(`the example ${sample} is read without a doubt`, journey(async (page) => {
    await page.paste(await readFile(new URL(`../../public/samples/${sample}.txt`, import.meta.url), 'utf8'));
    await page.see('h1.verdict');
    assert.equal(await page.count('.reading .problem'), 0);
  }));
}

for (const theme of ['light', 'dark']) {
  for (const width of [390, 1360]) {
    test(`every view is accessible and fits a window of ${width} pixels, ${theme}`, journey(async (page) => {
      await example(page, 'An overlapping service CIDR');
      for (const view of VIEWS) {
        await page.tab.evaluate((to) => { location.hash = `#/${to}`; }, view);
        await page.tab.waitForFunction((to) => document.querySelector('.tabs [aria-current=page]').getAttribute('href') === `#/${to}`, {}, view);
        await page.assertAccessible();
        await page.assertNoSidewaysScroll();
      }
      await page.tab.evaluate(() => { location.hash = '#/verdict'; });
      await page.click('.matrix button.ask');
      await page.see('.explanation');
      await page.assertAccessible();
    }, { theme, width }));
  }
}
