// src/secret-spellings.ts
/** How a secret is written where others repeat what they were told, itself among them. */
function secretSpellings(secret) {
	const whole = secret.toWellFormed();
	const spellings = [
		secret,
		encodeURIComponent(whole),
		new URLSearchParams([["", whole]]).toString().slice(1),
		JSON.stringify(secret).slice(1, -1),
		Buffer.from(secret).toString("base64").replace(/=+$/, "")
	];
	return [...new Set(spellings)];
}
export { secretSpellings as t };
