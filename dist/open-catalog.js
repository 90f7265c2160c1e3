import { F as isAbsolute, I as join, Ki as builtin, Vi as IcebranchError } from "./core.js";
import { t as byLocation } from "./by-location.js";
import { a as tlsOf, i as tlsModes, n as readVersion } from "./sql-tls.js";
// src/adapters/catalog/sql-options.ts
function sqlOptions({ options }, refuse) {
	const left = new Map(options);
	function take(...names) {
		const found = names.filter((name) => left.has(name));
		if (found.length > 1) return refuse(`gives one option as ${found.join(" and as ")}`, "Keep one of them.");
		const value = left.get(found[0] ?? "");
		left.delete(found[0] ?? "");
		return value;
	}
	return {
		take,
		takeFlag(...names) {
			const value = take(...names)?.toLowerCase();
			if (value === void 0) return void 0;
			if ([
				"true",
				"1",
				"yes",
				"on"
			].includes(value)) return true;
			if ([
				"false",
				"0",
				"no",
				"off"
			].includes(value)) return false;
			return refuse(`has a value of ${names[0]} that is neither yes nor no`, "Write true or false.");
		},
		pass(names) {
			for (const name of names) left.delete(name);
		},
		end(known) {
			const [first] = left.keys();
			if (first === void 0) return;
			refuse(`has an option${/^[a-z][a-z_-]{1,30}$/i.test(first) ? ` ${first}` : ""} that icebranch does not know`, `It knows ${known}.`);
		}
	};
}
// src/adapters/catalog/sql-url.ts
/** A database's URL in its parts. No part of one is ever in a message: any may hold a password. */
function refusal(catalog) {
	return (what, hint) => {
		throw new IcebranchError("IB420", `The address of the catalog ${catalog} ${what}.`, { hint });
	};
}
const pattern = /^([a-z][a-z0-9.-]*)(?:\+[a-z0-9_]+)?:\/\/([^/?#]*)([^?#]*)(?:\?([^#]*))?(#.*)?$/is;
const encodeHint = "Percent-encode what has a meaning in URLs: %40 for @, %2F for /, %3A for :, %23 for #, %3F for ?, %25 for %.";
/**
* As sqlx reads it: a name and a password end at the last `@` before the first `/`, `?` or `#`. What
* would make one of these a part of the host, and so name another server, is refused.
*/
function parseSqlUrl(text, refuse) {
	const parts = pattern.exec(text);
	if (parts === null) return refuse("is no URL of a database", "Write postgresql://USER:$PASSWORD@HOST/DATABASE.");
	const [, scheme = "", authority = "", path = "", query = "", fragment] = parts;
	if (fragment !== void 0 || /@/.test(path + query)) return refuse("cannot be told from its password", encodeHint);
	const at = authority.lastIndexOf("@");
	const [user, password] = at < 0 ? [] : splitAt(authority.slice(0, at), ":");
	const decode = (part) => decoded(part, refuse);
	return {
		scheme: scheme.toLowerCase(),
		user: decode(user),
		password: decode(password),
		...readHost(authority.slice(at + 1), refuse),
		database: decode(path.replace(/^\//, "")),
		options: readOptions(query, refuse)
	};
}
function readHost(text, refuse) {
	if (text.includes(",")) return refuse("names several hosts", "Name the one that takes writes.");
	const parts = /^(?:\[([0-9a-f:.]+)\]|([^:[\]]*))(?::(\d*))?$/i.exec(text);
	if (parts === null) return refuse("has a host or a port that cannot be read", encodeHint);
	const [, ipv6, name, port] = parts;
	return {
		host: ipv6 ?? decoded(name, refuse),
		port: readPort(port, refuse)
	};
}
function readPort(text, refuse) {
	if (text === void 0 || text === "") return void 0;
	const port = /^\d+$/.test(text) ? Number(text) : 0;
	return port > 0 && port < 65536 ? port : refuse("has a port that is none", "Write a number between 1 and 65535.");
}
function readOptions(query, refuse) {
	const options = /* @__PURE__ */ new Map();
	for (const pair of query.split("&").filter((one) => one !== "")) {
		const [key = "", text = ""] = splitAt(pair.replaceAll("+", " "), "=").map((one) => decoded(one, refuse));
		const setting = /^options\[(\w+)\]$/.exec(key)?.[1];
		const [name, value] = setting === void 0 ? [key, text] : ["options", `-c ${setting}=${text}`];
		const before = options.get(name);
		if (before !== void 0 && name !== "options") return refuse("gives one option twice", "Keep one of them.");
		options.set(name, before === void 0 ? value : `${before} ${value}`);
	}
	return options;
}
/** What is behind the mark is absent where the mark is. */
function splitAt(text, mark) {
	const at = text.indexOf(mark);
	return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}
/** A `%` that begins no code is itself, as sqlx and Python have it. Empty is absent. */
function decoded(text, refuse) {
	if (text === void 0 || text === "") return void 0;
	try {
		return decodeURIComponent(text.replaceAll(/%(?![0-9a-f]{2})/gi, "%25"));
	} catch {
		return refuse("has codes that are not UTF-8", encodeHint);
	}
}
// src/adapters/catalog/sql-server-address.ts
function readServer(catalog, url, options, defaultPort, refuse) {
	const seconds = options.take("connect_timeout");
	if (seconds !== void 0 && !/^\d{1,4}$/.test(seconds)) return refuse("has a connect_timeout that is no number", "Write seconds.");
	const host = options.take("host", "hostaddr");
	if (host?.includes(",")) return refuse("names several hosts", "Name the one that takes writes.");
	return {
		catalog,
		host: host ?? url.host,
		port: readPort(options.take("port"), refuse) ?? url.port ?? defaultPort,
		user: options.take("user") ?? url.user,
		password: options.take("password") ?? url.password,
		connectMs: seconds === void 0 || seconds === "0" ? void 0 : Number(seconds) * 1e3
	};
}
function oneOf(options, names, values, refuse) {
	const text = options.take(...names)?.toLowerCase();
	if (text === void 0) return void 0;
	return values.find((value) => value === text) ?? refuse(`has a value of ${names[0]} that icebranch cannot keep`, `Write ${values.join(", ")}, or leave it out.`);
}
// src/adapters/catalog/sql-address-mysql.ts
/** Words for a connection to MySQL or MariaDB, as sqlx, PyMySQL and MySQL's own client have them. */
const passedByMysql = [
	"statement-cache-capacity",
	"charset",
	"collation",
	"use_unicode",
	"binary_prefix",
	"autocommit",
	"local_infile",
	"read_timeout",
	"write_timeout",
	"timezone",
	"time-zone",
	"connection-attributes"
];
/** MySQL's words, and libpq's where sqlx takes them. */
const mysqlModes = {
	disabled: "disable",
	disable: "disable",
	preferred: "prefer",
	prefer: "prefer",
	required: "require",
	require: "require",
	verify_ca: "verify-ca",
	"verify-ca": "verify-ca",
	verify_identity: "verify-full",
	"verify-full": "verify-full"
};
/** `unsaid`: what roots mean alone. MySQL's own client looks at the chain, PyMySQL at the host too. */
function mysqlAddress(catalog, url, unsaid, refuse) {
	const options = sqlOptions(url, refuse);
	const server = readServer(catalog, url, options, 3306, refuse);
	const database = options.take("dbname", "database") ?? url.database;
	const address = {
		kind: "mysql",
		...server,
		socket: options.take("socket", "unix_socket"),
		database: database ?? refuse("names no database", "Write it behind the host: mysql://…@HOST/DATABASE."),
		tls: readMysqlTls(options, unsaid, refuse)
	};
	options.pass(passedByMysql);
	options.end("ssl-mode, ssl_ca, ssl_cert, ssl_key, ssl_check_hostname, unix_socket, connect_timeout");
	return address;
}
function readMysqlTls(options, unsaid, refuse) {
	const word = oneOf(options, [
		"ssl-mode",
		"sslmode",
		"ssl_mode"
	], Object.keys(mysqlModes), refuse);
	const rootCert = options.take("ssl-ca", "sslca", "ssl_ca");
	const cert = options.take("ssl-cert", "sslcert", "ssl_cert");
	const said = word === void 0 ? void 0 : mysqlModes[word];
	const checksHost = options.takeFlag("ssl_check_hostname", "ssl_verify_identity");
	const checksRoots = options.takeFlag("ssl_verify_cert");
	const isOff = options.takeFlag("ssl_disabled");
	const flags = checksHost === true ? "verify-full" : checksRoots === true ? "verify-ca" : void 0;
	if (isOff === true && (said ?? flags ?? rootCert) !== void 0) return refuse("asks for TLS and for none", "Leave out ssl_disabled.");
	const mode = isOff === true ? "disable" : stricter(said, flags);
	return tlsOf({
		mode: mode ?? (rootCert === void 0 && cert !== void 0 ? "require" : void 0),
		rootCert,
		cert,
		key: options.take("ssl-key", "sslkey", "ssl_key"),
		keyPassword: void 0,
		minVersion: void 0,
		maxVersion: void 0
	}, checksHost === false ? "verify-ca" : unsaid);
}
function stricter(a, b) {
	if (a === void 0 || b === void 0) return a ?? b;
	return tlsModes.indexOf(a) > tlsModes.indexOf(b) ? a : b;
}
// src/adapters/catalog/sql-address-postgres.ts
/** Words for a connection to PostgreSQL: https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-PARAMKEYWORDS */
const channelBindings = [
	"disable",
	"prefer",
	"require"
];
/** What does not change how icebranch connects, or what it never does anyway. */
const passedByPostgres = [
	"statement-cache-capacity",
	"prepared_statement_cache_size",
	"prepareThreshold",
	"client_encoding",
	"fallback_application_name",
	"keepalives",
	"keepalives_idle",
	"keepalives_interval",
	"keepalives_count",
	"tcp_user_timeout"
];
function postgresAddress(catalog, url, refuse) {
	const options = sqlOptions(url, refuse);
	const address = {
		kind: "postgres",
		...readServer(catalog, url, options, 5432, refuse),
		database: options.take("dbname") ?? url.database,
		options: readSettings(options),
		applicationName: options.take("application_name") ?? "icebranch",
		channelBinding: oneOf(options, ["channel_binding"], channelBindings, refuse) ?? "disable",
		tls: readPostgresTls(options, refuse)
	};
	oneOf(options, ["gssencmode"], ["disable", "prefer"], refuse);
	oneOf(options, ["sslnegotiation"], ["postgres"], refuse);
	oneOf(options, ["target_session_attrs"], [
		"any",
		"read-write",
		"primary"
	], refuse);
	options.pass(passedByPostgres);
	options.end("sslmode, sslrootcert, sslcert, sslkey, sslpassword, options, currentSchema, connect_timeout, application_name");
	return address;
}
/** `search_path` by libpq's `options` or by JDBC's word for it. */
function readSettings(options) {
	const settings = options.take("options");
	const schema = options.take("currentSchema");
	if (schema === void 0) return settings;
	const searchPath = `-c search_path=${schema.replaceAll(/[\\\s]/g, "\\$&")}`;
	return settings === void 0 ? searchPath : `${settings} ${searchPath}`;
}
function readPostgresTls(options, refuse) {
	const mode = oneOf(options, [
		"sslmode",
		"ssl-mode",
		"ssl"
	], tlsModes, refuse);
	const rootCert = options.take("sslrootcert", "ssl-root-cert", "ssl-ca");
	const tls = {
		mode,
		rootCert,
		cert: options.take("sslcert", "ssl-cert"),
		key: options.take("sslkey", "ssl-key"),
		keyPassword: options.take("sslpassword"),
		minVersion: readVersion(options, "ssl_min_protocol_version", refuse),
		maxVersion: readVersion(options, "ssl_max_protocol_version", refuse)
	};
	if (rootCert !== "system") return tlsOf(tls, "verify-ca");
	if (mode !== void 0 && mode !== "verify-full") return refuse("has sslrootcert=system with a weaker sslmode", "Write sslmode=verify-full.");
	return tlsOf(tls, "verify-full");
}
// src/adapters/catalog/sql-address.ts
/** Throws IB420 for a database that is not supported, and for an address that says what icebranch cannot keep. */
function sqlAddress(name, { uri, uriStyle }) {
	const refuse = refusal(name);
	const sqlite = /^sqlite(?:\+\w+)?:(.*)$/is.exec(uri)?.[1];
	if (sqlite !== void 0) return {
		kind: "sqlite",
		path: sqlitePath(sqlite, uriStyle, refuse)
	};
	if (/^jdbc:/i.test(uri)) return refuse("is one of Java's", "Write it without jdbc:, the user before the host: postgresql://USER:$PASSWORD@HOST/DATABASE.");
	const url = parseSqlUrl(uri, refuse);
	switch (url.scheme) {
		case "postgres":
		case "postgresql": return postgresAddress(name, url, refuse);
		case "mysql":
		case "mariadb": return mysqlAddress(name, url, uriStyle === "sqlx" ? "verify-ca" : "verify-full", refuse);
		default: return refuse("is of a kind of database that icebranch cannot use", "SQL catalogs may be in PostgreSQL, MySQL, MariaDB or SQLite.");
	}
}
/** Relative paths are beside the configuration. */
function sqlitePath(rest, uriStyle, refuse) {
	const path = rest.replace(/^\/\//, "").replace(/\?.*$/s, "");
	if (path === "" || path === "/" || path.includes(":memory:")) return refuse("names no file", "Write sqlite:// and the path of a file.");
	if (uriStyle === "sqlalchemy" && path.startsWith("/")) return path.slice(1);
	return path.startsWith("//") ? path.slice(1) : path;
}
// src/open-catalog.ts
/** Which adapter serves a catalog's address. Each is loaded only when it is used. */
/**
* Throws IB420 for what is not supported, and what the catalog's own connection throws: IB410,
* IB427. `secrets` gains what a server hands out.
*/
async function openCatalog(name, address, place, secrets = /* @__PURE__ */ new Set()) {
	switch (address.type) {
		case "sql": return openSql(name, address, place);
		case "rest":
		case "nessie": return openRest(name, address, place, secrets);
		case "file": return openFile(name, address, place.root);
	}
}
async function openSql(name, address, place) {
	const [{ sqlCatalog }, driver] = await Promise.all([import("./sql.js"), openDriver(sqlAddress(name, address), place)]);
	const inDatabase = address.properties["catalog-name"] ?? name;
	const { warehouse } = address;
	return sqlCatalog({
		name: inDatabase,
		driver,
		storage: storageOf(address),
		clock: Date.now,
		warehouse
	});
}
async function openDriver(address, place) {
	switch (address.kind) {
		case "sqlite": {
			const { sqliteDriver } = await import("./sqlite.js");
			return sqliteDriver(isAbsolute(address.path) ? address.path : join(place.root, address.path));
		}
		case "postgres": return (await import("./postgres.js")).postgresDriver(address, place);
		case "mysql": return (await import("./mysql.js")).mysqlDriver(address, place);
	}
}
/** Nessie speaks Iceberg REST too, and says in its configuration that it is Nessie. */
async function openRest(name, address, place, secrets) {
	const { connectRest } = await import("./connection.js");
	const connection = await connectRest(name, address, {
		place,
		secrets
	});
	if (address.type === "nessie" || connection.isNessie) {
		const { nessieCatalog } = await import("./catalog.js");
		return nessieCatalog({
			name,
			connection
		});
	}
	const { restCatalog } = await import("./catalog2.js");
	return restCatalog({
		name,
		connection,
		stores: storesOf(address)
	});
}
async function openFile(name, address, root) {
	const { fileCatalog } = await import("./file.js");
	return fileCatalog({
		name,
		address,
		root,
		storage: storageOf(address),
		clock: Date.now
	});
}
/** Files where their location's scheme says: on this machine, or in a store that speaks S3. */
function storageOf(address) {
	const { local, own } = storesOf(address);
	const s3 = once(async () => (await own()).storage);
	return byLocation((location) => /^s3[an]?:/i.test(location) ? s3() : local());
}
function storesOf({ properties, uriStyle }) {
	const s3 = () => import("./s3.js");
	const allowHttp = uriStyle === "sqlalchemy";
	return {
		local: once(async () => (await import("./local.js")).localStorage()),
		own: once(async () => (await s3()).ownS3(properties, { allowHttp })),
		async vended(settings) {
			const { AWS_ACCESS_KEY_ID: _, ...env } = builtin.env;
			return (await s3()).s3Storage(settings, {
				allowHttp,
				env
			});
		}
	};
}
function once(make) {
	let made;
	return () => {
		made ??= make();
		return made;
	};
}
export { openCatalog };
