// The files that tell hosts which headers to send.
import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { DIST } from './support/visit.mjs';
import { headersOf } from './support/server.mjs';

test('every kind of host is told the same headers', async () => {
  const azure = JSON.parse(await readFile(join(DIST, 'staticwebapp.config.json'), 'utf8'));
  const wanted = await headersOf(DIST);
  assert.deepEqual(azure.globalHeaders, wanted);
  const nginx = await readFile(new URL('../../docs/nginx.conf', import.meta.url), 'utf8');
  const added = [...nginx.matchAll(/add_header (\S+) "([^"]*)" always;/g)].map(([, name, value]) => [name, value]);
  assert.deepEqual(Object.fromEntries(added), wanted);
});

test('no other page may frame this one', async () => {
  assert.equal((await headersOf(DIST))['Content-Security-Policy'], "frame-ancestors 'none'");
});

test('the page’s policy allows nothing from elsewhere, and no script or style but its own', async () => {
  const page = await readFile(join(DIST, 'index.html'), 'utf8');
  const policy = page.match(/Content-Security-Policy" content="([^"]*)"/)[1];
  assert.equal(
    policy.replace(/'sha256-[A-Za-z0-9+/]{43}='/g, '#'),
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval' # #; style-src 'self' #; img-src 'self' data:; "
      + "font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'",
  );
});

test('no file of the page names a folder of the machine that it was built on', async () => {
  const homes = [homedir(), process.env.CARGO_HOME, fileURLToPath(new URL('../../', import.meta.url))].filter(Boolean);
  const files = (await readdir(DIST, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  assert.ok(files.some(({ name }) => name.endsWith('.wasm')));
  for (const { parentPath, name } of files) {
    const bytes = await readFile(join(parentPath, name));
    for (const home of homes) assert.ok(!bytes.includes(join(home, '/')), `${name} names ${home}`);
  }
});
