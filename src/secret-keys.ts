/** What a key is called whose value is a secret, in specs, configurations, addresses and headers alike. */

/** At the end of a name, as words of their own. */
const words = [
  ...["passwords?", "passwd", "passphrase", "pass", "pwd", "secrets?", "tokens?", "credentials?"],
  ...["authorization", "cookie", "jaas", "jaas_config", "sas", "jwt", "dsn"],
  ...["keytab", "pat", "bearer"],
  ...[
    ...["access", "account", "admin", "api", "app", "auth", "client", "encryption", "master"],
    ...["private", "secret", "shared", "signing", "ssh", "ssl", "storage", "subscription", "tls"],
  ].map((kind) => `${kind}_?keys?`),
  ...["service_account(?:_(?:info|json|key))?"],
];

/** How the value is written, or which of several it is: `privateKeyPem`, `password_2`. */
const ending = "(?:_(?:value|base64|b64|pem|text|json|string|plain|\\d+))*\\d*";

const secretKey = new RegExp(
  `(?:(?:^|_)(?:${words.join("|")})|password|passphrase|apikey)${ending}$`,
);

/** Names that end as a secret's does and say something else. */
const harmless =
  /(?:^|_)(?:(?:next_)?page|continuation|sync|cursor|start|end|stop|max|min|num|n|pad|mask|total|count|use|has|is|enable|require|skip|allow|delimiter|separator|kubernetes|image_pull)_(?:tokens?|secrets?|passwords?|credentials?|keys?|authorization|cookie)$|(?:^|_)bypass$|(?:^|_)no_pass$/;

/** What may be a secret, where its text looks made by chance. */
const doubtful =
  /(?:^|_)(?:key|auth|login|signature|sig|salt|license|webhook|session|access|pin|code)$/;

/** `awsSecretAccessKey`, `s3.secret-access-key` and `AWS_SECRET_ACCESS_KEY` are one name. */
function plain(key: string): string {
  return key
    .slice(-200)
    .replace(/([a-z\d])([A-Z])/g, "$1_$2")
    .toLowerCase()
    .replace(/[^a-z\d]+/g, "_")
    .replace(/^_|_$/g, "");
}

export function isSecretKey(key: string): boolean {
  const name = plain(key);
  return secretKey.test(name) && !harmless.test(name);
}

export function isDoubtfulKey(key: string): boolean {
  return doubtful.test(plain(key));
}
