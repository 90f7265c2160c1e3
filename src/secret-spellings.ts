/** How a secret is written where others repeat what they were told, itself among them. */
export function secretSpellings(secret: string): readonly string[] {
  const whole = secret.toWellFormed();
  const inAddress = encodeURIComponent(whole);
  const spellings = [
    secret,
    // In an address, a form, and JSON.
    inAddress,
    inAddress.replace(/%[\dA-F]{2}/g, (code) => code.toLowerCase()),
    new URLSearchParams([["", whole]]).toString().slice(1),
    JSON.stringify(secret).slice(1, -1),
    // As a name of SQL that is not quoted; what is letters alone then is a word of anybody's.
    ...(/^[a-z\s._-]*$/i.test(secret) ? [] : [secret.toLowerCase()]),
    ...encodedSpellings(secret),
  ];
  return [...new Set(spellings)];
}

/**
 * In a header, whole or behind a user's name: what stands before it moves it by up to two bytes, and
 * the characters at its ends, which it shares with its neighbours, are left out then.
 */
function encodedSpellings(secret: string): readonly string[] {
  const bytes = Buffer.from(secret);
  const spelled = (["base64", "base64url"] as const).flatMap((encoding) => [
    bytes.toString(encoding).replace(/=+$/, ""),
    ...[0, 1, 2].map((before) =>
      Buffer.concat([Buffer.alloc(before), bytes])
        .toString(encoding)
        .slice(Math.ceil((before * 8) / 6), Math.floor(((before + bytes.length) * 8) / 6)),
    ),
  ]);
  return spelled.filter((one) => one.length >= 8);
}
