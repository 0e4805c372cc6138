// What a browser holds of the page on this machine.

/** Everything that outlives the tab, as text: storage, databases, caches, cookies, and the addresses to go back to. */
export async function held(page) {
  const inPage = await page.tab.evaluate(async () => {
    const databases = (await indexedDB.databases()).map(({ name }) => name);
    const cached = [];
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) cached.push(request.url, await (await cache.match(request)).text());
    }
    const state = [history.state, window.name, document.cookie, document.referrer];
    return JSON.stringify([{ ...localStorage }, { ...sessionStorage }, databases, state]) + cached.join('\n');
  });
  const session = await page.tab.createCDPSession();
  const { entries } = await session.send('Page.getNavigationHistory');
  const { cookies } = await session.send('Network.getAllCookies');
  await session.detach();
  return inPage + JSON.stringify([entries.map(({ url }) => url), cookies]);
}

/** The designs that are kept: what stands under each name, the newest first. */
export async function keptDesigns(page) {
  const all = await page.tab.evaluate(() => Object.entries(localStorage).filter(([name]) => name.startsWith('aks-network-planner/design/')));
  return all.map(([name, entry]) => ({ name, entry })).sort((one, other) => parseInt(other.entry, 10) - parseInt(one.entry, 10));
}

/** Waits until so many designs are kept. */
export const keeps = (page, count) => page.tab.waitForFunction((count) => (
  Object.keys(localStorage).filter((name) => name.startsWith('aks-network-planner/design/')).length === count
), {}, count);
