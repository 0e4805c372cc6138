//! [`Document`]: an analysis document as tests ask it.
use serde_json::Value;

/// An analysis document. A question about something that it does not hold fails the test.
pub(crate) struct Document(pub(crate) Value);

impl Document {
    pub(crate) fn parse(text: &str) -> Document {
        Document(serde_json::from_str(text).expect("the analysis document is JSON"))
    }

    /// The cluster of that name.
    pub(crate) fn cluster(&self, name: &str) -> &Value {
        let mut clusters = list(&self.0["clusters"]).iter();
        clusters.find(|cluster| cluster["name"] == name).unwrap_or_else(|| panic!("no cluster {name}"))
    }

    /// The only cluster.
    pub(crate) fn only_cluster(&self) -> &Value {
        let clusters = list(&self.0["clusters"]);
        assert_eq!(clusters.len(), 1, "one cluster");
        &clusters[0]
    }

    /// The only cluster's only row of a resource.
    pub(crate) fn row(&self, resource: &str) -> &Value {
        let rows = rows(self.only_cluster(), resource);
        assert_eq!(rows.len(), 1, "one row of {resource}");
        rows[0]
    }

    /// The only cluster's row of a resource with that name.
    pub(crate) fn row_named(&self, resource: &str, name: &str) -> &Value {
        let rows = rows(self.only_cluster(), resource);
        rows.into_iter().find(|row| row["name"] == name).unwrap_or_else(|| panic!("no {resource} {name}"))
    }

    /// What the only cluster's only row of a resource needs at the four moments.
    pub(crate) fn required(&self, resource: &str) -> [Option<u64>; 4] {
        required(self.row(resource))
    }

    /// Whether the only cluster's only row of a resource fits at the four moments.
    pub(crate) fn fits(&self, resource: &str) -> [Option<bool>; 4] {
        moments(self.row(resource)).map(|moment| moment["fits"].as_bool())
    }

    pub(crate) fn available(&self, resource: &str) -> Option<u64> {
        self.row(resource)["available"].as_u64()
    }

    /// The only cluster's largest number of nodes.
    pub(crate) fn max_nodes(&self) -> Option<u64> {
        self.only_cluster()["maxNodes"]["value"].as_u64()
    }

    /// The resource that stops the only cluster's growth.
    pub(crate) fn limited_by(&self) -> &Value {
        &self.only_cluster()["maxNodes"]["limitedBy"]
    }

    /// The pair of those kinds and ranges, written `serviceCidr 10.0.0.0/16`.
    pub(crate) fn pair(&self, left: &str, right: &str) -> Option<&Value> {
        let side = |side: &Value| format!("{} {}", text(&side["kind"]), text(&side["prefix"]));
        let mut pairs = list(&self.0["overlaps"]).iter();
        pairs.find(|pair| side(&pair["left"]) == left && side(&pair["right"]) == right)
    }

    /// The verdict on that pair; `None` where it is no row.
    pub(crate) fn verdict(&self, left: &str, right: &str) -> Option<&str> {
        self.pair(left, right).map(|pair| text(&pair["verdict"]))
    }

    pub(crate) fn findings(&self, rule: &str) -> Vec<&Value> {
        list(&self.0["findings"]).iter().filter(|finding| finding["rule"] == rule).collect()
    }

    /// The only finding of a rule.
    pub(crate) fn finding(&self, rule: &str) -> &Value {
        let findings = self.findings(rule);
        assert_eq!(findings.len(), 1, "one finding of {rule}: {findings:#?}");
        findings[0]
    }

    /// The worst severity of a rule's findings; `None` where it is silent.
    pub(crate) fn severity(&self, rule: &str) -> Option<&str> {
        self.findings(rule).first().map(|finding| text(&finding["severity"]))
    }
}

/// What a row needs at the four moments.
pub(crate) fn required(row: &Value) -> [Option<u64>; 4] {
    moments(row).map(|moment| moment["required"].as_u64())
}

/// The four moments of a row, in their order.
pub(crate) fn moments(row: &Value) -> [&Value; 4] {
    ["steady", "upgrading", "scaled", "scaledUpgrading"].map(|moment| &row["moments"][moment])
}

/// A cluster's rows of a resource.
pub(crate) fn rows<'d>(cluster: &'d Value, resource: &str) -> Vec<&'d Value> {
    list(&cluster["capacity"]).iter().filter(|row| row["resource"] == resource).collect()
}

/// The elements of a list.
pub(crate) fn list(value: &Value) -> &[Value] {
    value.as_array().unwrap_or_else(|| panic!("a list, not {value}"))
}

/// The text of a value.
pub(crate) fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_else(|| panic!("a text, not {value}"))
}
