// Prints Lighthouse's score for performance and what it is made of: the median of five first visits.
import { closeBrowser } from './support/browser.mjs';
import { audit } from './support/lighthouse.mjs';

const VISITS = 5;
const PARTS = { FCP: 'first-contentful-paint', LCP: 'largest-contentful-paint', TBT: 'total-blocking-time' };

const results = [];
for (let visit = 0; visit < VISITS; visit += 1) results.push(await audit());
await closeBrowser();

const median = (read) => results.map(read).toSorted((one, other) => one - other)[Math.floor(VISITS / 2)];
const score = median(({ categories }) => Math.round(categories.performance.score * 100));
const parts = Object.entries(PARTS).map(([name, id]) => `${name} ${Math.round(median(({ audits }) => audits[id].numericValue))} ms`);
console.log(`Lighthouse, performance: ${score} (goal 100, at least 98); ${parts.join(', ')}`);
