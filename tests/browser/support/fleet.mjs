// Runs in the page: a fleet as `az aks list` prints it, of about 18.5 KB a cluster.

/** Puts `window.fleet(count)` into the page: the text of a list of that many clusters. */
export function fleetMaker() {
  window.fleet = (count) => {
    const pool = (at, name) => ({
      name, mode: name === 'system' ? 'System' : 'User', osType: 'Linux', type: 'VirtualMachineScaleSets',
      count: 3 + (at % 7), enableAutoScaling: true, minCount: 3, maxCount: 20, maxPods: 30,
      upgradeSettings: { maxSurge: '10%' },
      vnetSubnetId: `/subscriptions/${at % 40}/resourceGroups/net-${at % 300}/providers/Microsoft.Network/virtualNetworks/vnet-${at % 300}/subnets/snet-${at}`,
      nodeLabels: Object.fromEntries(Array.from({ length: 40 }, (_, label) => [`team-${label}`, 'x'.repeat(60)])),
    });
    const cluster = (at) => ({
      id: `/subscriptions/${at % 40}/resourceGroups/rg-${at % 50}/providers/Microsoft.ContainerService/managedClusters/aks-${at}`,
      name: `aks-${at}`, location: 'westeurope', resourceGroup: `rg-${at % 50}`, kubernetesVersion: '1.33.2',
      provisioningState: 'Succeeded', nodeResourceGroup: `MC_${at}`,
      networkProfile: {
        networkPlugin: 'azure', networkPluginMode: 'overlay', networkDataplane: 'azure', networkPolicy: 'none',
        podCidr: `10.${at % 200}.0.0/16`, serviceCidr: '172.20.0.0/16', dnsServiceIp: '172.20.0.10',
        outboundType: 'loadBalancer', loadBalancerSku: 'standard',
        loadBalancerProfile: { managedOutboundIPs: { count: 1 }, allocatedOutboundPorts: 0 },
      },
      agentPoolProfiles: [pool(at, 'system'), pool(at, 'web'), pool(at, 'batch'), pool(at, 'spot')],
      tags: Object.fromEntries(Array.from({ length: 30 }, (_, tag) => [`tag-${tag}`, 'y'.repeat(40)])),
    });
    return `[\n${Array.from({ length: count }, (_, at) => JSON.stringify(cluster(at), null, 2)).join(',\n')}\n]`;
  };
  // A paste without the clipboard, which does not take so much: what is to be pasted, and the paste itself.
  window.copyLarge = (text) => {
    window.copied = new DataTransfer();
    window.copied.setData('text/plain', text);
  };
  window.pasteLarge = () => {
    const clipboardData = window.copied;
    document.getElementById('paste').dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  };
}
