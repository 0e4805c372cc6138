// Makes the networks and clusters of a design; every network value is explicit.
// The design keeps its parts in the resource groups rg-pay-net, rg-pay; this makes all of them in the one that it is deployed to.
targetScope = 'resourceGroup'
metadata resourceGroup = 'rg-pay'

@description('id of a network security group')
param securityGroupSnetBatchId string

@description('beginning of the name of the API server')
param dnsPrefix string

@description('size of the machines of the pool system')
param nodeVmSizeSystem string

@description('size of the machines of the pool work')
param nodeVmSizeWork string

@description('size of the machines of the pool batch')
param nodeVmSizeBatch string

@description('size of the machines of the pool spot')
param nodeVmSizeSpot string

resource networkVnetPay 'Microsoft.Network/virtualNetworks@2026-03-01' = {
  name: 'vnet-pay'
  location: 'westeurope'
  properties: {
    addressSpace: {
      addressPrefixes: [
        '10.40.0.0/16'
      ]
    }
    subnets: [
      {
        name: 'snet-system'
        properties: {
          addressPrefix: '10.40.0.0/23'
        }
      }
      {
        name: 'snet-work'
        properties: {
          addressPrefix: '10.40.4.0/22'
        }
      }
      {
        name: 'snet-batch'
        properties: {
          addressPrefix: '10.40.8.0/22'
          networkSecurityGroup: {
            id: securityGroupSnetBatchId
          }
        }
      }
    ]
  }
}

resource clusterAksPay 'Microsoft.ContainerService/managedClusters@2026-06-01' = {
  name: 'aks-pay'
  location: 'westeurope'
  sku: {
    name: 'Base'
    tier: 'Premium'
  }
  identity: {
    type: 'SystemAssigned'
  }
  properties: {
    dnsPrefix: dnsPrefix
    kubernetesVersion: '1.33.4'
    nodeResourceGroup: 'rg-pay-nodes'
    networkProfile: {
      networkPlugin: 'azure'
      networkDataplane: 'azure'
      networkPolicy: 'calico'
      serviceCidr: '10.41.0.0/22'
      dnsServiceIP: '10.41.0.10'
      ipFamilies: [
        'IPv4'
      ]
      outboundType: 'loadBalancer'
      loadBalancerSku: 'standard'
      loadBalancerProfile: {
        managedOutboundIPs: {
          count: 3
        }
        allocatedOutboundPorts: 0
      }
    }
    agentPoolProfiles: [
      {
        name: 'system'
        mode: 'System'
        vmSize: nodeVmSizeSystem
        type: 'VirtualMachineScaleSets'
        osType: 'Linux'
        osSKU: 'Ubuntu'
        count: 3
        maxPods: 30
        vnetSubnetID: '${networkVnetPay.id}/subnets/snet-system'
        upgradeSettings: {
          maxSurge: '1'
        }
      }
      {
        name: 'work'
        mode: 'User'
        vmSize: nodeVmSizeWork
        type: 'VirtualMachineScaleSets'
        osType: 'Linux'
        osSKU: 'Ubuntu'
        count: 12
        enableAutoScaling: true
        minCount: 6
        maxCount: 24
        maxPods: 30
        vnetSubnetID: '${networkVnetPay.id}/subnets/snet-work'
        upgradeSettings: {
          maxSurge: '10%'
        }
      }
      {
        name: 'batch'
        mode: 'User'
        vmSize: nodeVmSizeBatch
        type: 'VirtualMachineScaleSets'
        osType: 'Linux'
        osSKU: 'Ubuntu'
        count: 5
        maxPods: 50
        vnetSubnetID: '${networkVnetPay.id}/subnets/snet-batch'
        upgradeSettings: {
          maxSurge: '0'
          maxUnavailable: '2'
        }
      }
      {
        name: 'spot'
        mode: 'User'
        vmSize: nodeVmSizeSpot
        type: 'VirtualMachineScaleSets'
        osType: 'Linux'
        osSKU: 'Ubuntu'
        count: 0
        enableAutoScaling: true
        minCount: 0
        maxCount: 10
        maxPods: 30
        vnetSubnetID: '${networkVnetPay.id}/subnets/snet-work'
        scaleSetPriority: 'Spot'
      }
    ]
  }
}
