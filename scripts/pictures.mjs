// Takes the README's pictures: each scene in its window and theme, into pictures/.
import { mkdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { closeBrowser } from '../tests/browser/support/browser.mjs';
import { visit } from '../tests/browser/support/visit.mjs';

const FOLDER = fileURLToPath(new URL('../pictures/', import.meta.url));
const DOCUMENTS = new URL('../tests/documents/', import.meta.url);

const DESIGN = ['payments-prod.cluster.json', 'payments-prod.network.json', 'offices.txt'];

// The documents that are pasted one after another, and the window.
const SCENES = [
  { name: 'start', documents: [], width: 1360, height: 760, theme: 'light' },
  { name: 'verdict-light', documents: DESIGN, width: 1360, height: 1100, theme: 'light' },
  { name: 'verdict-dark', documents: DESIGN, width: 1360, height: 1100, theme: 'dark' },
  { name: 'verdict-phone', documents: DESIGN, width: 390, height: 1100, theme: 'light' },
  { name: 'map-light', documents: DESIGN, place: '#/map', width: 1360, height: 900, theme: 'light' },
  { name: 'capacity-dark', documents: DESIGN, place: '#/capacity', width: 1360, height: 900, theme: 'dark' },
];

await mkdir(FOLDER, { recursive: true });
for (const { name, documents, place = '', ...window } of SCENES) {
  await visit(async (page) => {
    await page.load(place);
    await page.ready();
    for (const document of documents) {
      const readings = await page.count('.reading');
      await page.paste(await readFile(new URL(document, DOCUMENTS), 'utf8'));
      await page.tab.waitForFunction((before) => document.querySelectorAll('.reading').length > before, {}, readings);
    }
    await page.tab.evaluate(() => scrollTo(0, 0));
    await page.picture(`${FOLDER}${name}.png`);
    await page.assertQuiet();
  }, window);
  console.log(`pictures/${name}.png`);
}
await closeBrowser();
