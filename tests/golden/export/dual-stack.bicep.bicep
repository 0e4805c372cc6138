// Makes the networks and clusters of a design; every network value is explicit.
targetScope = 'resourceGroup'
metadata resourceGroup = 'rg-iot'

@description('beginning of the name of the API server')
param dnsPrefix string

@description('size of the machines of the pool system')
param nodeVmSizeSystem string

@description('size of the machines of the pool edge')
param nodeVmSizeEdge string

@description('size of the machines of the pool win')
param nodeVmSizeWin string

@description('name of the administrator of Windows nodes')
param windowsAdminUsername string

@description('password of the administrator of Windows nodes')
@secure()
param windowsAdminPassword string

resource addressPipIot 'Microsoft.Network/publicIPAddresses@2026-03-01' = {
  name: 'pip-iot'
  location: 'northeurope'
  sku: {
    name: 'Standard'
  }
  properties: {
    publicIPAddressVersion: 'IPv4'
    publicIPAllocationMethod: 'Static'
  }
}

resource addressIppreIot 'Microsoft.Network/publicIPPrefixes@2026-03-01' = {
  name: 'ippre-iot'
  location: 'northeurope'
  sku: {
    name: 'Standard'
  }
  properties: {
    publicIPAddressVersion: 'IPv4'
    prefixLength: 30
  }
}

resource gatewayNgIot 'Microsoft.Network/natGateways@2026-03-01' = {
  name: 'ng-iot'
  location: 'northeurope'
  sku: {
    name: 'Standard'
  }
  properties: {
    publicIpAddresses: [
      {
        id: addressPipIot.id
      }
    ]
    publicIpPrefixes: [
      {
        id: addressIppreIot.id
      }
    ]
  }
}

resource networkVnetIot 'Microsoft.Network/virtualNetworks@2026-03-01' = {
  name: 'vnet-iot'
  location: 'northeurope'
  properties: {
    addressSpace: {
      addressPrefixes: [
        '10.60.0.0/20'
        'fd00:60::/48'
      ]
    }
    subnets: [
      {
        name: 'snet-nodes'
        properties: {
          addressPrefixes: [
            '10.60.0.0/22'
            'fd00:60:0:1::/64'
          ]
          natGateway: {
            id: gatewayNgIot.id
          }
        }
      }
    ]
  }
}

resource clusterAksIot 'Microsoft.ContainerService/managedClusters@2026-06-01' = {
  name: 'aks-iot'
  location: 'northeurope'
  sku: {
    name: 'Base'
    tier: 'Standard'
  }
  identity: {
    type: 'SystemAssigned'
  }
  properties: {
    dnsPrefix: dnsPrefix
    kubernetesVersion: '1.34'
    networkProfile: {
      networkPlugin: 'azure'
      networkPluginMode: 'overlay'
      networkDataplane: 'azure'
      networkPolicy: 'none'
      podCidrs: [
        '10.64.0.0/14'
        'fd00:64::/56'
      ]
      serviceCidrs: [
        '10.68.0.0/20'
        'fd00:68::/108'
      ]
      dnsServiceIP: '10.68.0.10'
      ipFamilies: [
        'IPv4'
        'IPv6'
      ]
      outboundType: 'userAssignedNATGateway'
      loadBalancerSku: 'standard'
    }
    windowsProfile: {
      adminUsername: windowsAdminUsername
      adminPassword: windowsAdminPassword
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
        vnetSubnetID: '${networkVnetIot.id}/subnets/snet-nodes'
        upgradeSettings: {
          maxSurge: '10%'
        }
      }
      {
        name: 'edge'
        mode: 'User'
        vmSize: nodeVmSizeEdge
        osType: 'Linux'
        osSKU: 'AzureLinux'
        count: 10
        enableAutoScaling: true
        minCount: 5
        maxCount: 60
        maxPods: 110
        vnetSubnetID: '${networkVnetIot.id}/subnets/snet-nodes'
        upgradeSettings: {
          maxSurge: '10%'
        }
      }
      {
        name: 'win'
        mode: 'User'
        vmSize: nodeVmSizeWin
        osType: 'Windows'
        osSKU: 'Windows2022'
        count: 2
        maxPods: 60
        vnetSubnetID: '${networkVnetIot.id}/subnets/snet-nodes'
        upgradeSettings: {
          maxSurge: '10%'
        }
        windowsProfile: {
          disableOutboundNat: true
        }
      }
    ]
  }
}
