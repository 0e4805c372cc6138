// Takes the README's pictures: each scene in its window and theme, into pictures/.
import { mkdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { closeBrowser } from '../tests/browser/support/browser.mjs';
import { visit } from '../tests/browser/support/visit.mjs';

const FOLDER = fileURLToPath(new URL('../pictures/', import.meta.url));
const DOCUMENTS = new URL('../tests/documents/', import.meta.url);

// What is pasted, `wait` for what then shows the answer, and the window.
const SCENES = [
  { name: 'start-light', width: 1360, height: 760, theme: 'light' },
  { name: 'start-dark', width: 1360, height: 760, theme: 'dark' },
];

await mkdir(FOLDER, { recursive: true });
for (const { name, paste = [], wait = '[data-ready]', ...window } of SCENES) {
  await visit(async (page) => {
    await page.load();
    await page.ready();
    for (const document of paste) await page.paste(await readFile(new URL(document, DOCUMENTS), 'utf8'));
    await page.see(wait);
    await page.picture(`${FOLDER}${name}.png`);
    await page.assertQuiet();
  }, window);
  console.log(`pictures/${name}.png`);
}
await closeBrowser();
