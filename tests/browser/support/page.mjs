// One visit to the page, as a person and as a witness: what a journey does, reads and must not see.
import assert from 'node:assert/strict';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// How long a journey waits for what should come, in milliseconds.
const PATIENCE = 15_000;
const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** A visit. `tab` is puppeteer's page, for what no method here does. */
export class Page {
  /** Everything that the page asked for, said or did wrong, in order. */
  requests = [];
  messages = [];
  errors = [];

  constructor(tab, server) {
    this.tab = tab;
    this.server = server;
  }

  /**
   * Opens a tab that listens from the first byte on. Nothing is loaded yet.
   * @param {{ width?: number, height?: number, theme?: 'light' | 'dark', zoom?: number, touch?: boolean, javascript?: boolean,
   *   before?: () => void }} options `before` runs in the page ahead of its own scripts.
   */
  static async open(context, server, { width = 1360, height = 860, theme, zoom = 1, touch = false, javascript = true, before } = {}) {
    const page = new Page(await context.newPage(), server);
    const { tab } = page;
    tab.on('request', (request) => page.requests.push(request.url()));
    tab.on('console', (message) => page.messages.push({ type: message.type(), text: message.text() }));
    tab.on('pageerror', (error) => page.errors.push(String(error)));
    tab.setDefaultTimeout(PATIENCE);
    await tab.setViewport({ width, height, deviceScaleFactor: zoom, hasTouch: touch, isMobile: touch });
    await tab.setJavaScriptEnabled(javascript);
    if (theme) await page.theme(theme);
    await tab.evaluateOnNewDocument(watch);
    if (before) await tab.evaluateOnNewDocument(before);
    return page;
  }

  /** Loads the page; `place` is what follows the site's address (`''`, `#/view`, `no/such`). */
  async load(place = '') {
    await this.tab.goto(new URL(place, this.server.url).href, { waitUntil: 'load' });
  }

  /** Waits until the program has taken the static page's place. */
  async ready() {
    await this.see('[data-ready]');
  }

  /** Waits until the browser holds this build and no longer needs its host. */
  async held() {
    await this.tab.evaluate(async () => {
      const { serviceWorker } = navigator;
      await serviceWorker.ready;
      if (serviceWorker.controller) return;
      await new Promise((served) => serviceWorker.addEventListener('controllerchange', served, { once: true }));
    });
  }

  /** Waits for an element that can be seen, and gives it; longer than usual where a `timeout` in ms says so. */
  see(selector, { timeout = PATIENCE } = {}) {
    return this.tab.waitForSelector(selector, { visible: true, timeout });
  }

  /** Waits until no element matches. */
  gone(selector) {
    return this.tab.waitForSelector(selector, { hidden: true });
  }

  /** The text of the first match as it is seen, white space joined. */
  async text(selector) {
    await this.see(selector);
    return (await this.texts(selector))[0];
  }

  /** The texts of all matches. */
  texts(selector) {
    return this.tab.$$eval(selector, (found) => found.map((one) => one.innerText.replace(/\s+/g, ' ').trim()));
  }

  /** How many elements match. */
  count(selector) {
    return this.tab.$$eval(selector, (found) => found.length);
  }

  /** An attribute of the first match. */
  attribute(selector, name) {
    return this.tab.$eval(selector, (one, wanted) => one.getAttribute(wanted), name);
  }

  /** Clicks the first match. */
  async click(selector) {
    await (await this.see(selector)).click();
  }

  /** Clicks the button, link or summary of that visible name. */
  async press(name) {
    const found = await this.tab.$$('button, a, summary, [role=button]');
    for (const one of found) {
      const [label, seen] = await one.evaluate((it) => [it.innerText.trim(), it.checkVisibility()]);
      if (label === name && seen) {
        await still(one);
        return one.click();
      }
    }
    assert.fail(`there is no button “${name}”`);
  }

  /** A key, or a chord as `Control+z`. */
  async key(chord) {
    const keys = chord.split('+');
    for (const one of keys) await this.tab.keyboard.down(one);
    for (const one of keys.reverse()) await this.tab.keyboard.up(one);
  }

  /** Pastes into an element through the clipboard and the keyboard, as a person would. */
  async paste(text, into = '#paste') {
    await (await this.see(into)).focus();
    await this.tab.evaluate((copied) => navigator.clipboard.writeText(copied), text);
    await this.tab.keyboard.down('Control');
    await this.tab.keyboard.press('v', { commands: ['Paste'] });
    await this.tab.keyboard.up('Control');
  }

  /** What is on the clipboard. */
  clipboard() {
    return this.tab.evaluate(() => navigator.clipboard.readText());
  }

  /** Drops files above an element; each is `{ name, text, type? }`. */
  drop(files, onto = 'body') {
    return this.tab.$eval(onto, (target, given) => {
      const dataTransfer = new DataTransfer();
      for (const { name, text, type = '' } of given) dataTransfer.items.add(new File([text], name, { type }));
      for (const step of ['dragenter', 'dragover', 'drop']) {
        target.dispatchEvent(new DragEvent(step, { bubbles: true, cancelable: true, dataTransfer }));
      }
    }, files);
  }

