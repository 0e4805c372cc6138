// Documents whose texts are attacks: what somebody would plant in a name, a tag or an id.

/** What must stay a text wherever it comes out. */
export const PAYLOADS = [
  '<img src=x onerror=alert(1)>',
  '</script><script>alert(2)</script>',
  '<svg onload=alert(3)><style>*{display:none}</style>',
  '"><iframe srcdoc="<script>parent.alert(4)</script>">',
  'javascript:alert(5)',
  'x\u202Exslx.evil\u2066\u200F\u061C',
  '__proto__',
  'constructor',
  'toString',
  "=cmd|' /C calc'!A0",
  '+1+cmd',
  '-2+3',
  '@SUM(1)',
  '\t=1+1',
  '`touch planted`',
  '$(touch planted)',
  '${jsondecode(1)}',
  '"; touch planted; "',
  "'; touch planted; '",
  "'''\n${planted}\n'''",
  'a\r\nb: c\n# planted',
  '%{ if true }[link](javascript:alert(6)) {{ planted }}',
];

/** Keys whose values must stay what they are for the rest of a document to mean anything. */
const MEANING = new Set([
  'type', 'mode', 'osType', 'osSku', 'networkPlugin', 'networkDataplane', 'networkPolicy', 'outboundType', 'loadBalancerSku',
  'podCidr', 'podCidrs', 'serviceCidr', 'serviceCidrs', 'dnsServiceIp', 'ipFamilies', 'addressPrefix', 'addressPrefixes',
]);

/** A document with what `next` gives in place of each text; `isWhole` leaves those in place that the rest hangs on. */
export function planted(document, next, { isWhole = false } = {}) {
  const replaced = (value, key) => {
    if (typeof value === 'string') return isWhole && MEANING.has(key) ? value : inPlaceOf(value, next);
    if (Array.isArray(value)) return value.map((element) => replaced(element, key));
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, replaced(inner, name)]));
  };
  return replaced({ ...document, tags: { owner: 'someone' } }, '');
}

/** Copies of a document in which each text holds each payload once, with and without what the rest hangs on. */
export function attacks(document) {
  return [true, false].flatMap((isWhole) => PAYLOADS.map((_, turn) => {
    let place = turn;
    return planted(document, () => PAYLOADS[place++ % PAYLOADS.length], { isWhole });
  }));
}

/** An id keeps what makes it one; of anything else nothing stays. */
function inPlaceOf(text, next) {
  if (!text.startsWith('/subscriptions/')) return next();
  const parts = text.split('/');
  const isName = (part, at) => at > 3 && at % 2 === 0 && !part.startsWith('Microsoft.');
  return parts.map((part, at) => (isName(part, at) ? next().replaceAll('/', '') : part)).join('/');
}

/** What the CLI says where a subnet is too small, about a subnet of that name. */
export const refusal = (name) => `(InsufficientSubnetSize) Pre-allocated IPs 620 exceeds IPs available 249 in Subnet Cidr 10.1.0.0/24, \
Subnet Name ${name}. If Autoscaler is enabled, the max-count from each nodepool is counted towards this total.
Code: ${name}
Message: ${name}
Target: ${name}
`;
