// Prints how long an answer takes from the paste to the paint, beside the time of a frame that changes nothing.
import { readFile } from 'node:fs/promises';
import { closeBrowser } from './support/browser.mjs';
import { fleetMaker } from './support/fleet.mjs';
import { visit } from './support/visit.mjs';

const cluster = JSON.parse(await readFile(new URL('../documents/payments-prod.cluster.json', import.meta.url), 'utf8'));

const CASES = { 'one cluster': 1, 'fifty clusters': 50, 'five hundred clusters': 500 };
const RUNS = 7;

/** As many clusters, each with a name and an id of its own. */
function clusters(count) {
  const list = Array.from({ length: count }, (_, at) => ({
    ...cluster,
    name: `${cluster.name}-${at}`,
    id: `${cluster.id}-${at}`,
  }));
  return JSON.stringify(count === 1 ? list[0] : list, null, 2);
}

function median(values) {
  return values.toSorted((one, other) => one - other)[values.length >> 1];
}

async function measure(text) {
  let result;
  await visit(async (page) => {
    await page.load();
    await page.ready();
    // Nobody pastes in the first half second.
    await new Promise((later) => setTimeout(later, 500));
    const idle = await page.timeToPaint('keydown', 'body', () => page.key('Shift'));
    const answer = await page.timeToPaint('paste', 'h1.verdict', () => page.paste(text));
    result = { idle, answer, longest: Math.max(0, ...await page.longTasks()) };
  });
  return result;
}

console.log('   from paste to paint                 KB      ms   idle frame   longest task');
for (const [name, count] of Object.entries(CASES)) {
  const text = clusters(count);
  const runs = [];
  for (let run = 0; run < RUNS; run += 1) runs.push(await measure(text));
  const of = (key) => median(runs.map((run) => run[key])).toFixed(0);
  console.log(`   ${name.padEnd(30)} ${String(text.length >> 10).padStart(8)} ${of('answer').padStart(7)} ${of('idle').padStart(12)} ${of('longest').padStart(14)}`);
}

/** The map of fifty clusters and two hundred ranges: milliseconds from a key to its paint, median and longest. */
async function onTheMap() {
  const ranges = Array.from({ length: 200 }, (_, at) => `10.${at}.0.0/${16 + at % 8}  office ${at}`).join('\n');
  await visit(async (page) => {
    await page.load();
    await page.ready();
    await page.paste(clusters(50));
    await page.see('h1.verdict');
    await page.paste(ranges);
    await page.tab.waitForFunction(() => document.querySelectorAll('.reading').length === 2);
    await page.tab.evaluate(() => { location.hash = '#/map'; });
    await page.see('.map .cell');
    await page.tab.focus('.map');
    const keys = { zoom: ['+', '-'], 'move': ['ArrowRight', 'ArrowLeft'], 'select the next': ['ArrowDown'] };
    console.log(`   the map with ${await page.count('.map .cell')} blocks              median   longest (ms)`);
    for (const [what, pressed] of Object.entries(keys)) {
      const times = [];
      for (let run = 0; run < 24; run += 1) {
        times.push(await page.timeToPaint('keydown', '.map', () => page.tab.keyboard.press(pressed[run % pressed.length])));
      }
      console.log(`   ${what.padEnd(38)} ${median(times).toFixed(0).padStart(7)} ${Math.max(...times).toFixed(0).padStart(9)}`);
    }
    const hover = [];
    const cells = await page.tab.$$('.map .cell');
    for (let run = 0; run < 12; run += 1) {
      hover.push(await page.timeToPaint('pointerover', '.map', () => cells[10 + 3 * run].hover()));
    }
    console.log(`   ${'point at one'.padEnd(38)} ${median(hover).toFixed(0).padStart(7)} ${Math.max(...hover).toFixed(0).padStart(9)}`);
  });
}

/** Five thousand clusters: seconds from the paste to the table of them, and the longest task of the page. */
async function fleet() {
  await visit(async (page) => {
    await page.load();
    await page.ready();
    const megabytes = await page.tab.evaluate(() => {
      const text = window.fleet(5_000);
      window.copyLarge(text);
      return text.length >> 20;
    });
    await new Promise((later) => setTimeout(later, 500));
    await page.tab.evaluate(() => { window.witness.longTasks.length = 0; });
    const seen = page.timeToPaint('paste', '.clusters', () => page.tab.evaluate(() => window.pasteLarge()));
    const answer = await seen;
    const long = (await page.longTasks()).filter((duration) => duration > 50);
    console.log(`   five thousand clusters, ${megabytes} MB: ${answer.toFixed(0)} ms, tasks over 50 ms: ${long.join(', ') || 'none'}`);
  }, { before: fleetMaker });
}

await onTheMap();
await fleet();
await closeBrowser();
