// The way out: which address is seen before a change and after it, what the firewall sees, whether ports last.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import test from 'node:test';
import { journey } from './support/journey.mjs';

const sample = (name) => readFile(new URL(`../../public/samples/${name}.txt`, import.meta.url), 'utf8');

async function open(page, view, text) {
  await page.paste(text);
  await page.see('h1.verdict');
  await page.press(view);
}

/** Chooses the entry of that name. */
function choose(page, selector, name) {
  return page.tab.evaluate((selector, name) => {
    const select = document.querySelector(selector);
    select.value = [...select.options].find((option) => option.text === name).value;
    select.dispatchEvent(new Event('change', { bubbles: true }));
  }, selector, name);
}

/** The sample's cluster with its route table, whose default route leads to an appliance at 10.30.0.4. */
async function behindFirewall() {
  const cluster = (await sample('healthy-overlay')).replace('"outboundType": "loadBalancer"', '"outboundType": "userDefinedRouting"');
  const subnet = /"vnetSubnetId": "([^"]+)"/.exec(cluster)[1];
  const table = {
    id: '/subscriptions/6f1c2f0e-0000-4000-8000-3f5a7c9d1b20/resourceGroups/rg-network/providers/Microsoft.Network/routeTables/rt-shop',
    name: 'rt-shop',
    type: 'Microsoft.Network/routeTables',
    routes: [{ name: 'default', addressPrefix: '0.0.0.0/0', nextHopType: 'VirtualAppliance', nextHopIpAddress: '10.30.0.4' }],
    subnets: [{ id: subnet }],
  };
  return `${cluster}\n${JSON.stringify([table])}`;
}

test('behind user-defined routing the page says what the firewall sees, as a table and as a drawing', journey(async (page) => {
  await open(page, 'Way out', await behindFirewall());
  await page.see('.egress table.told');
  const rows = await page.texts('.egress table.told:first-of-type tbody tr');
  assert.ok(rows.some((row) => /^Private address through Azure Firewall, network rule the node: 10\.20\.0\.0\/24/.test(row)), rows.join('\n'));
  assert.ok(rows.some((row) => /^Internet the appliance of the default route/.test(row)), rows.join('\n'));
  const [pod] = await page.texts('.egress ol.path');
  assert.match(pod, /^Pod source: the pod: 100\.64\.0\.0\/16 Node source rewritten to the node: 10\.20\.0\.0\/24 Appliance of the default route source rewritten to .*Internet sees the appliance/);
  assert.equal(await page.tab.$eval('.egress ol.path', (path) => path.querySelectorAll('[data-rewrites]').length), 2);
  await page.press('Why, destination by destination');
  assert.match(await page.text('.egress'), /The default route of subnet snet-aks leads to VirtualAppliance 10\.30\.0\.4/);
  await page.assertAccessible();
  await page.assertNoSidewaysScroll();
}));

test('the refusal of the outbound ports is explained by its own numbers', journey(async (page) => {
  const refusal = '(InvalidLoadBalancerProfileAllocatedOutboundPorts) Load balancer profile allocated ports 4000 is not in an allowable '
    + 'range given the number of nodes and IPs provisioned. Total node count 48 requires 192000 ports but only 64000 ports are '
    + 'available given 1 outbound public IPs.\nCode: InvalidLoadBalancerProfileAllocatedOutboundPorts\n'
    + 'Subcode: InsufficientOutboundPorts\nTarget: networkProfile.loadBalancerProfile.allocatedOutboundPorts';
  await page.paste(`${await sample('healthy-overlay')}\n${refusal}`);
  await page.see('.diagnosis');
  const said = await page.text('.diagnosis');
  assert.match(said, /48 nodes would need 192,000 outbound ports, and the load balancer has 64,000: 128,000 short/);
  assert.match(said, /system \(3 \+ 1\) × 4,000 \+ web \(40 \+ 4\) × 4,000 = 192,000/);
  assert.match(said, /At most 1,328 ports a node fit 48 nodes/);
  assert.match(said, /3 outbound addresses would have enough ports/);
}));

test('each destination sees an address, and another way out changes what partners let in', journey(async (page) => {
  await open(page, 'Way out', await sample('healthy-overlay'));
  await page.see('.egress table.told');
  const rows = await page.texts('.egress table.told:first-of-type tbody tr');
  assert.ok(rows.some((row) => /^Peered network the node: /.test(row)), rows.join('\n'));
  await page.press('Who must let another address in afterwards');
  await page.see('.egress details[open] select');
  await choose(page, '.egress details[open] select', 'userAssignedNATGateway');
  await page.tab.waitForFunction(() => /Internet/.test(document.querySelector('.egress details[open] table')?.innerText));
  assert.match(await page.text('.egress details[open] table'), /NAT gateway/);
  await page.assertAccessible();
}));

test('a load says whether the ports last', journey(async (page) => {
  await open(page, 'Way out', await sample('healthy-overlay'));
  await page.see('.egress table.told');
  await page.press('Whether the ports last for it');
  await page.see('.egress details[open] table');
  assert.match(await page.text('.egress details[open] table'), /load balancer carries it .*Azure Firewall/s);
  await page.tab.focus('.egress details[open] input');
  await page.key('End');
  await page.tab.keyboard.type('00');
  // 10,000 in a second, each for 30 seconds.
  await page.tab.waitForFunction(() => /300,000 connections are open at a time/.test(document.querySelector('.egress details[open]').innerText));
}));
