//! The forms, in the order in which they are offered.
use super::Group::{Code, Data, Documents, Pictures, Tables};
use super::{Form, Group, Making};
use crate::analysis::analyze;
use crate::export::documents::{self, in_comment, in_csv, in_html, in_markdown};
use crate::export::{
    address_map_svg, analysis_document, code, design_file, html, markdown, packets_mermaid, packets_svg,
    report, sarif, topology_mermaid,
};

const MARKDOWN: &str = "text/markdown";
const HTML: &str = "text/html";
const CSV: &str = "text/csv";
const JSON: &str = "application/json";
const TEXT: &str = "text/plain";

/// Every form, in the order in which it is offered.
pub static FORMS: &[Form] = &[
    form(Code, "az", "Azure CLI commands for bash", "aks-network.sh", "text/x-shellscript", |of| {
        Ok(code::bash(of.design, of.before))
    })
    .telling_changes(),
    form(Code, "az-powershell", "Azure CLI commands for PowerShell", "aks-network.ps1", TEXT, |of| {
        Ok(code::powershell(of.design, of.before))
    })
    .telling_changes(),
    form(Code, "bicep", "Bicep", "aks-network.bicep", TEXT, |of| Ok(code::bicep(of.design))),
    form(Code, "arm", "ARM template (JSON)", "aks-network.template.json", JSON, |of| {
        Ok(code::arm(of.design))
    }),
    form(Code, "terraform", "Terraform (azurerm, azapi)", "aks-network.tf", TEXT, |of| {
        Ok(code::terraform(of.design))
    }),
    form(Documents, "markdown", "The report as Markdown", "aks-network-report.md", MARKDOWN, |of| {
        Ok(markdown(&analyze(of.design, of.today), of.inputs))
    }),
    form(Documents, "html", "The report as a page", "aks-network-report.html", HTML, |of| {
        Ok(html::of_blocks("AKS network report", &report::report(&analyze(of.design, of.today), of.inputs)))
    }),
    form(
        Documents,
        "address-request",
        "Address request, Markdown",
        "aks-address-request.md",
        MARKDOWN,
        |of| Ok(in_markdown("Address request", of, documents::address_request)),
    ),
    form(
        Documents,
        "address-request-html",
        "Address request, page",
        "aks-address-request.html",
        HTML,
        |of| Ok(in_html("Address request", of, documents::address_request)),
    ),
    form(
        Documents,
        "network-rules",
        "Firewall, security group and route rules, Markdown",
        "aks-network-rules.md",
        MARKDOWN,
        |of| Ok(in_markdown("Firewall, security group and route rules", of, documents::network_rules)),
    ),
    form(
        Documents,
        "network-rules-html",
        "Firewall, security group and route rules, page",
        "aks-network-rules.html",
        HTML,
        |of| Ok(in_html("Firewall, security group and route rules", of, documents::network_rules)),
    ),
    form(
        Documents,
        "egress-addresses",
        "Egress addresses before and after, Markdown",
        "aks-egress-addresses.md",
        MARKDOWN,
        |of| Ok(in_markdown("Egress addresses before and after", of, documents::seen_addresses)),
    )
    .telling_changes(),
    form(
        Documents,
        "egress-addresses-html",
        "Egress addresses before and after, page",
        "aks-egress-addresses.html",
        HTML,
        |of| Ok(in_html("Egress addresses before and after", of, documents::seen_addresses)),
    )
    .telling_changes(),
    form(Documents, "change-record", "Change record, Markdown", "aks-change-record.md", MARKDOWN, |of| {
        Ok(in_markdown("Change record", of, documents::change_record))
    })
    .telling_changes(),
    form(Documents, "change-record-html", "Change record, page", "aks-change-record.html", HTML, |of| {
        Ok(in_html("Change record", of, documents::change_record))
    })
    .telling_changes(),
    form(
        Documents,
        "evidence",
        "Evidence of network design and isolation, Markdown",
        "aks-evidence.md",
        MARKDOWN,
        |of| Ok(in_markdown("Evidence of network design and isolation", of, documents::evidence)),
    ),
    form(
        Documents,
        "evidence-html",
        "Evidence of network design and isolation, page",
        "aks-evidence.html",
        HTML,
        |of| Ok(in_html("Evidence of network design and isolation", of, documents::evidence)),
    ),
    form(Documents, "runbook", "Operations runbook, Markdown", "aks-runbook.md", MARKDOWN, |of| {
        Ok(in_markdown("Operations runbook", of, documents::runbook))
    }),
    form(Documents, "runbook-html", "Operations runbook, page", "aks-runbook.html", HTML, |of| {
        Ok(in_html("Operations runbook", of, documents::runbook))
    }),
    form(
        Documents,
        "pull-request",
        "Findings for a pull request, Markdown",
        "aks-network-findings.md",
        MARKDOWN,
        |of| Ok(in_comment("Network findings", of, documents::findings)),
    ),
    form(Tables, "csv", "Findings, CSV", "aks-network-findings.csv", CSV, |of| {
        Ok(in_csv(of, documents::findings))
    }),
    form(Tables, "address-request-csv", "Address request, CSV", "aks-address-request.csv", CSV, |of| {
        Ok(in_csv(of, documents::address_request))
    }),
    form(
        Tables,
        "network-rules-csv",
        "Firewall, security group and route rules, CSV",
        "aks-network-rules.csv",
        CSV,
        |of| Ok(in_csv(of, documents::network_rules)),
    ),
    form(Tables, "egress-addresses-csv", "Egress addresses, CSV", "aks-egress-addresses.csv", CSV, |of| {
        Ok(in_csv(of, documents::seen_addresses))
    })
    .telling_changes(),
    form(Tables, "change-record-csv", "Fields before and after, CSV", "aks-change-record.csv", CSV, |of| {
        Ok(in_csv(of, documents::change_record))
    })
    .telling_changes(),
    form(Tables, "evidence-csv", "Facts and where they come from, CSV", "aks-evidence.csv", CSV, |of| {
        Ok(in_csv(of, documents::evidence))
    }),
    form(Pictures, "svg", "Address map, SVG", "aks-address-map.svg", "image/svg+xml", |of| {
        Ok(address_map_svg(&analyze(of.design, of.today)))
    }),
    form(Pictures, "mermaid", "Networks and clusters, Mermaid", "aks-topology.mmd", TEXT, |of| {
        Ok(topology_mermaid(&analyze(of.design, of.today)))
    }),
    form(Pictures, "egress-svg", "The way of packets, SVG", "aks-egress.svg", "image/svg+xml", |of| {
        Ok(packets_svg(&analyze(of.design, of.today)))
    }),
    form(Pictures, "egress-mermaid", "The way of packets, Mermaid", "aks-egress.mmd", TEXT, |of| {
        Ok(packets_mermaid(&analyze(of.design, of.today)))
    }),
    form(Data, "sarif", "Findings, SARIF", "aks-network-findings.sarif", "application/sarif+json", |of| {
        Ok(sarif::sarif(&analyze(of.design, of.today), of.inputs))
    }),
    form(Data, "json", "The analysis as JSON", "aks-network-analysis.json", JSON, |of| {
        Ok(analysis_document(&analyze(of.design, of.today), of.inputs))
    }),
    form(Data, "design", "The design file of this planner", "aks-network-design.json", JSON, |of| {
        Ok(design_file(of.design))
    }),
];

const fn form(
    group: Group,
    name: &'static str,
    title: &'static str,
    file: &'static str,
    media_type: &'static str,
    make: Making,
) -> Form {
    Form { name, title, group, file, media_type, tells_changes: false, make }
}

impl Form {
    const fn telling_changes(self) -> Form {
        Form { tells_changes: true, ..self }
    }
}
