//! The node pool that the name of a node tells.
use crate::azure::limits;
use crate::design::OsType;

/// The pool and the operating system of a node by its name; `None` for names of other kinds, such as those of
/// virtual nodes and of nodes that node auto-provisioning makes.
///
/// Names of Windows nodes hold no hyphen, since a computer name of Windows has at most 15 characters; those with
/// hyphens are longer and run Linux.
pub(crate) fn pool_of(name: &str) -> Option<(&str, OsType)> {
    let rest = name.strip_prefix("aks")?;
    match rest.strip_prefix('-') {
        Some(rest) => {
            let (pool, rest) = rest.split_once('-')?;
            (is_pool(pool) && is_machine(rest)).then_some((pool, OsType::Linux))
        }
        None => {
            let (pool, instance) = rest.split_at_checked(rest.len().checked_sub(INSTANCE)?)?;
            let short = pool.len() <= limits::WINDOWS_POOL_NAME.value;
            (short && is_pool(pool) && is_instance(instance) && instance.starts_with('0'))
                .then_some((pool, OsType::Windows))
        }
    }
}

/// What tells scale sets of one pool apart, such as `12345678` of `aks-np-12345678-vmss000000`.
pub(super) fn scale_set_of(name: &str) -> Option<&str> {
    let digits = name.strip_prefix("aks-")?.split('-').nth(1)?;
    is_number(digits).then_some(digits)
}

/// Characters at the end of the name of a scale set's machine.
const INSTANCE: usize = 6;

/// What follows the pool: `12345678-vmss000000` of scale sets, `12345678-0` of availability sets, `12345678-vms1`
/// and `name-12345678-vm` of single machines.
fn is_machine(rest: &str) -> bool {
    let Some((before, last)) = rest.rsplit_once('-') else { return false };
    if last == "vm" {
        let digits = before.rsplit_once('-').map_or(before, |(_, digits)| digits);
        return is_number(digits);
    }
    let is_one = last.strip_prefix("vmss").is_some_and(is_instance)
        || last.strip_prefix("vms").is_some_and(is_number)
        || is_number(last);
    is_number(before) && is_one
}

/// The number of a scale set's machine: six digits of base 36.
fn is_instance(text: &str) -> bool {
    let is_digit = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    text.len() == INSTANCE && text.bytes().all(is_digit)
}

fn is_pool(text: &str) -> bool {
    text.len() <= limits::POOL_NAME.value
        && text.starts_with(|letter: char| letter.is_ascii_lowercase())
        && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}
