// Prints how long an answer takes from the paste to the paint, beside the time of a frame that changes nothing.
import { readFile } from 'node:fs/promises';
import { closeBrowser } from './support/browser.mjs';
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
await closeBrowser();