  /** Chooses files of this machine in an `<input type=file>`. */
  async choose(paths, input = 'input[type=file]') {
    await (await this.tab.$(input)).uploadFile(...paths);
  }

  /** Runs an action that saves a file, and gives the file's `{ name, text }`. */
  async download(action) {
    const folder = await mkdtemp(join(tmpdir(), 'journey-'));
    const session = await this.tab.createCDPSession();
    try {
      await session.send('Browser.setDownloadBehavior', {
        behavior: 'allow',
        browserContextId: this.tab.browserContext().id,
        downloadPath: folder,
      });
      await action();
      const name = await until(async () => (await readdir(folder)).find((one) => !one.endsWith('.crdownload')), 'a saved file');
      return { name, text: await readFile(join(folder, name), 'utf8') };
    } finally {
      await session.detach();
      await rm(folder, { recursive: true });
    }
  }

  /**
   * Milliseconds from the start of an action to the frame that first shows the selector: the event's own time
   * stamp, then the first task after that frame's paint.
   * @param {string} event the event that starts the clock, such as `paste`
   */
  async timeToPaint(event, selector, action) {
    await this.tab.evaluate(([event, selector]) => {
      window.painted = new Promise((done) => {
        addEventListener(event, ({ timeStamp }) => {
          const look = () => {
            if (!document.querySelector(selector)) return requestAnimationFrame(look);
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => done(performance.now() - timeStamp);
            port2.postMessage(0);
          };
          requestAnimationFrame(look);
        }, { capture: true, once: true });
      });
    }, [event, selector]);
    await action();
    return this.tab.evaluate(() => window.painted);
  }

  /** The durations in milliseconds of the main thread's tasks of more than 50 ms since loading. */
  longTasks() {
    return this.tab.evaluate(() => window.witness.longTasks);
  }

  /** Asks for a theme as the system would. */
  theme(theme) {
    return this.tab.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }]);
  }

  /** Gives the window another size, in CSS pixels. */
  resize(width, height = 860) {
    return this.tab.setViewport({ width, height });
  }

  /** Asserts that nothing sticks out to the side at the present width. */
  async assertNoSidewaysScroll() {
    const [wide, room] = await this.tab.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    assert.ok(wide <= room, `the page is ${wide} pixels wide in a window of ${room}`);
  }

  /** Asserts WCAG 2.2 A and AA, as far as a program can tell. */
  async assertAccessible() {
    if (!await this.tab.evaluate(() => 'axe' in window)) await this.tab.evaluate(await readFile(AXE, 'utf8'));
    const found = await this.tab.evaluate(async () => {
      const { violations } = await window.axe.run(document, {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      });
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' · ')}`);
    });
    assert.deepEqual(found, []);
  }

  /** Takes a picture of the window, or of the whole page, into a file. */
  async picture(path, { whole = false } = {}) {
    await this.tab.screenshot({ path, fullPage: whole, optimizeForSpeed: false });
  }

  /** Asserts that the page asked no other origin, said nothing on the console, and broke no policy. */
  async assertQuiet() {
    const { origin } = new URL(this.server.url);
    const foreign = this.requests.filter((url) => !url.startsWith(`${origin}/`) && !/^(blob|data):/.test(url));
    assert.deepEqual(foreign, [], 'requests to another origin');
    assert.deepEqual(await this.violations(), [], 'violations of the policy');
    assert.deepEqual(this.messages, [], 'messages on the console');
    assert.deepEqual(this.errors, [], 'errors that nothing caught');
  }

  /** What the page's policy has forbidden, as `directive: what`. */
  violations() {
    return this.tab.evaluate(() => window.witness?.violations ?? []);
  }

  async close() {
    await this.tab.close();
  }
}

// Runs in the page ahead of everything else.
function watch() {
  const witness = { violations: [], longTasks: [] };
  Object.defineProperty(window, 'witness', { value: witness });
  addEventListener('securitypolicyviolation', (event) => {
    witness.violations.push(`${event.effectiveDirective}: ${event.blockedURI} ${event.sample}`);
  });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) witness.longTasks.push(duration);
  }).observe({ type: 'longtask', buffered: true });
}

async function until(find, what) {
  const end = Date.now() + PATIENCE;
  while (Date.now() < end) {
    const found = await find();
    if (found) return found;
    await new Promise((later) => setTimeout(later, 20));
  }
  assert.fail(`there was no ${what} within ${PATIENCE} ms`);
}

/** Waits until an element has stood in one place for two frames: nobody presses what moves. */
async function still(element) {
  await element.evaluate((it) => new Promise((done) => {
    const at = () => `${it.getBoundingClientRect().x} ${it.getBoundingClientRect().y}`;
    let [before, frames] = [at(), 0];
    const look = () => {
      const now = at();
      frames = now === before ? frames + 1 : 0;
      before = now;
      if (frames >= 2) done();
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  }));
}
