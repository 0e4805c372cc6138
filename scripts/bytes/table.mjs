// Prints what each part of the program weighs in the page and in its annex, plain and with brotli (each part alone, so
// that the parts are more than the whole), then the files as a good host sends them. The programs are read as the last
// build left them in target/named: their functions have names, and wasm-opt has not made them smaller yet.
import { readdir, readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import { partsOf } from './parts.mjs';

const ROOT = new URL('../../', import.meta.url);
const PROGRAMS = ['app', 'annex'];
// Other people's crates below this share of every program are one row.
const LEAST_SHARE = 0.003;

// The best takes ten times as long, and is worth that where a file is told.
const QUICK = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };

const compress = promisify(brotliCompress);
const brotli = async (bytes, options) => (bytes.length ? (await compress(bytes, options)).length : 0);
const size = (pieces) => pieces.reduce((sum, { length }) => sum + length, 0);

/** `[name, pieces of each program][]`, the heaviest first. */
function rowsOf(programs) {
  const totals = programs.map((parts) => size([...parts.values()].flat()));
  const rows = new Map();
  for (const name of new Set(programs.flatMap((parts) => [...parts.keys()]))) {
    const pieces = programs.map((parts) => parts.get(name) ?? []);
    const isSmall = pieces.every((some, at) => size(some) < totals[at] * LEAST_SHARE);
    const shown = name.startsWith('crate ') && isSmall ? 'other crates' : name;
    rows.set(shown, pieces.map((some, at) => [...(rows.get(shown)?.[at] ?? []), ...some]));
  }
  const most = (pieces) => Math.max(...pieces.map(size));
  return [...rows].sort(([, one], [, other]) => most(other) - most(one));
}

function line(name, cells) {
  const shown = cells.map((cell) => (cell || '').toLocaleString('en').padStart(11));
  console.log(`   ${name.padEnd(32)}${shown.join('')}`.trimEnd());
}

async function printParts() {
  const programs = await Promise.all(PROGRAMS.map(async (name) => partsOf(await readFile(new URL(`target/named/${name}.wasm`, ROOT)))));
  line('before wasm-opt', PROGRAMS.flatMap((name) => [name, 'brotli']));
  for (const [name, pieces] of rowsOf(programs)) {
    const sizes = pieces.map(async (some) => [size(some), await brotli(Buffer.concat(some), QUICK)]);
    line(name, (await Promise.all(sizes)).flat());
  }
  line('all parts', programs.flatMap((parts) => [size([...parts.values()].flat()), '']));
}

async function printFiles() {
  const files = (await readdir(new URL('dist/', ROOT))).filter((name) => /\.(html|js|wasm)$/.test(name));
  line('as sent', ['bytes', 'brotli']);
  const weighed = files.map(async (name) => {
    const bytes = await readFile(new URL(`dist/${name}`, ROOT));
    return [name, [bytes.length, await brotli(bytes)]];
  });
  for (const [name, sizes] of await Promise.all(weighed)) line(name, sizes);
}

await printParts();
await printFiles();
