import { Br as redact, Vi as IcebranchError } from "./core.js";
import { t as tlsHint } from "./tls-hint.js";
// src/adapters/catalog/rest/refusal.ts
/** What a catalog's answers mean where they are not the one that was hoped for, in our words. */
/** `type` of `components/schemas/ErrorModel`, such as `NoSuchTableException`; undefined where there is none. */
function errorType(body) {
	const { type } = errorOf(body);
	return typeof type === "string" && /^[A-Za-z][\w.]{0,99}$/.test(type) ? type : void 0;
}
function errorOf(body) {
	const { error } = isObject(body) ? body : {};
	return isObject(error) ? error : {};
}
function isObject(json) {
	return typeof json === "object" && json !== null && !Array.isArray(json);
}
/**
* The catalog's own word that there is nothing, in the specification's form or in one that some
* servers have. A gateway that does not know the way to it answers 404, too: with a page, with JSON of
* its own, or with nothing; and a table that is taken for gone would be left out of a publish.
*/
function isAbsent({ status, body }) {
	const { error, error_code, errorCode } = isObject(body) ? body : {};
	return status === 404 && [
		error,
		error_code,
		errorCode
	].some((said) => said !== void 0);
}
/**
* The status, and what the catalog says of it: one line, cut, and without any of `secrets`, which a
* server may well repeat.
*/
function describe({ status, body }, secrets) {
	const { message } = errorOf(body);
	const words = typeof message === "string" ? oneLine(redact(message, secrets)) : "";
	const type = errorType(body);
	return [
		`HTTP ${status}`,
		type,
		words
	].filter((one) => one).join(", ");
}
/** Shorter ones are words that others use too. */
function long(secrets) {
	return secrets.filter((one) => one !== void 0).filter((one) => one.length >= 8);
}
const maxWords = 200;
function oneLine(text) {
	const line = text.replace(/[\p{Cc}\p{Cf}\s]+/gu, " ").trim();
	return line.length > maxWords ? `${line.slice(0, maxWords)}…` : line;
}
/** The server answered with something other than its interface. */
function unreadable(catalog, what) {
	return new IcebranchError("IB410", `The catalog ${catalog} ${what}.`, { hint: "Check that its uri is that of an Iceberg REST catalog, without /v1 at its end, and the server's log." });
}
function unreached(catalog, host, why) {
	return new IcebranchError("IB410", `The catalog ${catalog} at ${host} gives no answer (${why}).`, { hint: tlsHint(why, "NODE_EXTRA_CA_CERTS or ssl.cabundle") ?? "Check its uri, the network, and that the server runs." });
}
function unknown(catalog, why) {
	return new IcebranchError("IB412", `The catalog ${catalog} did not say whether it made the commit (${why}).`, { hint: "Run again: what was done is found, and the rest goes on from there." });
}
/** The next plan sees that the catalog moves its tables in turn, and whether it may. */
function notTogether(catalog) {
	return new IcebranchError("IB411", `The catalog ${catalog} has no commit of several tables, although it did not say so.`, { hint: "Plan again: nothing was changed." });
}
function isUnknown(error) {
	return error instanceof IcebranchError && error.code === "IB412";
}
/** A redirect may lead to another host, and what is sent has credentials in it. */
function redirected(catalog, host, headers) {
	const to = headers.get("location") ?? "";
	const target = URL.canParse(to, `https://${host}`) ? new URL(to, `https://${host}`).host : "";
	const where = /^[\w.:[\]-]{1,100}$/.test(target) ? ` to ${target}` : "";
	return new IcebranchError("IB410", `The catalog ${catalog} at ${host} answers with a redirect${where}, which is not followed.`, { hint: "Set its uri to the address that it has now." });
}
function refused(catalog, outcome, { kind }, secrets) {
	const said = describe(outcome, secrets);
	if (kind === "none") return new IcebranchError("IB427", `The catalog ${catalog} wants credentials (${said}).`, { hint: "Give it a credential or token, or what docs/catalogs/rest.md names." });
	return outcome.status === 403 ? new IcebranchError("IB427", `The catalog ${catalog} does not allow this (${said}).`, { hint: "Give the user or client of its credentials the right to do it: nothing was changed." }) : new IcebranchError("IB427", `The catalog ${catalog} refuses the credentials (${said}).`, { hint: "Check them and their scope: they may have expired, or be meant for another catalog." });
}
export { long as a, refused as c, unreadable as d, isUnknown as i, unknown as l, errorType as n, notTogether as o, isAbsent as r, redirected as s, describe as t, unreached as u };
