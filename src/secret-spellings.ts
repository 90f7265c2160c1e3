/** How a secret is written where others repeat what they were told, itself among them. */
export function secretSpellings(secret: string): readonly string[] {
  const whole = secret.toWellFormed();
  const spellings = [
    secret,
    // In an address, a form, and JSON.
    encodeURIComponent(whole),
    new URLSearchParams([["", whole]]).toString().slice(1),
    JSON.stringify(secret).slice(1, -1),
    // In a header; what fills up its end is left out of some.
    Buffer.from(secret).toString("base64").replace(/=+$/, ""),
  ];
  return [...new Set(spellings)];
}
