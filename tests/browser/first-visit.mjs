// Prints what a first visit transfers: each file that the page asks for, brotli at its best as a good host
// keeps it, and the sum.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { closeBrowser } from './support/browser.mjs';
import { DIST, visit } from './support/visit.mjs';

/** The files of a first visit with their sizes in bytes, `{ name, plain, sent }`. */
export async function firstVisit() {
  let names;
  await visit(async (page) => {
    await page.load();
    await page.ready();
    names = [...page.server.requests];
  });
  return Promise.all(names.map(async (name) => {
    const bytes = await readFile(join(DIST, name));
    return { name, plain: bytes.length, sent: brotliCompressSync(bytes).length };
  }));
}

if (process.argv[1] === import.meta.filename) {
  const files = await firstVisit();
  const total = (size) => files.reduce((sum, file) => sum + file[size], 0);
  const line = (name, plain, sent) => console.log(`   ${name.padEnd(32)} ${comma(plain).padStart(9)} ${comma(sent).padStart(9)}`);
  line('', 'bytes', 'brotli');
  for (const { name, plain, sent } of files) line(name, plain, sent);
  line(`${files.length} requests`, total('plain'), total('sent'));
  await closeBrowser();
}

function comma(value) {
  return typeof value === 'number' ? value.toLocaleString('en') : value;
}
