// Prints what a fleet takes in the browser: 5,000 clusters, 20,000 pools, 30,000 prefixes from the paste to the first
// table, each interaction with it, the longest tasks of the main thread, and memory.
import { readFileSync } from 'node:fs';
import { browser, closeBrowser } from './support/browser.mjs';
import { graphMaker } from './support/graph.mjs';
import { visit } from './support/visit.mjs';

const CLUSTERS = Number(process.env.CLUSTERS || 5_000);
const rest = (time) => new Promise((later) => setTimeout(later, time));
const line = (what, value, note = '') => console.log(`   ${what.padEnd(64)} ${String(value).padStart(7)} ${note}`);

/** Milliseconds from an action of the page to the first frame in which `until` holds, and the tasks over 50 ms. */
async function time(page, action, until) {
  const began = await page.tab.evaluate(() => {
    window.witness.longTasks.length = 0;
    return performance.now();
  });
  const taken = await page.tab.evaluate(async (action, until) => {
    const began = performance.now();
    (0, eval)(action);
    const holds = (0, eval)(until);
    for (;;) {
      await new Promise((frame) => { requestAnimationFrame(frame); });
      if (holds()) break;
    }
    await new Promise((painted) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = painted;
      port2.postMessage(0);
    });
    return performance.now() - began;
  }, action, `(() => ${until})`);
  await rest(200);
  const long = (await page.longTasks()).filter((duration) => duration > 50);
  return { taken: Math.round(taken), long: long.length ? `tasks over 50 ms: ${long.join(', ')}` : '', began };
}

async function report(page, what, action, until) {
  const { taken, long } = await time(page, action, until);
  line(what, taken, long);
}

/** Megabytes that the processes of pages hold for themselves, workers with them: everything that the browser keeps too. */
async function memory(page) {
  const session = await page.tab.browser().target().createCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  const held = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => {
    const status = readFileSync(`/proc/${id}/status`, 'utf8');
    return Number(/RssAnon:\s+(\d+)/.exec(status)?.[1] ?? 0) >> 10;
  });
  return Math.max(...held);
}

await visit(async (page) => {
  await page.load('#/fleet');
  await page.ready();
  const megabytes = await page.tab.evaluate((count) => {
    const text = window.graph(count);
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', text);
    window.pasteLarge = () => document.getElementById('paste').dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    return text.length >> 20;
  }, CLUSTERS);
  // The worker's files are there by now, as they are for whoever copies a query first.
  await rest(4_000);
  console.log(`   ${CLUSTERS.toLocaleString('en')} clusters, ${megabytes} MB of Resource Graph                ms`);
  await report(page, 'paste to the first useful table', 'window.pasteLarge()', "document.querySelector('.rows tbody th')");
  // What is measured is the planner's, not the copy of the text that this program pasted from.
  await page.tab.evaluate(() => { delete window.pasteLarge; });
  line('memory with the worker after it (MB)', await memory(page));
  line('rows in the document', await page.count('.rows tbody th'));
  const press = (title) => `[...document.querySelectorAll('.rows thead button')].find((one) => one.innerText === '${title}').click()`;
  const firstIs = (name) => `document.querySelector('.rows tbody th')?.innerText === '${name}'`;
  await report(page, 'sort by name', press('Cluster'), firstIs('aks-0'));
  await report(page, 'sort from the end', press('Cluster'), firstIs(`aks-${Math.min(CLUSTERS, 1_000) - 1}`));
  const type = (text) => `{ const box = document.querySelector('.filters [type=search]'); box.value = '${text}'; box.dispatchEvent(new Event('input', { bubbles: true })); }`;
  const shown = "/ of /.test(document.querySelector('.fleet .answers > p').innerText)";
  await report(page, 'filter by a word', type('kubenet'), shown);
  await report(page, 'filter by nothing again', type(''), `!${shown}`);
  const choose = (value) => `{ const select = document.querySelector('.filters select'); select.value = '${value}'; select.dispatchEvent(new Event('change', { bubbles: true })); }`;
  await report(page, 'choose a network model', choose('kubenet'), shown);
  await report(page, 'choose any again', choose(''), `!${shown}`);
  await report(page, 'turn to the next page',
    "[...document.querySelectorAll('.fleet .actions button')].find((one) => one.innerText === 'Next').click()",
    "document.querySelector('.rows tbody tr').ariaRowIndex === '22'");
  await report(page, 'select a cluster', "document.querySelector('.rows tbody th button').click()", "document.querySelector('h1.verdict')");
  await page.click('.matrix td button.ask');
  await page.see('.explanation .change summary', { timeout: 60_000 });
  await page.click('.explanation .change summary');
  const name = (await page.text('h1.verdict')).split(/[: ]/)[0];
  await page.tab.evaluate(() => { location.hash = '#/fleet'; });
  await page.see('.rows tbody th', { timeout: 60_000 });
  await report(page, 'search for it', type(name), firstIs(name));
  await page.tab.evaluate(() => { window.rowsBefore = document.querySelector('.rows').innerText; });
  await report(page, 'edit one cluster', `{
    const field = document.querySelector('.explanation .change input');
    field.focus(); field.value = '4000';
    for (const event of ['input', 'change']) field.dispatchEvent(new Event(event, { bubbles: true }));
  }`, "document.querySelector('.rows').innerText !== window.rowsBefore");
  line('memory with the worker after all of it (MB)', await memory(page));
}, { before: graphMaker });

