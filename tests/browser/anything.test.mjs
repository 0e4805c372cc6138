// Whatever people have at hand: errors, scripts, YAML, tables, files, and what was made of each.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import test from 'node:test';
import { journey } from './support/journey.mjs';

const own = (name) => readFile(new URL(`../documents/${name}`, import.meta.url), 'utf8');

test('a cluster, its network and an error in one paste: the error’s number is explained by the pools', journey(async (page) => {
  const texts = await Promise.all(['aks-prod.cluster.json', 'aks-prod.network.json', 'aks-prod.error.txt'].map(own));
  await page.paste(texts.join('\n'));
  await page.see('.diagnosis');
  assert.match(await page.text('.diagnosis h2'), /^InsufficientSubnetSize The planned addresses do not fit/);
  assert.match(await page.text('.diagnosis .lead'), /620 addresses are planned.*249: 371 short/);
  assert.match(await page.text('.diagnosis .sums'), /np1 20 × 31 = 620/);
  assert.equal(await page.attribute('.diagnosis', 'data-standing'), 'exact');
  assert.match(await page.text('.diagnosis .steps'), /maximum of np1 from 20 to 8/);
  assert.match(await page.text('h1.verdict'), /^aks-prod runs today/);
  assert.equal(await page.count('.reading'), 4);
}));

test('an error alone tells which sums would give its number', journey(async (page) => {
  await page.paste('Pre-allocated IPs 1280 exceeds IPs available 1024 in Subnet Cidr 10.240.100.0/22, Subnet Name networkProfile.podCIDR.');
  await page.see('.diagnosis');
  assert.match(await page.text('.diagnosis .lead'), /1,280.*1,024/);
  assert.match(await page.text('.diagnosis'), /5 × 256 = 1,280/);
  assert.match(await page.text('h1.verdict'), /No cluster yet/);
  await page.assertAccessible();
}));

test('a script is read with its variables and the defaults of the command line', journey(async (page) => {
  await page.paste(`RG=rg-shop
NODES=5
az network vnet create -g $RG -n vnet-shop --address-prefixes 10.60.0.0/16 --subnet-name snet-nodes --subnet-prefixes 10.60.0.0/24
SUBNET_ID=$(az network vnet subnet show -g $RG --vnet-name vnet-shop -n snet-nodes --query id -o tsv)
az aks create -g $RG -n aks-shop --network-plugin azure --node-count $NODES --vnet-subnet-id $SUBNET_ID
`);
  await page.see('.matrix');
  assert.match(await page.text('.matrix'), /snet-nodes.*10\.60\.0\.0\/24/);
  await page.click('.reading details summary');
  assert.match(await page.text('.reading .defaults'), /serviceCidr 10\.0\.0\.0\/16 a default/);
  assert.match(await page.text('.reading .used'), /count/);
}));

test('YAML and a table are read, and the table recommends JSON', journey(async (page) => {
  await page.paste('agentPoolProfiles:\n- name: np1\n  count: 3\n  maxPods: 30\nname: aks-yaml\nresourceGroup: rg\nnetworkProfile:\n  networkPlugin: azure\n');
  await page.see('.matrix');
  assert.match(await page.text('.reading'), /aks-yaml/);
  await page.paste('Name     Network    Mode\n-------  ---------  -------\naks-tab  azure      overlay\n');
  await page.see('.clusters');
  await page.click('.reading:nth-of-type(2) summary');
  assert.match(await page.text('.reading:nth-of-type(2) .problem'), /az aks show .*aks-tab.*json/);
}));

test('each used value shows its line, and two texts that disagree are shown with both values', journey(async (page) => {
  await page.paste(await own('aks-prod.cluster.json'));
  await page.click('.reading details summary');
  await page.see('.used button');
  await page.click('.used li:nth-of-type(3) button');
  assert.match(await page.text('.used .quotation [aria-current]'), /^\d+ /);
  await page.paste((await own('aks-prod.cluster.json')).replace('"maxPods": 30', '"maxPods": 50'));
  assert.match(await page.text('.conflicts'), /aks-prod\/pools\/np1\/maxPods: 50 of paste 2 counts, 30 of paste 1 does not/);
  await page.press('Undo');
  await page.gone('.conflicts');
}));

test('three files that are dropped, one of them an error, are read as one design', journey(async (page) => {
  const names = ['aks-prod.cluster.json', 'aks-prod.network.json', 'aks-prod.error.txt'];
  await page.drop(await Promise.all(names.map(async (name) => ({ name, text: await own(name) }))));
  await page.see('.diagnosis[data-standing="exact"]');
  assert.match(await page.text('h1.verdict'), /^aks-prod runs today/);
}));
