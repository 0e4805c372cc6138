//! One script in three languages, and as terminals, pipelines and chats show it.
use super::super::design;

/// The same cluster, as people write it in each language.
const SAME: [(&str, &str); 11] = [
    (
        "bash",
        "RG=rg-shop\nexport NAME=\"aks-shop\"\naz aks create \\\n  --resource-group $RG \\\n  --name \"${NAME}\" \\\n  --network-plugin azure \\\n  --pod-subnet-id $(az network vnet subnet show -g $RG --vnet-name vnet -n pods --query id -o tsv) \\\n  --node-count 3 --max-surge 33%\n",
    ),
    (
        "PowerShell",
        "$rg = 'rg-shop'\n$name = \"aks-shop\"\n$pods = az network vnet subnet show -g $rg --vnet-name vnet -n pods --query id -o tsv\naz aks create `\n  --resource-group $rg `\n  --name \"$name\" `\n  --network-plugin azure `\n  --pod-subnet-id $pods `\n  --node-count 3 --max-surge 33%\n",
    ),
    (
        "PowerShell with brackets",
        "$env:RG = 'rg-shop'\n[string]$name = 'aks-shop'\n$pods = (az network vnet subnet show -g $env:RG --vnet-name vnet -n pods --query id --output tsv)\n$answer = az aks create --resource-group $env:RG --name $name --network-plugin azure --pod-subnet-id $pods --node-count 3 --max-surge '33%'\n",
    ),
    (
        "cmd",
        "@echo off\nset RG=rg-shop\nset \"NAME=aks-shop\"\nrem the id\nset PODS=/subscriptions/s/resourceGroups/%RG%/providers/Microsoft.Network/virtualNetworks/vnet/subnets/pods\ncall az aks create ^\n  --resource-group %RG% ^\n  --name \"%NAME%\" ^\n  --network-plugin azure ^\n  --pod-subnet-id %PODS% ^\n  --node-count 3 --max-surge 33%%\n",
    ),
    (
        "bash in root's terminal",
        "root@host:/# RG=rg-shop\nroot@host:/# VNET_ID=$(az network vnet show -g $RG -n vnet --query id -o tsv)\nroot@host:/# az aks create -g $RG -n aks-shop \\\n> --network-plugin azure --pod-subnet-id $VNET_ID/subnets/pods \\\n> -c 3 --max-surge 33%\n",
    ),
    (
        "PowerShell's prompt",
        "PS C:\\Users\\me> $rg = 'rg-shop'\nPS C:\\Users\\me> $id = az network vnet subnet show -g $rg --vnet-name vnet -n pods --query id -o tsv\nPS C:\\Users\\me> az aks create -g $rg -n aks-shop `\n>> --network-plugin azure --pod-subnet-id $id -c 3 --max-surge 33%\n",
    ),
    (
        "the prompt of cmd",
        "C:\\Users\\me>set RG=rg-shop\r\nC:\\Users\\me>az aks create -g %RG% -n aks-shop ^\r\nMore? --network-plugin azure --pod-subnet-id /subscriptions/s/resourceGroups/rg-shop/providers/Microsoft.Network/virtualNetworks/vnet/subnets/pods ^\r\nMore? -c 3 --max-surge 33%\r\n",
    ),
    (
        "a pipeline of Azure DevOps",
        "- task: AzureCLI@2\n  displayName: 'Create the cluster'\n  inputs:\n    azureSubscription: 'shop'\n    scriptType: bash\n    scriptLocation: inlineScript\n    inlineScript: |\n      set -e\n      ID=$(az network vnet subnet show --resource-group rg-shop --vnet-name vnet --name pods --query \"id\" --output tsv)\n      az aks create \\\n        --resource-group rg-shop \\\n        --name aks-shop \\\n        --network-plugin azure \\\n        --pod-subnet-id \"$ID\" \\\n        --node-count 3 --max-surge '33%'\n",
    ),
    (
        "a workflow of GitHub in one line",
        "jobs:\n  aks:\n    steps:\n      - name: create\n        run: az aks create -g rg-shop -n aks-shop --network-plugin azure --pod-subnet-id /subscriptions/${{ secrets.SUB }}/resourceGroups/rg-shop/providers/Microsoft.Network/virtualNetworks/vnet/subnets/pods -c 3 --max-surge 33%\n",
    ),
    (
        "a chat",
        "Try this:\n```bash\naz aks create —resource-group “rg-shop” –name ‘aks-shop’ —network-plugin azure –c 3 —max-surge 33% —pod-subnet-id $(az network vnet subnet show –g rg-shop —vnet-name vnet –n pods —query id –o tsv)\n```\n",
    ),
    (
        "a page that lost the marks at the ends of lines",
        "az aks create\n    --resource-group rg-shop\n    --name aks-shop\n    --network-plugin azure\n    --pod-subnet-id /subscriptions/$SUB/resourceGroups/rg-shop/providers/Microsoft.Network/virtualNetworks/vnet/subnets/pods\n    --node-count 3 --max-surge 33%\n",
    ),
];

#[test]
fn one_cluster_is_read_alike_in_every_language_and_from_every_screen() {
    let summary = |text: &str| {
        let design = design(&[text]);
        let [cluster] = design.clusters.as_slice() else { panic!("{text}\none cluster, found {design:#?}") };
        let pool = &cluster.pools.as_ref().expect("pools")[0];
        let of = pool.pod_subnet.clone().map(|of| (of.network, of.subnet));
        let profile = cluster.network_profile.as_ref().expect("a profile");
        let plugin = profile.network_plugin.as_ref().map(ToString::to_string);
        let group = cluster.resource_group.clone();
        (cluster.name.clone(), group, plugin, of, pool.count, pool.max_surge.map(|surge| surge.to_string()))
    };
    let expected = (
        "aks-shop".to_owned(),
        Some("rg-shop".to_owned()),
        Some("azure".to_owned()),
        Some(("vnet".to_owned(), "pods".to_owned())),
        Some(3),
        Some("33%".to_owned()),
    );
    for (language, text) in SAME {
        assert_eq!(summary(text), expected, "{language}");
    }
}
