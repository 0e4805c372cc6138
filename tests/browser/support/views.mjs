// Every view of the page, one after the other, with everything on it unfolded.

/** Letters that turn the direction of those around them. */
export const TURNING = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/u;

/** Shows every view and has it looked at: `look(view)`, the view's address. */
export async function everyView(page, look) {
  const views = await page.tab.$$eval('.tabs a', (tabs) => tabs.map((tab) => tab.getAttribute('href')));
  for (const view of [...views, '#/rules']) {
    await page.tab.evaluate((view) => { location.hash = view; }, view);
    await settled(page, view);
    // What is unfolded holds more to unfold.
    for (let depth = 0; depth < 2; depth += 1) {
      await page.tab.evaluate(() => document.querySelectorAll('details:not([open])').forEach((fold) => { fold.open = true; }));
      await settled(page, view);
    }
    await look(view);
  }
}

/** Waits until a view is shown and nothing on it is still being made. */
async function settled(page, view) {
  await page.tab.waitForFunction((view) => {
    const tab = document.querySelector(`.tabs a[href="${view}"]`);
    const isShown = !tab || tab.hasAttribute('aria-current');
    return isShown && document.querySelector('main h1') && !/(Working it out|Working out|Making it|Making the link) …/.test(document.querySelector('main').innerText);
  }, {}, view);
  await page.tab.evaluate(() => new Promise((painted) => { requestAnimationFrame(() => setTimeout(painted)); }));
}

/** What of the page is no text of it: elements and attributes that a planted markup would have made. */
export const madeByMarkup = (page) => page.tab.evaluate(() => {
  const addresses = ['href', 'xlink:href', 'src', 'action', 'formaction', 'poster', 'data', 'ping'];
  const leads = ({ name, value }) => addresses.includes(name) && !/^(https?:|#|data:image\/svg\+xml,)/.test(value);
  const found = [...document.querySelectorAll('#app *')].filter((one) => (
    one.matches('script, style, iframe, object, embed, base, meta, link, img:not([src^="data:image/svg+xml,"]), [srcdoc], [style*="url"]')
      || [...one.attributes].some((attribute) => attribute.name.startsWith('on') || leads(attribute))
  ));
  return found.map((one) => one.outerHTML.slice(0, 200));
});

/** Texts and attributes of the page that hold letters which turn the direction of others. */
export const turned = (page) => page.tab.evaluate((letters) => {
  const turns = new RegExp(letters, 'u');
  const texts = [document.title];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const { data, attributes = [] } = walk.currentNode;
    texts.push(data ?? '', ...[...attributes].map(({ value }) => value));
  }
  return texts.filter((text) => turns.test(text));
}, TURNING.source);

/** The commands on the page, to be copied into a shell. */
export const commands = (page) => page.tab.$$eval('.command code', (all) => all.map((one) => one.textContent));