/** 100,000 ranges of an address plan: what the page itself does with them, all in tasks of its own. */
await visit(async (page) => {
  await page.load('#/fleet');
  await page.ready();
  await page.tab.evaluate(() => {
    const address = (at) => `10.${at >> 10 & 255}.${at >> 2 & 255}.${(at & 3) << 6}/${26 + at % 3}`;
    window.copied = new DataTransfer();
    window.copied.setData('text/plain', Array.from({ length: 100_000 }, (_, at) => `${address(at)}  site ${at}`).join('\n'));
    window.pasteLarge = () => document.getElementById('paste').dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: window.copied, bubbles: true, cancelable: true }));
  });
  await rest(4_000);
  await report(page, '100,000 ranges, paste to the answer', 'window.pasteLarge()', "document.querySelector('.reading') && !document.querySelector('.working')");
});
/** The sweep itself over as many, in the same browser, with the engine alone. */
async function sweep(file) {
  const bytes = readFileSync(file).toString('base64');
  const tab = await (await browser()).newPage();
  for (const [what, meets, least] of [['none of which meet', 0, 0], ['a quarter of which meet others', 1, 10_000]]) {
    const { found, times } = await tab.evaluate(async (bytes, meets) => {
      const module = await WebAssembly.compile(Uint8Array.from(atob(bytes), (one) => one.charCodeAt(0)));
      // What the module would ask of a page it does not call here.
      const imports = {};
      for (const { module: from, name } of WebAssembly.Module.imports(module)) (imports[from] ??= {})[name] = () => {};
      const { plan, pairs } = (await WebAssembly.instantiate(module, imports)).exports;
      plan(100_000, meets);
      const times = [];
      let found = 0;
      for (let run = 0; run < 7; run += 1) {
        const began = performance.now();
        found = pairs();
        times.push(performance.now() - began);
      }
      return { found, times };
    }, bytes, meets);
    if (meets ? found < least : found !== 0) throw new Error(`${found} pairs of ranges, ${what}`);
    const [first, ...later] = times.map(Math.round);
    line(`the sweep of 100,000 ranges, ${what}`, first, `then ${later.join(', ')}; ${found.toLocaleString('en')} pairs`);
  }
  await tab.close();
}

if (process.env.SWEEP) await sweep(process.env.SWEEP);
await closeBrowser();
