//! What pasted outputs answer, as kubectl, curl, nc and nslookup print them.
use aks_network_planner::symptoms::{Layer, Question, Symptom, asked};

use super::{aks, chosen, here, pasted, way};

#[test]
fn outputs_are_read_as_the_commands_print_them() {
    use Question::*;
    let rows: [(Question, &str, Option<usize>); 22] = [
        (
            Endpoints,
            "NAME  ADDRESSTYPE  PORTS  ENDPOINTS  AGE\nweb-x  IPv4  8080  10.244.0.5,10.244.1.9  3d",
            Some(0),
        ),
        (Endpoints, "NAME   ENDPOINTS   AGE\nweb    10.244.0.5:8080   3d", Some(0)),
        (Endpoints, "NAME   ENDPOINTS   AGE\nweb    <none>      3d", Some(1)),
        (Endpoints, "No resources found in default namespace.", Some(1)),
        (ByAddress, "Connection to 10.9.0.4 443 port [tcp/https] succeeded!", Some(0)),
        (ByAddress, "nc: connect to 10.9.0.4 port 443 (tcp) timed out: Operation now in progress", Some(1)),
        (OnSameNode, "* Connected to 10.244.0.5 (10.244.0.5) port 80\n< HTTP/1.1 404 Not Found", Some(0)),
        (OnSameNode, "curl: (7) Failed to connect to 10.244.0.5 port 80: Connection refused", Some(2)),
        (
            ExternalAddress,
            "NAME TYPE CLUSTER-IP EXTERNAL-IP PORT(S) AGE\nweb LoadBalancer 172.16.3.4 20.1.2.3 80:31000/TCP 3d",
            Some(0),
        ),
        (ExternalAddress, "web LoadBalancer 172.16.3.4 <pending> 80:31000/TCP 3d", Some(1)),
        (DnsPods, "coredns-a 0/1 CrashLoopBackOff 12 5d", Some(1)),
        (DnsPods, "coredns-a 1/1 Running 0 5d\ncoredns-b 0/1 Pending 0 5d", None),
        (DnsPods, "coredns-a 0/1 CrashLoopBackOff 3 5d\ncoredns-b 0/1 Pending 0 5d", Some(1)),
        (DnsPods, "error: the server doesn't have a resource type", None),
        (
            PodEvents,
            "Warning FailedCreatePodSandBox plugin type=\"azure-vnet\" failed (add): Failed to allocate address: No available addresses",
            Some(0),
        ),
        (PodEvents, "Warning Failed Back-off pulling image: ImagePullBackOff", None),
        (
            PodEvents,
            "Failed to pull image \"x.azurecr.io/a:1\": failed to do request: Head \"https://x.azurecr.io/v2/a/manifests/1\": \
             dial tcp 20.1.2.3:443: i/o timeout",
            Some(1),
        ),
        (
            PodEvents,
            "Failed to pull image \"x.azurecr.io/a:1\": failed to do request: Head \"https://x.azurecr.io/v2/a/manifests/1\": \
             dial tcp: lookup x.azurecr.io on 168.63.129.16:53: no such host",
            Some(1),
        ),
        (
            PodEvents,
            "Failed to pull image \"x.azurecr.io/a:2\": failed to resolve reference \"x.azurecr.io/a:2\": \
             x.azurecr.io/a:2: not found",
            Some(3),
        ),
        (
            PodEvents,
            "Failed to pull image \"x.azurecr.io/a:1\": failed to authorize: failed to fetch anonymous token: \
             unexpected status: 401 Unauthorized",
            Some(3),
        ),
        (PodEvents, "Warning FailedScheduling 0/3 nodes are available: 3 Insufficient cpu.", Some(2)),
        (OutsideNames, "mcr.microsoft.com has address 150.171.69.10", Some(0)),
    ];
    for (question, text, expected) in rows {
        let read = asked(question).expect("a question").reads;
        assert_eq!(read(text), expected, "{question:?}: {text}");
    }
}

/// What `kubectl describe service` prints of a service with two endpoints, and of one without.
const HEALTHY: &str = "Name:                     web
Namespace:                shop
Labels:                   <none>
Annotations:              <none>
Selector:                 app=web
Type:                     ClusterIP
IP Families:              IPv4
IP:                       172.16.3.4
IPs:                      172.16.3.4
Port:                     http  80/TCP
TargetPort:               8080/TCP
Endpoints:                10.244.0.5:8080,10.244.1.9:8080
Session Affinity:         None
Events:                   <none>";

