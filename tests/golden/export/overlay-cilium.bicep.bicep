// Makes the networks and clusters of a design; every network value is explicit.
// The design keeps its parts in the resource groups rg-web-net, rg-web; this makes all of them in the one that it is deployed to.
targetScope = 'resourceGroup'
metadata resourceGroup = 'rg-web'

@description('beginning of the name of the API server')
param dnsPrefix string

@description('size of the machines of the pool system')
param nodeVmSizeSystem string

@description('size of the machines of the pool web')
param nodeVmSizeWeb string

resource networkVnetWeb 'Microsoft.Network/virtualNetworks@2026-03-01' = {
  name: 'vnet-web'
  location: 'swedencentral'
  properties: {
    addressSpace: {
      addressPrefixes: [
        '10.30.0.0/20'
      ]
    }
    subnets: [
      {
        name: 'snet-nodes'
        properties: {
          addressPrefix: '10.30.0.0/24'
        }
      }
      {
        name: 'snet-api'
        properties: {
          addressPrefix: '10.30.1.0/28'
          delegations: [
            {
              name: 'delegation-1'
              properties: {
                serviceName: 'Microsoft.ContainerService/managedClusters'
              }
            }
          ]
        }
      }
    ]
  }
}

resource clusterAksWeb 'Microsoft.ContainerService/managedClusters@2026-06-01' = {
  name: 'aks-web'
  location: 'swedencentral'
  sku: {
    name: 'Base'
    tier: 'Standard'
  }
  identity: {
    type: 'SystemAssigned'
  }
  properties: {
    dnsPrefix: dnsPrefix
    kubernetesVersion: '1.34.1'
    networkProfile: {
      networkPlugin: 'azure'
      networkPluginMode: 'overlay'
      networkDataplane: 'cilium'
      networkPolicy: 'cilium'
      podCidr: '100.64.0.0/16'
      serviceCidr: '100.65.0.0/20'
      dnsServiceIP: '100.65.0.10'
      ipFamilies: [
        'IPv4'
      ]
      outboundType: 'loadBalancer'
      loadBalancerSku: 'standard'
      loadBalancerProfile: {
        managedOutboundIPs: {
          count: 4
        }
        allocatedOutboundPorts: 4000
        idleTimeoutInMinutes: 15
      }
      advancedNetworking: {
        security: {
          advancedNetworkPolicies: 'L7'
          enabled: true
        }
        enabled: true
        performance: {
          accelerationMode: 'BpfVeth'
        }
      }
    }
    apiServerAccessProfile: {
      enableVnetIntegration: true
      subnetId: '${networkVnetWeb.id}/subnets/snet-api'
      authorizedIPRanges: [
        '203.0.113.0/24'
        '198.51.100.7/32'
      ]
    }
    addonProfiles: {
      azurepolicy: {
        enabled: true
      }
    }
    agentPoolProfiles: [
      {
        name: 'system'
        mode: 'System'
        vmSize: nodeVmSizeSystem
        osType: 'Linux'
        osSKU: 'AzureLinux'
        count: 3
        maxPods: 110
        vnetSubnetID: '${networkVnetWeb.id}/subnets/snet-nodes'
        upgradeSettings: {
          maxSurge: '33%'
        }
      }
      {
        name: 'web'
        mode: 'User'
        vmSize: nodeVmSizeWeb
        osType: 'Linux'
        osSKU: 'AzureLinux'
        count: 4
        enableAutoScaling: true
        minCount: 2
        maxCount: 40
        maxPods: 110
        vnetSubnetID: '${networkVnetWeb.id}/subnets/snet-nodes'
        upgradeSettings: {
          maxSurge: '33%'
        }
      }
    ]
  }
}
