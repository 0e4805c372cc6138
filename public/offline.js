// Holds exactly the files of one build, so that the page works without a connection. A newer build is held beside
// it and waits until somebody asks for it: no page is ever served files of two builds.

// Each file and the SHA-256 of its bytes, and what tells this build from others: the build writes them here.
const FILES = { 'name-of-a-file': 'its-digest' };
const BUILD = 'name-of-this-build';

const NAMED_AFTER_CONTENT = /-[0-9a-f]{12,}[._]/;

// Other copies of the page may live on the same host.
const OWN = `${registration.scope} `;
const HELD = OWN + BUILD;

addEventListener('install', (event) => event.waitUntil(hold()));
addEventListener('activate', (event) => event.waitUntil(Promise.all([forget(), clients.claim()])));
addEventListener('message', ({ data }) => data === 'use' && skipWaiting());
addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || !request.url.startsWith(registration.scope)) return;
  if (request.mode === 'navigate') event.waitUntil(forget());
  event.respondWith(answer(request));
});

// All files, or none.
async function hold() {
  const held = await caches.open(HELD);
  try {
    await Promise.all(Object.entries(FILES).map(async ([name, digest]) => {
      const answer = await fetch(name, { cache: NAMED_AFTER_CONTENT.test(name) ? 'default' : 'no-cache' });
      if (!answer.ok || await digestOf(answer.clone()) !== digest) throw new Error(`${name} is not of build ${BUILD}`);
      await held.put(name, answer);
    }));
  } catch (why) {
    await caches.delete(HELD);
    throw why;
  }
}

async function digestOf(answer) {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await answer.arrayBuffer()));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

async function answer(request) {
  const url = new URL(request.url);
  const name = url.pathname.slice(new URL(registration.scope).pathname.length);
  // A link whose # somebody's mail program has escaped.
  if (/^(index\.html)?%23/i.test(name)) return Response.redirect(registration.scope + name.replace(/^(index\.html)?%23/i, '#'));
  const held = await caches.open(HELD);
  const whatever = { ignoreVary: true };
  const file = name === '' || name === 'index.html' ? './' : name;
  // A page of an older build that is still open asks for what only that build has.
  return await held.match(file, whatever) ?? await caches.match(request, whatever) ?? fetch(request);
}

// The files of other builds, once no other page can be in need of them.
async function forget() {
  const open = await clients.matchAll({ type: 'window', includeUncontrolled: true });
  if (open.length > 1 || registration.waiting || registration.installing) return;
  const others = (await caches.keys()).filter((name) => name.startsWith(OWN) && name !== HELD);
  await Promise.all(others.map((name) => caches.delete(name)));
}
