/**
 * Texts that are secrets whatever they stand under, and that nothing else looks like. An AWS access key
 * id is none: it names a key, and the key itself is no shape but forty characters.
 */
const shapes: readonly (readonly [name: string, shape: RegExp])[] = [
  // With what its lines hold, up to its end or that of the text.
  [
    "a private key",
    /-----BEGIN (?:[A-Z\d]+ ){0,3}PRIVATE KEY(?: BLOCK)?-----(?:[\s\S]{0,16384}?-----END (?:[A-Z\d]+ ){0,3}PRIVATE KEY(?: BLOCK)?-----|[\s\S]*)/,
  ],
  ["a token of GitHub", /\b(?:gh[oprsu]_[A-Za-z\d]{36,255}|github_pat_[A-Za-z\d_]{22,255})/],
  ["a token of GitLab", /\bgl(?:pat|dt|rt|ptt|soat|ft|agent|cbt)-[\w-]{20,}/],
  ["a token of Slack", /\bxox[abeoprs]-[A-Za-z\d-]{10,}|\bxapp-\d-[A-Za-z\d-]{10,}/],
  ["a webhook of Slack", /hooks\.slack\.com\/(?:services|workflows)\/[A-Za-z\d/]{20,}/],
  ["a key of Google", /\bAIza[\w-]{35}/],
  ["a token of Google", /\bya29\.[\w-]{20,}|\bGOCSPX-[\w-]{28}/],
  ["a key of Stripe", /\b(?:sk|rk)_(?:live|test)_[A-Za-z\d]{16,}/],
  ["a token of npm", /\bnpm_[A-Za-z\d]{36}/],
  ["a token of PyPI", /\bpypi-[\w-]{50,}/],
  ["a key of SendGrid", /\bSG\.[\w-]{16,128}\.[\w-]{16,}/],
  ["a token of Databricks", /\bdapi[a-f\d]{32}(?:-\d)?/],
  ["a token of Docker", /\bdckr_(?:pat|oat)_[\w-]{20,}/],
  ["a token of Vault", /\bhv[sbr]\.[\w-]{20,}/],
  ["a key of DigitalOcean", /\bdo[opr]_v1_[a-f\d]{64}/],
  ["a key of OpenAI or Anthropic", /\bsk-(?:proj-|ant-|svcacct-)[\w-]{20,}/],
  ["a token of Hugging Face", /\bhf_[A-Za-z]{34}/],
  ["a token of Airtable", /\bpat[A-Za-z\d]{14}\.[a-f\d]{64}/],
  ["a key of Azure", /\b(?:AccountKey|SharedAccessKey)=[A-Za-z\d+/]{40,}={0,2}/],
  ["a signature of Azure", /[?&;]sig=[A-Za-z\d%+/]{20,}(?:={0,2}|%3D)?/],
  ["a signature of AWS", /[Xx]-[Aa]mz-(?:[Ss]ignature|[Ss]ecurity-[Tt]oken)=[\w%+/=-]{16,}/],
  ["a JSON Web Token", /(?<![\w-])eyJ[\w-]{8,2048}\.eyJ[\w-]{8,}\.[\w-]{8,}/],
  ["an age key", /\bAGE-SECRET-KEY-1[A-Z\d]{58}/],
];

const any = new RegExp(shapes.map(([, shape]) => shape.source).join("|"), "gi");

export interface SecretShape {
  /** What it is, in a few words. */
  readonly name: string;
  /** Where it begins. */
  readonly offset: number;
}

export function secretShape(text: string): SecretShape | undefined {
  // Most texts are none, and one search is faster than twenty.
  if (text.search(any) === -1) return undefined;
  for (const [name, shape] of shapes) {
    const found = shape.exec(text);
    if (found !== null) return { name, offset: found.index };
  }
  return undefined;
}

/** All of them, wherever they stand, as `***`; in either case, since SQL has names in lower case. */
export function withoutShapes(text: string): string {
  return text.replaceAll(any, "***");
}
