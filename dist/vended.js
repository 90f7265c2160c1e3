// src/adapters/catalog/rest/vended.ts
/** Of a table's answer; nothing where that says nothing. */
function tableSays(body) {
	const listed = body["storage-credentials"];
	const credentials = (Array.isArray(listed) ? listed : []).flatMap((one) => {
		if (!isObject(one) || typeof one.prefix !== "string") return [];
		return [{
			prefix: sameScheme(one.prefix),
			config: texts(one.config)
		}];
	});
	return {
		config: texts(body.config),
		credentials
	};
}
/** What of it no output may show, by how it is called. */
function secretsOf({ defaults, overrides, config, credentials }) {
	return [
		defaults,
		overrides,
		config,
		...credentials.map((one) => one.config)
	].flatMap((one) => Object.entries(one)).filter(([key, value]) => /token|secret|password|credential|key|sas/i.test(key) && value !== "").map(([, value]) => value);
}
/**
* Settings for a store with the server's own keys, and none of ours among them: where it says, or
* else where the configuration says. undefined where it hands out none for that place.
*/
function vendedFor(location, says, own) {
	const insisted = [...layersFor(location, says), says.overrides];
	const keys = [...insisted, ...namesKeys(own) ? [] : [says.defaults]].map(keysOf).find(isThere);
	if (keys === void 0) return void 0;
	const places = [
		...insisted,
		own,
		says.defaults
	];
	const kept = limits.flatMap((key) => own[key] === void 0 ? [] : [[key, own[key]]]);
	const settings = {
		...Object.fromEntries(kept),
		...keys
	};
	for (const key of ["endpoint", "region"]) {
		const value = places.map((one) => either(one, key)).find(isThere);
		if (value !== void 0) settings[`s3.${key}`] = value;
	}
	return {
		...settings,
		...places.map(addressing).find(isThere) ?? {}
	};
}
/** Whether the server wants to sign each request itself. */
function wantsToSign(location, says) {
	return [
		...layersFor(location, says),
		says.overrides,
		says.defaults
	].map((one) => one["s3.remote-signing-enabled"]).find(isThere) === "true";
}
/** The endpoint that the server names. */
function endpointFor(location, says) {
	return [
		...layersFor(location, says),
		says.overrides,
		says.defaults
	].map((one) => either(one, "endpoint")).find(isThere);
}
/** Whether a configuration says itself who reads files: with keys, or in another way than AWS's tools do. */
function namesKeys(own) {
	return keysOf(own) !== void 0 || [
		"profile-name",
		"role-arn",
		"anonymous"
	].some((key) => either(own, key) !== void 0);
}
/** Of several credentials that of the longest prefix first; then what goes for the whole table. */
function layersFor(location, { credentials, config }) {
	const place = sameScheme(location);
	return [...credentials.filter(({ prefix }) => place.startsWith(prefix)).toSorted((a, b) => b.prefix.length - a.prefix.length).map((one) => one.config), config];
}
/** Ours of what is no key and no place. */
const limits = [...[
	"s3.connect-timeout",
	"s3.request-timeout",
	"s3.proxy-uri",
	"s3.allow-http"
], ...["s3.server-side-encryption", "s3.sse-kms-key-id"]];
function keysOf(properties) {
	const [id, secret, token] = [
		"access-key-id",
		"secret-access-key",
		"session-token"
	].map((key) => either(properties, key));
	if (id === void 0 || secret === void 0) return void 0;
	return {
		"s3.access-key-id": id,
		"s3.secret-access-key": secret,
		...token === void 0 ? {} : { "s3.session-token": token }
	};
}
/** `s3.path-style-access` is Java's word, and of an endpoint pyiceberg thinks otherwise. */
function addressing(properties) {
	const inPath = properties["s3.path-style-access"] || void 0;
	const inHost = properties["s3.force-virtual-addressing"] || void 0;
	if (inPath === void 0 && inHost === void 0) return void 0;
	const asked = inPath === void 0 ? inHost : inPath === "false" ? "true" : "false";
	return {
		...inPath === void 0 ? {} : { "s3.path-style-access": inPath },
		...asked === void 0 ? {} : { "s3.force-virtual-addressing": asked }
	};
}
function either(properties, key) {
	return properties[`s3.${key}`] || properties[`client.${key}`] || void 0;
}
function isThere(value) {
	return value !== void 0;
}
function sameScheme(location) {
	return location.replace(/^s3[an]:/i, "s3:");
}
function isObject(json) {
	return typeof json === "object" && json !== null && !Array.isArray(json);
}
/** Of an object the members that are texts. */
function texts(json) {
	if (typeof json !== "object" || json === null) return {};
	const entries = Object.entries(json).filter(([, value]) => typeof value === "string");
	return Object.fromEntries(entries);
}
export { texts as a, tableSays as i, namesKeys as n, vendedFor as o, secretsOf as r, wantsToSign as s, endpointFor as t };
