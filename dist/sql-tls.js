import { o as readFile } from "./builtin_node_fs_promises.js";
import { t as getCACertificates } from "./builtin_node_tls.js";
import { Vi as IcebranchError } from "./core.js";
import { t as certificatePath } from "./place.js";
// src/adapters/catalog/sql-tls.ts
/**
* How a connection to a database is encrypted and whom it trusts, in libpq's words:
* https://www.postgresql.org/docs/current/libpq-ssl.html#LIBPQ-SSL-PROTECTION
*/
const tlsModes = [
	"disable",
	"allow",
	"prefer",
	"require",
	"verify-ca",
	"verify-full"
];
/**
* Who names roots wants them looked at: libpq takes `require` for `verify-ca` then, and so do we.
* Without such roots anybody has a certificate that is trusted, so the host is looked at as well.
*/
function tlsOf(options, unsaid) {
	const { rootCert, mode } = options;
	if (rootCert === void 0) return {
		...options,
		mode: mode === "verify-ca" ? "verify-full" : mode ?? "prefer"
	};
	if (mode === void 0) return {
		...options,
		mode: unsaid
	};
	return {
		...options,
		mode: mode === "require" ? "verify-ca" : mode
	};
}
function readVersion(options, name, refuse) {
	const text = options.take(name);
	if (text === void 0) return void 0;
	const known = [
		"TLSv1",
		"TLSv1.1",
		"TLSv1.2",
		"TLSv1.3"
	];
	return known.find((one) => one.toLowerCase() === text.toLowerCase()) ?? refuse(`has a value of ${name} that is no version of TLS`, `Write ${known.join(", ")}.`);
}
/** How to try, in order: what comes later only where a server wants no part of what comes first. */
function tlsAttempts({ mode }) {
	switch (mode) {
		case "disable": return ["plain"];
		case "allow": return ["plain", "tls"];
		case "prefer": return ["tls", "plain"];
		case "require":
		case "verify-ca":
		case "verify-full": return ["tls"];
	}
}
/**
* For `tls.connect`. Throws IB103, and IB410 where one cannot be read, without the path: the key
* itself may stand in its place.
*/
async function readTlsFiles(tls, place) {
	const read = async (what, path) => {
		const found = await certificatePath(path, place);
		try {
			return await readFile(found, "utf8");
		} catch (cause) {
			throw new IcebranchError("IB410", `The file of the ${what} cannot be read (${cause.code ?? "unknown"}).`, { hint: "Check its path in the catalog's address: it counts from the project's folder, and is that of a file, not its text." });
		}
	};
	const { rootCert, cert, key, keyPassword, minVersion, maxVersion } = tls;
	const ca = rootCert === "system" ? getCACertificates("system") : rootCert && await read("roots to trust", rootCert);
	return {
		...ca === void 0 ? {} : { ca },
		...cert === void 0 ? {} : { cert: await read("own certificate", cert) },
		...key === void 0 ? {} : { key: await read("own key", key) },
		...keyPassword === void 0 ? {} : { passphrase: keyPassword },
		...minVersion === void 0 ? {} : { minVersion },
		...maxVersion === void 0 ? {} : { maxVersion },
		rejectUnauthorized: checksRoots(tls)
	};
}
/** Without roots that the user named, the weaker modes look at no certificate, as in libpq. */
function checksRoots({ mode, rootCert }) {
	return mode === "verify-ca" || mode === "verify-full" || rootCert !== void 0;
}
export { tlsOf as a, tlsModes as i, readVersion as n, tlsAttempts as r, readTlsFiles as t };
