// A fleet as Azure Resource Graph answers: clusters and the networks that they are in, of several kinds and ages.

/** Runs in the page too: puts `window.graph(count)` into it, the answer of that many clusters and networks. */
export function graphMaker() {
  const REGIONS = ['westeurope', 'northeurope', 'swedencentral', 'eastus2', 'westus3', 'southeastasia'];
  const VERSIONS = ['1.31.9', '1.32.6', '1.33.4', '1.34.1', '1.35.0'];
  const PROFILES = [
    { networkPlugin: 'azure', networkPluginMode: 'overlay', networkDataplane: 'cilium', networkPolicy: 'cilium', outboundType: 'loadBalancer' },
    { networkPlugin: 'azure', networkPluginMode: 'overlay', networkDataplane: 'azure', networkPolicy: 'none', outboundType: 'userDefinedRouting' },
    { networkPlugin: 'azure', networkPluginMode: 'overlay', networkDataplane: 'azure', networkPolicy: 'calico', outboundType: 'managedNATGateway' },
    { networkPlugin: 'azure', networkDataplane: 'azure', networkPolicy: 'azure', outboundType: 'loadBalancer' },
    { networkPlugin: 'azure', networkDataplane: 'azure', networkPolicy: 'calico', outboundType: 'userAssignedNATGateway', hasPodSubnet: true },
    { networkPlugin: 'kubenet', networkDataplane: 'azure', networkPolicy: 'calico', outboundType: 'loadBalancer' },
  ];
  const POOLS = ['system', 'web', 'batch', 'spot'];
  const dotted = (number) => [24, 16, 8, 0].map((shift) => (number >>> shift) & 255).join('.');
  const group = (at) => `/subscriptions/00000000-0000-4000-8000-${String(at % 40).padStart(12, '0')}/resourceGroups/rg-team-${at % 300}`;
  const network = (at) => `${group(at)}/providers/Microsoft.Network/virtualNetworks/vnet-${at}`;
  // A /20 each from 10.0.0.0/9, which is less than 5,000 networks need: some lie in the range of another one.
  const base = (at) => (10 << 24) + ((at * 1021) % 2048) * 4096;
  const pool = (at, index, { hasPodSubnet, ...profile }) => ({
    name: POOLS[index], mode: index ? 'User' : 'System', osType: 'Linux', osSKU: 'AzureLinux',
    type: 'VirtualMachineScaleSets', vmSize: 'Standard_D8ds_v5', count: 2 + (at + index) % 5, enableAutoScaling: index > 0,
    ...(index ? { minCount: 1, maxCount: 6 + (at * 7 + index) % 40 } : {}),
    maxPods: profile.networkPlugin === 'azure' && !profile.networkPluginMode ? 30 : 110,
    upgradeSettings: { maxSurge: '33%' }, orchestratorVersion: VERSIONS[at % 5],
    vnetSubnetID: `${network(at)}/subnets/snet-nodes`,
    ...(hasPodSubnet ? { podSubnetID: `${network(at)}/subnets/snet-pods` } : {}),
  });
  const cluster = (at) => {
    const { hasPodSubnet, ...profile } = PROFILES[(at * 7) % 6];
    const hasPodCidr = profile.networkPlugin === 'kubenet' || profile.networkPluginMode;
    // One in a hundred takes pods from where networks are.
    const podCidr = at % 100 ? '10.244.0.0/16' : `10.${at % 128}.0.0/18`;
    const balancer = { managedOutboundIPs: { count: 1 }, allocatedOutboundPorts: 0, effectiveOutboundIPs: [{ id: `${group(at)}/providers/Microsoft.Network/publicIPAddresses/ip-${at}` }] };
    const service = `172.${16 + at % 12}.${at % 16 * 16}`;
    return {
      id: `${group(at)}/providers/Microsoft.ContainerService/managedClusters/aks-${at}`,
      name: `aks-${at}`, type: 'microsoft.containerservice/managedclusters', location: REGIONS[at % 6],
      resourceGroup: `rg-team-${at % 300}`, sku: { name: 'Base', tier: 'Standard' },
      properties: {
        kubernetesVersion: VERSIONS[at % 5], currentKubernetesVersion: VERSIONS[at % 5], provisioningState: 'Succeeded',
        nodeResourceGroup: `MC_rg-team-${at % 300}_aks-${at}`,
        networkProfile: {
          ...profile,
          ...(hasPodCidr ? { podCidr } : {}),
          serviceCidr: `${service}.0/20`, dnsServiceIP: `${service}.10`, loadBalancerSku: 'standard',
          ...(profile.outboundType === 'loadBalancer' ? { loadBalancerProfile: balancer } : {}),
        },
        agentPoolProfiles: POOLS.map((_, index) => pool(at, index, { ...profile, hasPodSubnet })),
      },
    };
  };
  const subnet = (at, name, offset, length) => ({
    id: `${network(at)}/subnets/${name}`, name, type: 'Microsoft.Network/virtualNetworks/subnets',
    properties: { provisioningState: 'Succeeded', addressPrefix: `${dotted(base(at) + offset)}/${length}`, delegations: [], ipConfigurations: [] },
  });
  const virtualNetwork = (at) => ({
    id: network(at), name: `vnet-${at}`, type: 'microsoft.network/virtualnetworks', location: REGIONS[at % 6], resourceGroup: `rg-team-${at % 300}`,
    properties: {
      provisioningState: 'Succeeded',
      addressSpace: { addressPrefixes: [`${dotted(base(at))}/20`] },
      subnets: [subnet(at, 'snet-nodes', 0, at % 3 ? 22 : 24), subnet(at, 'snet-pods', 2048, 21), subnet(at, 'snet-apps', 1024, 24)],
      virtualNetworkPeerings: at % 10 ? [] : [{
        name: `to-hub-${at}`,
        properties: {
          peeringState: 'Connected', remoteVirtualNetwork: { id: network(100_000 + at % 6) },
          remoteAddressSpace: { addressPrefixes: [`10.${255 - at % 6}.0.0/16`] },
        },
      }],
    },
  });
  globalThis.graph = (count) => {
    const rows = Array.from({ length: count }, (_, at) => cluster(at)).concat(Array.from({ length: count }, (_, at) => virtualNetwork(at)));
    const data = rows.map((row) => JSON.stringify(row, null, 2)).join(',\n');
    return `{\n  "count": ${rows.length},\n  "data": [\n${data}\n  ],\n  "skip_token": null,\n  "total_records": ${rows.length}\n}\n`;
  };
}
