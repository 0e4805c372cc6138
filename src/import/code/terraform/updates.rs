//! Updates of azapi: what they say joins what azurerm says of the same resource.
use super::super::assemble::{Kind, Resource, set};
use super::super::value::{Data, Datum, Field};
use super::azurerm::Found;

/// How deep members are joined.
const MAX_DEPTH: usize = 12;

impl Found {
    /// Tells resources what updates say of them; one of a resource that the document does not hold stands alone.
    pub(super) fn update(&mut self) {
        for update in std::mem::take(&mut self.updates) {
            let told = members(&update.body);
            let is_same = |of: &&mut Resource| of.kind == update.kind && is_named(of, &update);
            if let Some(resource) = self.resources.iter_mut().find(is_same) {
                resource.body = joined(&members(&resource.body), &told, 0);
            } else if !self.resources.iter_mut().any(|of| is_first_pool(of, &update, &told)) {
                self.resources.push(update);
            }
        }
        self.same_machines();
    }

    /// Pools beside the first one are made of scale sets, which is told where the first one's kind is.
    fn same_machines(&mut self) {
        let kind = |of: &Resource| {
            let first = of.get("agentPoolProfiles")?.as_list()?.first()?.get("agentPoolType")?.clone();
            Some((of.name.shown()?.to_string(), first))
        };
        let known: Vec<(String, Datum)> = self.resources.iter().filter_map(kind).collect();
        for pool in self.resources.iter_mut().filter(|of| of.kind == Kind::Pool && of.is_new) {
            let owner = pool.owner.as_ref().and_then(Datum::shown).unwrap_or_default().to_string();
            let of_owner = known.iter().find(|(cluster, _)| *cluster == owner).map(|(_, kind)| kind.clone());
            if let Some(kind) =
                of_owner.filter(|_| pool.get("agentPoolType").is_none() && pool.get("type").is_none())
            {
                pool.body.push(Field::new("agentPoolType", kind));
            }
        }
    }
}

fn is_named(of: &Resource, update: &Resource) -> bool {
    let same = |one: Option<&Datum>, other: Option<&Datum>| {
        let shown = |of: Option<&Datum>| of.and_then(Datum::shown).unwrap_or_default().to_ascii_lowercase();
        shown(one) == shown(other)
    };
    same(Some(&of.name), Some(&update.name)) && same(of.owner.as_ref(), update.owner.as_ref())
}

/// Tells the pool that stands in its cluster what an update says of it; whether it stands there.
fn is_first_pool(of: &mut Resource, update: &Resource, told: &[Field]) -> bool {
    let shown = |of: Option<&Datum>| of.and_then(Datum::shown).unwrap_or_default().to_ascii_lowercase();
    if of.kind != Kind::Cluster || shown(Some(&of.name)) != shown(update.owner.as_ref()) {
        return false;
    }
    let mut pools = of.get("agentPoolProfiles").and_then(Datum::as_list).unwrap_or_default().to_vec();
    let own = shown(Some(&update.name));
    let Some(pool) = pools.iter_mut().find(|pool| shown(pool.get("name")) == own) else { return false };
    *pool = Datum::object(pool.span, joined(pool.fields(), told, 0));
    let span = of.span;
    set(of, "agentPoolProfiles", Datum::list(span, pools));
    true
}

/// The members of a body, those of its properties among them.
fn members(body: &[Field]) -> Vec<Field> {
    let is_whole = |field: &&Field| field.key.eq_ignore_ascii_case("properties");
    let inner = body.iter().filter(is_whole).flat_map(|field| field.value.fields().iter());
    body.iter().filter(|field| !is_whole(field)).chain(inner).cloned().collect()
}

/// What was said with what is said later, which counts; objects are joined member by member.
fn joined(earlier: &[Field], later: &[Field], depth: usize) -> Vec<Field> {
    let mut all = earlier.to_vec();
    for field in later {
        let known = all.iter_mut().find(|known| known.key.eq_ignore_ascii_case(&field.key));
        match (known, depth < MAX_DEPTH) {
            (Some(known), true) if is_object(&known.value) && is_object(&field.value) => {
                let both = joined(known.value.fields(), field.value.fields(), depth + 1);
                known.value = Datum::object(known.value.span, both);
            }
            (Some(known), _) => known.value = field.value.clone(),
            (None, _) => all.push(field.clone()),
        }
    }
    all
}

fn is_object(of: &Datum) -> bool {
    matches!(of.data, Data::Object(_))
}
