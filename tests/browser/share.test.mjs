// The design as a link and as a file, and what opening them does.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import test from 'node:test';
import jsQR from 'jsqr';
import { PNG } from 'pngjs';
import { journey } from './support/journey.mjs';
import { visit } from './support/visit.mjs';

/** What is as good on a phone. */
const PLACES = [['', {}], [' on a phone', { width: 390, touch: true }]];

const own = (name) => readFile(new URL(`../documents/${name}`, import.meta.url), 'utf8');

/** Pastes a cluster with its network, and gives the answer's sentence. */
async function pasteCluster(page) {
  await page.paste((await own('aks-prod.cluster.json')) + '\n' + (await own('aks-prod.network.json')));
  await page.tab.waitForFunction(() => document.querySelectorAll('.reading').length === 2);
  return page.text('h1.verdict');
}

async function linkOf(page) {
  await page.press('Share');
  return page.text('.shared-link code');
}

for (const [where, options] of PLACES) {
  test(`a link opened in a clean profile gives the same answer${where}`, journey(async (page) => {
    const sentence = await pasteCluster(page);
    const link = await linkOf(page);
    assert.match(link, /#1\.[\w-]+\.[\w-]{6}$/);
    assert.doesNotMatch(link, /subscriptions|1b7e4d90/);
    assert.match(await page.text('.link-length'), /^\d+ characters: chat and mail programs pass it on whole/);
    await visit(async (other) => {
      await other.load(new URL(link).hash);
      assert.equal(await other.text('h1.verdict'), sentence);
      await other.assertQuiet();
    }, options);
  }, options));
}

test('the QR code holds the link', journey(async (page) => {
  await pasteCluster(page);
  const link = await linkOf(page);
  await page.press('As a QR code');
  const picture = PNG.sync.read(Buffer.from(await (await page.see('.qr-code')).screenshot()));
  assert.equal(jsQR(new Uint8ClampedArray(picture.data), picture.width, picture.height)?.data, link);
}));

test('names are replaced where that is wanted', journey(async (page) => {
  await pasteCluster(page);
  await linkOf(page);
  assert.match(await page.text('.travelling'), /Cluster aks-prod.*Service CIDR 10\.0\.0\.0\/16/);
  await page.click('input[type=checkbox]');
  await page.tab.waitForFunction(() => document.querySelector('.travelling')?.innerText.includes('cluster-1'));
  assert.doesNotMatch(await page.text('.travelling'), /aks-prod/);
}));

for (const [what, damage, words] of [
  ['cut', (link) => link.slice(0, -9), /cut|not whole|ends/i],
  ['damaged', (link) => link.replace(/\.(.)/, (_, letter) => `.${letter === 'A' ? 'B' : 'A'}`), /damaged|changed/i],
  ['newer', (link) => link.replace('#1.', '#9.'), /newer/i],
]) {
  test(`a ${what} link says so, and never shows a sample`, journey(async (page) => {
    await pasteCluster(page);
    const { hash } = new URL(await linkOf(page));
    await visit(async (other) => {
      await other.load(damage(hash));
      assert.match(await other.text('#paste-problems'), words);
      assert.equal(await other.count('.reading'), 0);
    });
  }));
}

for (const [what, fragment, words] of [
  ['far too long', `#1.${'A'.repeat(40_000)}.AAAAAA`, /longer than the 16384|longer than the 16,384/],
  ['that is noise', '#1.%00%FF<script>.AAAAAA', /no whole link of this planner/],
  ['whose check is that of other letters', '#1.AAAA.AAAAAA', /no whole link of this planner/],
]) {
  test(`a link ${what} is refused, and an empty design is offered`, journey(async (page) => {
    assert.match(await page.text('#paste-problems'), words);
    assert.equal(await page.count('.reading'), 0);
    await page.press('An empty design');
    await page.see('.thing');
  }, { place: fragment }));
}

test('the design is saved as a file and read again', journey(async (page) => {
  const sentence = await pasteCluster(page);
  await linkOf(page);
  const { name, text } = await page.download(() => page.press('Save the design'));
  assert.equal(name, 'aks-network-design.json');
  await visit(async (other) => {
    await other.load();
    await other.ready();
    await other.drop([{ name, text }]);
    assert.equal(await other.text('h1.verdict'), sentence);
  });
}));

/** Chooses a form by the beginning of its title. */
async function chooseForm(page, title) {
  await page.tab.waitForSelector('.forms optgroup');
  const value = await page.tab.$$eval('.forms option', (all, title) => all.find((one) => one.textContent.startsWith(title)).value, title);
  await page.tab.select('.forms select', value);
}

for (const [where, options] of PLACES) {
  test(`from a pasted cluster to a page of evidence that stands alone${where}`, journey(async (page) => {
    await pasteCluster(page);
    await linkOf(page);
    await chooseForm(page, 'Evidence of network design and isolation, page');
    await page.see('.forms pre');
    await page.tab.waitForFunction(() => document.querySelector('.forms pre').textContent.includes('<h1>Evidence'));
    const { name, text } = await page.download(() => page.press('Save as aks-evidence.html'));
    assert.equal(name, 'aks-evidence.html');
    assert.match(text, /<td>Network policy<\/td>|<td>Network plugin<\/td>/);
    assert.match(text, /, line \d+<\/td>/);
    assert.doesNotMatch(text, /<script|src=/);
    await page.assertNoSidewaysScroll();
  }, options));
}

/** Types into the field of that label, in the card whose summary begins with a text. */
async function type(page, card, label, text) {
  await page.tab.evaluate(([card, label]) => {
    const found = [...document.querySelectorAll('.thing')].find((one) => one.querySelector('summary').innerText.startsWith(card));
    const input = [...found.querySelectorAll('.field label')].find((one) => one.innerText.trim().startsWith(label)).querySelector('input');
    input.focus();
    input.select();
  }, [card, label]);
  await page.tab.keyboard.type(text);
  await page.key('Tab');
}

/** Waits until the form that is shown holds a text. */
function shown(page, text) {
  return page.tab.waitForFunction((text) => document.querySelector('.forms pre')?.textContent.includes(text), {}, text);
}

for (const [where, options] of PLACES) {
  test(`a Terraform plan is pasted, changed in the page and exported${where}`, journey(async (page) => {
    await page.paste(await own('terraform-plan.json'));
    await page.see('h1.verdict');
    await page.press('Design');
    await page.see('.thing');
    await type(page, 'Node pool user', 'Most nodes', '24');
    await page.see('.field[data-edited]');
    await linkOf(page);
    await chooseForm(page, 'Terraform (azurerm, azapi)');
    await shown(page, 'provider "azurerm"');
    const { name, text } = await page.download(() => page.press('Save as aks-network.tf'));
    assert.equal(name, 'aks-network.tf');
    const pool = text.slice(text.indexOf('resource "azurerm_kubernetes_cluster_node_pool" "pool_user"'));
    assert.match(pool, /min_count +\= 2\n +max_count += 24\n/);
    assert.match(text, /outbound_type +\= "userAssignedNATGateway"/);
    assert.match(text, /nat_gateway_id = azurerm_nat_gateway\.\w+\.id/);
    await chooseForm(page, 'Azure CLI commands for bash');
    await shown(page, 'az aks create');
    await page.click('.forms input[type=checkbox]');
    await page.tab.waitForFunction(() => !document.querySelector('.forms pre')?.textContent.includes('az aks create'));
    await shown(page, '--max-count 24');
    const change = await page.download(() => page.press('Save as aks-network.sh'));
    assert.match(change.text, /az aks nodepool update \\\n(?: {2,}--.*\n)*? +--name user \\\n(?: {2,}--.*\n)*? +--max-count 24/);
    assert.doesNotMatch(change.text, /az aks create|az network vnet create/);
    await page.assertNoSidewaysScroll();
  }, options));
}

test('the address map is shown as a picture and saved as PNG', journey(async (page) => {
  await pasteCluster(page);
  await linkOf(page);
  await chooseForm(page, 'Address map');
  await page.tab.waitForFunction(() => document.querySelector('.forms img')?.naturalWidth > 0);
  const { name } = await page.download(() => page.press('Save as PNG'));
  assert.equal(name, 'aks-address-map.png');
  await page.assertAccessible();
}));

test('the share view is accessible and fits a phone', journey(async (page) => {
  await pasteCluster(page);
  await linkOf(page);
  await page.assertNoSidewaysScroll();
  await page.assertAccessible();
}, { width: 390 }));

for (const [where, options] of PLACES) {
  test(`what would be stands beside what is, until it is applied${where}`, journey(async (page) => {
    await pasteCluster(page);
    await page.press('Capacity');
    await page.see('.what-if input');
    await page.tab.$eval('.what-if input[type=range]', (slider) => {
      slider.value = '9';
      slider.dispatchEvent(new Event('input', { bubbles: true }));
    });
    assert.match(await page.text('.what-if table'), /30 short now 156 left/);
    assert.equal(await page.count('.field[data-edited]'), 0);
    await page.click('.what-if .primary');
    await page.press('Verdict');
    assert.match(await page.text('h1.verdict'), /needs 281 addresses and offers 251/);
    await page.press('Undo');
    await page.tab.waitForFunction(() => !/281/.test(document.querySelector('h1.verdict').innerText));
  }, options));
}
