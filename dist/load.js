import { Lt as connectorCheck } from "./core.js";
// src/connectors/load.ts
const modules = {
	"dashbook-destination-iceberg": () => import("./dashbook-destination-iceberg.compiled.js"),
	"destination-iceberg": () => import("./destination-iceberg.compiled.js"),
	"destination-s3-data-lake": () => import("./destination-s3-data-lake.compiled.js"),
	"source-faker": () => import("./source-faker.compiled.js"),
	"source-file": () => import("./source-file.compiled.js"),
	"source-github": () => import("./source-github.compiled.js"),
	"source-kafka": () => import("./source-kafka.compiled.js"),
	"source-mongodb-v2": () => import("./source-mongodb-v2.compiled.js"),
	"source-mssql": () => import("./source-mssql.compiled.js"),
	"source-mysql": () => import("./source-mysql.compiled.js"),
	"source-postgres": () => import("./source-postgres.compiled.js"),
	"source-s3": () => import("./source-s3.compiled.js")
};
/** What tells, before a spec is read, that a validator may be needed. */
const marks = {
	"dashbook-destination-iceberg": /dashbook|:sql|:file|catalog_url|catalogUrl/,
	"destination-iceberg": /catalog_config/,
	"destination-s3-data-lake": /main_branch_name|s3_bucket_name/
};
/** `texts`: of the specs. */
async function loadConnectorCheck(texts) {
	const needed = Object.keys(modules).filter((name) => texts.some((text) => marks[name]?.test(text) ?? text.includes(name)));
	const loaded = await Promise.all(needed.map((name) => modules[name]?.()));
	const all = Object.assign({}, ...loaded.map((one) => one?.validators));
	return connectorCheck((id) => {
		const validate = all[id];
		return validate && ((value) => validate(value) ? [] : validate.errors ?? []);
	});
}
export { loadConnectorCheck };