#[test]
fn of_a_described_service_the_line_of_its_endpoints_tells() {
    let read = asked(Question::Endpoints).expect("a question").reads;
    let with = |endpoints: &str| HEALTHY.replace("10.244.0.5:8080,10.244.1.9:8080", endpoints);
    let rows = [
        (HEALTHY.to_owned(), Some(0)),
        (with("[fd00::5]:8080"), Some(0)),
        (with("<none>"), Some(1)),
        (with(""), Some(1)),
        (format!("{}\nEndpoints: 10.244.0.5:9090", with("<none>")), Some(0)),
        (format!("web-x  IPv4  8080  10.244.0.5  3d\n{}", with("<none>")), Some(1)),
        ("web-x  IPv4  <unset>  10.244.0.5  3d".to_owned(), Some(0)),
        ("web-x  IPv6  8080  fd00::1,fd00::2  3d".to_owned(), Some(0)),
        ("web-x  IPv4  <unset>  <unset>  3d".to_owned(), Some(1)),
    ];
    for (text, expected) in rows {
        assert_eq!(read(&text), expected, "{text}");
    }
    let trail = way(&here(aks()), Symptom::ServiceDoesNotAnswer, &[pasted(Question::Endpoints, HEALTHY)]);
    assert_eq!(trail.open.expect("a question").question, Question::ByClusterIp);
}

/// What `curl -Iv` prints of a server that keeps connections.
const ANSWERED: &str = "*   Trying 10.244.0.5:80...
* Connected to 10.244.0.5 (10.244.0.5) port 80
> HEAD / HTTP/1.1
> Host: 10.244.0.5
>
< HTTP/1.1 200 OK
HTTP/1.1 200 OK
< Connection: keep-alive
< Keep-Alive: timeout=5";

#[test]
fn an_answer_counts_before_what_failed_on_the_way_to_it() {
    let read = asked(Question::OnSameNode).expect("a question").reads;
    let rows = [
        (ANSWERED, Some(0)),
        ("HTTP/1.1 200 OK\nKeep-Alive: timeout=5", Some(0)),
        ("< HTTP/2 503", Some(0)),
        ("* connect to 10.9.0.4 port 80 failed: Connection refused\n< HTTP/1.1 200 OK", Some(0)),
        ("10.9.0.4 (10.9.0.4:80) open", Some(0)),
        ("* Connected to 10.9.0.4 (10.9.0.4) port 443", Some(0)),
        (
            "* Connected to 10.9.0.4 (10.9.0.4) port 443\ncurl: (56) Recv failure: Connection reset by peer",
            Some(1),
        ),
        ("> HEAD / HTTP/1.1\ncurl: (28) Operation timed out after 5001 milliseconds", Some(1)),
        ("curl: (28) Failed to connect to 10.9.0.4 port 80 after 5001 ms: Timeout was reached", Some(1)),
        ("curl: (28) Connection timeout after 5001 ms", Some(1)),
        ("nc: connect to 10.9.0.4 port 443 (tcp) failed: Connection refused", Some(2)),
        ("wget: can't connect to remote host (10.9.0.4): Connection refused", Some(2)),
        ("timeout", None),
    ];
    for (text, expected) in rows {
        assert_eq!(read(text), expected, "{text}");
    }
}

/// A refusal is an answer: whoever is asked was reached.
#[test]
fn a_refusal_never_leads_to_what_drops_packets() {
    let refused = "curl: (7) Failed to connect to 10.244.0.5 port 80: Connection refused";
    let across = [chosen(Question::OnSameNode, 0), pasted(Question::FromOtherNode, refused)];
    let trail = way(&here(aks()), Symptom::PodDoesNotAnswer, &across);
    assert_eq!(trail.conclusion.expect("an end").layer, Layer::Application);
    let outside = [pasted(Question::ByAddress, refused), pasted(Question::OtherSource, refused)];
    let trail = way(&here(aks()), Symptom::OneDestination, &outside);
    assert!(trail.taken.iter().all(|taken| !taken.meaning.contains("drop")), "{trail:#?}");
    assert!(trail.conclusion.expect("an end").steps.iter().any(|step| step.contains("listens at that port")));
    let connects = |question: Question| (asked(question).expect("a question").reads)(refused) == Some(2);
    use Question::*;
    for question in [OnSameNode, FromOtherNode, ByClusterIp, IngressController, ByAddress, OtherSource] {
        assert!(connects(question), "{question:?}");
        assert!(asked(question).expect("a question").choices[2].text.contains("refused"), "{question:?}");
    }
}
