// What stands beside each other can be read: labels of drawings keep apart, headings keep their distance, the tab of the
// browser says which view of which cluster it shows.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import test from 'node:test';
import { journey } from './support/journey.mjs';

const sample = (name) => readFile(new URL(`../../public/samples/${name}.txt`, import.meta.url), 'utf8');

async function shown(page, view, selector) {
  await page.tab.evaluate((view) => { location.hash = `/${view}`; }, view);
  await page.see(selector);
}

/** Pairs of texts that overlap, and texts that leave the drawing. */
const troubles = (page, drawing, texts) => page.tab.evaluate(([drawing, texts]) => {
  const outer = document.querySelector(drawing).getBoundingClientRect();
  const found = [...document.querySelectorAll(`${drawing} ${texts}`)].filter((one) => one.textContent).map((one) => [one.textContent, one.getBoundingClientRect()]);
  const leaving = found.filter(([, box]) => box.left < outer.left - 1 || box.right > outer.right + 1);
  const meeting = found.flatMap(([one, a], at) => found.slice(at + 1)
    .filter(([, b]) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
    .map(([other]) => `${one} / ${other}`));
  return { count: found.length, leaving: leaving.map(([text]) => text), meeting };
}, [drawing, texts]);

for (const width of [1360, 390]) {
  test(`labels of the drawings keep apart at ${width} pixels`, journey(async (page) => {
    await page.paste(await sample('cannot-upgrade'));
    await page.see('h1.verdict');
    await shown(page, 'capacity', '.ticks.tall');
    assert.deepEqual(await troubles(page, '.ticks.tall', 'text'), { count: 7, leaving: [], meeting: [] });
    const marks = await page.tab.$$eval('.ticks.tall .today', (all) => all.map((one) => one.textContent));
    assert.deepEqual(marks, ['▲ today 60', '▲ maximum 86']);
    await shown(page, 'map', '.map text.tick');
    const axis = await troubles(page, '.map', 'text.tick');
    assert.ok(axis.count >= 2, `${axis.count} addresses`);
    assert.deepEqual([axis.leaving, axis.meeting], [[], []]);
    const names = await page.tab.$$eval('.map .label', (labels) => labels
      .map((label) => [label.getBoundingClientRect(), label.querySelector('text')])
      .filter(([, text]) => text.textContent)
      .map(([box, text]) => [text.textContent, text.getBoundingClientRect().right <= box.right + 1]));
    assert.ok(names.length >= 2 && names.every(([, isWhole]) => isWhole), JSON.stringify(names));
  }, { width }));
}

test('the browser’s tab names the view and the cluster', journey(async (page) => {
  assert.equal(await page.tab.title(), 'AKS Network Planner');
  await page.paste(await sample('cannot-upgrade'));
  await page.see('h1.verdict');
  assert.equal(await page.tab.title(), 'Verdict · payments-prod · AKS Network Planner');
  await shown(page, 'map', '.map');
  assert.equal(await page.text('main h1'), 'Address map');
  assert.equal(await page.tab.title(), 'Address map · payments-prod · AKS Network Planner');
}));

test('the tab of the findings counts errors and warnings', journey(async (page) => {
  await page.paste(await sample('cannot-upgrade'));
  await page.see('h1.verdict');
  assert.deepEqual(await page.texts('.tabs b'), ['2 warnings']);
  await page.click('.tabs a[href="#/findings"]');
  await page.see('.finding');
  assert.equal(await page.count('.finding[data-severity="warning"]'), 2);
}));

test('an error is told once, with its command to copy', journey(async (page) => {
  const plain = 'Pre-allocated IPs 2079 exceeds IPs available 1950 in Subnet Cidr 10.1.0.0/21, Subnet Name snet-aks.';
  const grouped = plain.replace('2079', '2,079').replace('1950', '1,950');
  await page.paste(`(InsufficientSubnetSize) ${grouped}\nCode: InsufficientSubnetSize\nMessage: ${plain}`);
  await page.see('.diagnosis .steps');
  assert.equal(await page.count('.diagnosis'), 1);
  assert.match(await page.text('.diagnosis .lead'), /^2,079 addresses are planned, .* has 1,950: 129 short\.$/);
  await page.load();
  await page.ready();
  await page.paste('Warning  FailedCreatePodSandBox  2m  kubelet  plugin type="azure-vnet" failed (add): IPAM Invoker Add failed with error: AllocateIPConfig failed: not enough IPs available');
  await page.see('.diagnosis .steps .command button');
  const title = await page.text('.diagnosis h2');
  assert.ok(!(await page.text('.diagnosis .lead')).startsWith(title.replace(/\.$/, '')), title);
  assert.equal(await page.text('.diagnosis .steps .command code'), 'kubectl get nnc --namespace kube-system');
  assert.doesNotMatch(await page.text('.diagnosis'), /`/);
}));
