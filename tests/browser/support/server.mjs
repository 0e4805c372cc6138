// A static host on a free port of this machine: serves a folder below a path, compressed, with the headers
// that the folder's _headers file asks hosts for. Keeps a list of what was asked of it.
import { createServer } from 'node:http';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
};

/**
 * Serves `folder` below `under`.
 * @param {{ under?: string, refuse?: (path: string) => boolean }} options `refuse` names what is answered
 *   with 500, as a broken host would.
 * @returns {Promise<{ url: string, requests: string[], heads: string[], close: () => Promise<void> }>} `requests` holds the
 *   paths asked for, below `under` where they are; `heads` what was asked with them, as text.
 */
export async function serve(folder, { under = '/a/b/', refuse = () => false } = {}) {
  const headers = await headersOf(folder);
  const [requests, heads] = [[], []];
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, 'http://host');
    const path = pathname.startsWith(under) ? pathname.slice(under.length) : pathname;
    requests.push(path || 'index.html');
    heads.push(`${request.method} ${request.url} ${request.rawHeaders.join(' ')}`);
    request.on('data', (body) => heads.push(String(body)));
    const { status, name, body } = refuse(path) ? { status: 500, name: '.html', body: '' } : await find(folder, pathname, under);
    const type = TYPES[extname(name)] ?? 'application/octet-stream';
    response.writeHead(status, { ...headers, 'Content-Type': type, 'Content-Encoding': 'br', 'Cache-Control': 'no-store' });
    response.end(compressed(body));
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${server.address().port}${under}`,
    requests,
    heads,
    close: () => new Promise((closed) => {
      server.closeAllConnections();
      server.close(closed);
    }),
  };
}

async function find(folder, pathname, under) {
  const below = normalize(decodeURIComponent(pathname.slice(under.length)) || 'index.html');
  if (pathname.startsWith(under) && !below.startsWith('..') && !below.endsWith(sep)) {
    try {
      return { status: 200, name: below, body: await readFile(join(folder, below)) };
    } catch {
      // What is not there is answered as a host would, below.
    }
  }
  return { status: 404, name: '404.html', body: await readFile(join(folder, '404.html')) };
}

// What was compressed before, by its digest: the same files are asked for by every visit.
const KEPT = new Map();

function compressed(body) {
  const digest = createHash('sha256').update(body).digest('hex');
  const kept = KEPT.get(digest) ?? brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } });
  KEPT.set(digest, kept);
  return kept;
}

/** The headers that the folder's _headers file gives for every path. */
export async function headersOf(folder) {
  const lines = (await readFile(join(folder, '_headers'), 'utf8')).split('\n');
  const given = lines.slice(lines.indexOf('/*') + 1).filter((line) => line.startsWith('  '));
  return Object.fromEntries(given.map((line) => line.trim().split(/:\s*(.*)/s, 2)));
}
