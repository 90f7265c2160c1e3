import { $t as namesIn, Gi as compareText, Ht as isDataLake, Ii as parseJson, Kt as catalogOf, Li as stringifyJson, Qr as identifierText, Zt as undeclaredReference, di as startOf } from "./core.js";
import { _ as nodeNames, b as plainName, c as isList, d as ENTRYPOINT, f as REFRESH, g as imageNames, h as hashedName, l as isObject$1, p as configMapName, s as isEqual, u as listOf, v as partName, y as partNumber } from "./documents.js";
import { t as require_dist } from "./yaml.js";
// src/argo/config-map.ts
/** What a node's container reads, one ConfigMap a node: the files of `/tmp/config`. */
const SOURCE_FILE = "source.json";
const DESTINATION_FILE = "destination.json";
const REFRESH_FILE = "refresh.json";
function configMap(node, data) {
	return {
		apiVersion: "v1",
		kind: "ConfigMap",
		metadata: { name: configMapName(node) },
		data
	};
}
/** As the file spells it, but for the Iceberg branch, which is never the spec's to choose. */
function ingestData({ destination, source }, branch) {
	const named = isDataLake(destination) ? { main_branch_name: branch } : { branch };
	return {
		[DESTINATION_FILE]: canonicalJson({
			...destination,
			...named
		}),
		[SOURCE_FILE]: canonicalJson(source)
	};
}
/**
* The configuration of dashbook/refresh-iceberg-datafusion, in the order and the mixed spelling in
* which dashtool 0.4 writes it. `AWS_ENDPOINT` and `CATALOG_URL` are the addresses inside the cluster.
*/
function refreshData(node, catalog, config, branch) {
	const json = JSON.stringify({
		...objectStore(catalog, config),
		catalogUrl: config.env.CATALOG_URL ?? catalog.uri,
		identifier: identifierText(node.identifier),
		bucket: catalog.warehouse,
		branch
	});
	return { [REFRESH_FILE]: printable(json) };
}
function objectStore({ properties }, { env, dialect }) {
	if (!Object.keys(properties).some((key) => key.startsWith("s3."))) return {};
	return {
		aws_access_key_id: properties["s3.access-key-id"],
		aws_region: properties["s3.region"],
		aws_secret_access_key: "$AWS_SECRET_ACCESS_KEY",
		aws_endpoint: env.AWS_ENDPOINT ?? (dialect === "dashtool" ? void 0 : properties["s3.endpoint"]) ?? null,
		aws_allow_http: properties["s3.allow-http"] ?? null
	};
}
/** Compact, the keys of every object in order of code units, numbers as they were written. */
function canonicalJson(value) {
	return printable(sortedJson(value));
}
function sortedJson(value) {
	if (Array.isArray(value)) return `[${value.map(sortedJson).join(",")}]`;
	if (!isObject(value)) return stringifyJson(value ?? null);
	return `{${Object.keys(value).sort().map((key) => `${JSON.stringify(key)}:${sortedJson(value[key])}`).join(",")}}`;
}
function isObject(value) {
	return typeof value === "object" && value !== null && !JSON.isRawJSON(value);
}
/** YAML 1.1 takes some characters for line breaks and refuses others; JSON can say them in ASCII. */
function printable(json) {
	return json.replace(/[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
// src/argo/template.ts
/**
* Puts the variables into a view's configuration, which the refresh image does not do itself.
* dashtool's image, third party: its digest is for the user to pin, and an edit keeps it.
*/
const ENVSUBST_IMAGE = "dibi/envsubst";
const ENVSUBST = "envsubst";
const CONFIG = "config";
const CONFIG_TEMPLATE = "config-template";
const IDENTIFIER = "identifier";
/** The ConfigMap of the task that runs: what tells our templates from the user's. */
const CONFIG_MAP_OF_TASK = configMapName("{{inputs.parameters.identifier}}");
const inputs = { parameters: [{ name: IDENTIFIER }] };
const configMapVolume = { configMap: { name: CONFIG_MAP_OF_TASK } };
const configMount = {
	name: CONFIG,
	mountPath: "/tmp/config"
};
/**
* Not of a connector that failed: that would fail again, and a half-done sync is for a person to see.
* Of the workflow or of `templateDefaults` it would hold for a whole DAG as well, once more each level.
*/
const retryStrategy = {
	limit: "2",
	retryPolicy: "OnError",
	backoff: {
		duration: "1m",
		factor: "2"
	}
};
/** Connector images put the variables in themselves, in one pass, where they find the files. */
function connectorTemplate(name, image, env) {
	const command = entrypointOf(image);
	return {
		name,
		inputs,
		retryStrategy,
		container: {
			image,
			...command && { command: [command] },
			...env.length > 0 && { env },
			volumeMounts: [configMount]
		},
		volumes: [{
			name: CONFIG,
			...configMapVolume
		}]
	};
}
function refreshTemplate(name, image, env) {
	return {
		name,
		inputs,
		retryStrategy,
		initContainers: [envsubstContainer(env)],
		container: {
			image,
			volumeMounts: [configMount]
		},
		volumes: [{
			name: CONFIG,
			emptyDir: {}
		}, {
			name: CONFIG_TEMPLATE,
			...configMapVolume
		}]
	};
}
/** As dashtool makes it: whatever the image, every variable goes through `envsubst`. */
function dashtoolTemplate(name, image, env) {
	const { retryStrategy: _, initContainers, ...rest } = refreshTemplate(name, image, env);
	const plain = initContainers?.map(({ command: _, args: __, ...container }) => container);
	return {
		...rest,
		...plain && { initContainers: plain }
	};
}
/** Named variables only: without the list, `envsubst` empties every other `$word` of the files. */
function envsubstContainer(env) {
	return {
		name: ENVSUBST,
		image: ENVSUBST_IMAGE,
		command: [
			"sh",
			"-ec",
			`for file in /workdir/*; do envsubst "$0" < "$file" > "/processed/\${file##*/}"; done`
		],
		args: [env.map(({ name }) => `$${name}`).join(" ")],
		...env.length > 0 && { env },
		volumeMounts: [{
			name: CONFIG_TEMPLATE,
			mountPath: "/workdir"
		}, {
			name: CONFIG,
			mountPath: "/processed"
		}]
	};
}
/**
* Without a command Argo asks the image's registry for the entrypoint, which takes network and pull
* secrets. Known of dashbook's images only: those on Java and those on Python keep it elsewhere.
*/
function entrypointOf(image) {
	const source = /^(?:docker\.io\/)?dashbook\/source-([a-z0-9-]+)(?:[:@]|$)/.exec(image)?.[1];
	if (source === void 0) return void 0;
	if ([
		"postgres",
		"mysql",
		"kafka",
		"mongodb-v2"
	].includes(source)) return "/airbyte/bin/entrypoint.sh";
	return pythonSources.has(source) ? "/airbyte/entrypoint.sh" : void 0;
}
const pythonSources = /* @__PURE__ */ new Set([
	"facebook-marketing",
	"faker",
	"google-analytics-v4",
	"google-sheets",
	"hubspot",
	"microsoft-dataverse",
	"openweather",
	"s3",
	"salesforce"
]);
/**
* One DAG while the tasks fit. Above that, parts of consecutive depth: a task waits for its own
* dependencies inside its part and for whole parts outside, so parts never wait for each other in a
* circle, and a node more moves at most one task from part to part.
*/
function dagTemplates(tasks) {
	if (tasks.length <= 200) {
		const sorted = tasks.toSorted((a, b) => byKind(a, b) || byName(a, b));
		return [dagTemplate(ENTRYPOINT, sorted.map(leafTask))];
	}
	const sorted = tasks.toSorted((a, b) => a.depth - b.depth || byKind(a, b) || byName(a, b));
	const partOf = new Map(sorted.map(({ name }, i) => [name, Math.floor(i / 200)]));
	const parts = Map.groupBy(sorted, ({ name }) => partOf.get(name) ?? 0);
	const outer = [...parts].map(([part, tasks]) => partTask(part, tasks, partOf));
	const inner = [...parts].map(([part, tasks]) => {
		const isInside = (name) => partOf.get(name) === part;
		return dagTemplate(partName(part), tasks.map((task) => leafTask({
			...task,
			dependencies: task.dependencies.filter(isInside)
		})));
	});
	return [dagTemplate(ENTRYPOINT, outer), ...inner];
}
function leafTask({ name, template, dependencies }) {
	const parameters = [{
		name: IDENTIFIER,
		value: name
	}];
	return {
		name,
		template,
		...dependencies.length > 0 && { dependencies },
		arguments: { parameters }
	};
}
function partTask(part, tasks, partOf) {
	const before = new Set(tasks.flatMap(({ dependencies }) => dependencies.map((name) => partOf.get(name) ?? part)));
	before.delete(part);
	const dependencies = [...before].sort((a, b) => a - b).map(partName);
	const name = partName(part);
	return {
		name,
		template: name,
		...dependencies.length > 0 && { dependencies }
	};
}
function dagTemplate(name, tasks) {
	return {
		name,
		dag: { tasks }
	};
}
function byKind(a, b) {
	return Number(a.kind === "view") - Number(b.kind === "view");
}
function byName(a, b) {
	return a.name < b.name ? -1 : 1;
}
// src/argo/sizes.ts
/** etcd refuses a request above 1.5 MiB; what Kubernetes and Argo add to the object needs the rest. */
const MAX_OBJECT_CHARACTERS = 14e5;
/** https://kubernetes.io/docs/concepts/configuration/configmap/ */
const MAX_CONFIG_MAP_BYTES = 1 << 20;
/** `kubectl apply` without `--server-side` puts the object into an annotation, of which all together: */
const MAX_ANNOTATION_BYTES = 262144;
/** Tasks in parts of 200, and 200 parts. */
const MAX_TASKS = 4e4;
function sizeFindings(workflow, tasks, configMaps, { workflow: { path } }) {
	const characters = JSON.stringify(workflow).length;
	const templates = workflow.spec.workflowSpec.templates.length;
	const large = configMaps.filter(({ object }) => isAbove(object, MAX_ANNOTATION_BYTES));
	const tooLarge = large.filter(({ object }) => dataBytes(object) > MAX_CONFIG_MAP_BYTES);
	const annotated = [...characters > MAX_ANNOTATION_BYTES ? [`CronWorkflow ${workflow.metadata.name}`] : [], ...large.map(({ object }) => `ConfigMap ${object.metadata.name}`)];
	const errors = [...workflowSize(workflow.kind, {
		templates,
		tasks,
		characters
	}, path), ...tooLarge.map(({ object, file }) => tooLargeForConfigMap(object, file))];
	if (errors.length > 0 || annotated.length === 0) return errors;
	return [onlyServerSide(annotated, path)];
}
/** Bytes are counted only where characters do not already say that it is small. */
function isAbove(object, limit) {
	return Object.values(object.data).reduce((sum, text) => sum + text.length, 0) > limit / 4 && byteLength(JSON.stringify(object)) > limit;
}
function dataBytes({ data }) {
	return Object.entries(data).reduce((sum, entry) => sum + byteLength(entry.join("")), 0);
}
function byteLength(text) {
	return new TextEncoder().encode(text).length;
}
const split = "Split the project into several, each with a folder and a workflow of its own.";
/** Of a CronWorkflow or a Workflow alone. */
function workflowSize(kind, counts, path) {
	const { characters } = counts;
	const isNear = characters > MAX_OBJECT_CHARACTERS;
	return [...tooMany(kind, counts, path), ...isNear ? [nearTheLimit(kind, characters, path)] : []];
}
function tooMany(kind, { templates, tasks }, path) {
	const place = {
		code: "IB506",
		level: "error",
		file: path
	};
	if (tasks > MAX_TASKS) return [{
		...place,
		message: `The project has ${tasks} nodes; in parts of 200 a workflow holds ${MAX_TASKS}.`,
		hint: split
	}];
	if (templates <= 200) return [];
	return [{
		...place,
		message: `The ${kind} has ${templates} templates, one for each image and set of variables and for each part of the graph; Argo takes 200.`,
		hint: split
	}];
}
function nearTheLimit(kind, characters, path) {
	return {
		code: "IB506",
		level: "warning",
		file: path,
		message: `The ${kind} has ${characters} characters, and etcd takes 1.5 MiB.`,
		hint: split
	};
}
function tooLargeForConfigMap(object, file) {
	return {
		code: "IB506",
		level: "error",
		file,
		line: 1,
		column: 1,
		message: `The ConfigMap of this node would hold ${dataBytes(object)} bytes; Kubernetes takes ${MAX_CONFIG_MAP_BYTES}.`,
		hint: "Make the spec smaller: split it into several."
	};
}
function onlyServerSide(names, path) {
	const [first = "", ...more] = names;
	return {
		code: "IB506",
		level: "notice",
		file: path,
		message: `${more.length === 0 ? `${first} is` : `${first} and ${more.length} more are`} too large for kubectl apply without --server-side, which keeps a copy in an annotation of at most 256 KiB.`,
		hint: "Use icebranch apply, or kubectl apply --server-side."
	};
}
// src/argo/variables.ts
/** The variables of the containers. */
/** The names that a text refers to, sorted, each once. */
function referencesIn(text) {
	return [...new Set(namesIn(text))].sort();
}
/** Where each variable that the configuration declares comes from. A name declared twice: the last. */
function declaredVariables(secrets) {
	const variables = /* @__PURE__ */ new Map();
	for (const [secret, keys] of Object.entries(secrets)) for (const [key, variable] of Object.entries(keys)) {
		const name = variable.replace(/^\$/, "");
		variables.set(name, {
			name,
			valueFrom: { secretKeyRef: {
				name: secret,
				key
			} }
		});
	}
	return variables;
}
// src/argo/workload.ts
/** In the graph's order. Views of a catalog that no image can refresh are left out, and named. */
function workloadsOf(graph, config, branch) {
	const declared = declaredVariables(config.secrets);
	const findings = [];
	const workloads = [];
	for (const { id, node, dependencies } of graph.nodes) {
		const run = runOf(node, config, branch);
		if (run === void 0) {
			findings.push(notRefreshed(node));
			continue;
		}
		const references = referencesIn(Object.values(run.data).join("\n"));
		const variables = references.filter((name) => declared.has(name));
		const undeclared = references.filter((name) => !declared.has(name));
		if (node.kind === "view") findings.push(...undeclared.map((name) => undeclaredReference(startOf(config.file), id, name, config)));
		workloads.push({
			id,
			kind: node.kind,
			file: node.file,
			...run,
			variables,
			dependencies
		});
	}
	return {
		workloads: withoutMissing(workloads),
		findings
	};
}
function withoutMissing(workloads) {
	const ids = new Set(workloads.map(({ id }) => id));
	return workloads.map((workload) => ({
		...workload,
		dependencies: workload.dependencies.filter((id) => ids.has(id))
	}));
}
function runOf(node, config, branch) {
	if (node.kind === "ingest") return {
		image: node.image,
		data: ingestData(node, branch)
	};
	const { catalog: name } = node.identifier;
	const catalog = catalogOf(config, name);
	const image = catalog && refreshImage(catalog);
	if (catalog === void 0 || image === void 0) return void 0;
	return {
		image,
		data: refreshData(node, catalog, config, branch)
	};
}
function refreshImage({ type }) {
	switch (type) {
		case "sql":
		case "file": return `dashbook/refresh-iceberg-datafusion:${type}`;
		case "rest":
		case "nessie": return;
	}
}
function notRefreshed({ id, file }) {
	return {
		code: "IB420",
		level: "warning",
		file,
		line: 1,
		column: 1,
		message: `No image refreshes ${id}: its catalog is neither sql nor file, so the workflow leaves it out.`,
		hint: "Refresh it with a task of your own, or move the view to a sql catalog."
	};
}
// src/argo/generate.ts
/** The workflow that runs a project: what `argo/workflow.yaml` says where nobody edited it. */
/** The layout of the generated file; a later one comes with a migration of files of this one. */
const FORMAT_ANNOTATION = "icebranch/format";
/** `branch` is Iceberg's branch, written into every ConfigMap: `main` for production. */
function generateWorkflow(graph, config, branch) {
	const { workloads, findings } = workloadsOf(graph, config, branch);
	if (workloads.length === 0) return {
		documents: [],
		findings: [...findings, nothingToRun(config)]
	};
	const names = nodeNames(workloads.map(({ id }) => id));
	const { templates, templateOf } = containerTemplates(workloads, config);
	const tasks = plannedTasks(workloads, names, templateOf);
	const workflow = cronWorkflow([...dagTemplates(tasks), ...templates]);
	const configMaps = workloads.map(({ id, data, file }) => ({
		object: configMap(names.get(id) ?? id, data),
		file
	})).sort((a, b) => compareText(a.object.metadata.name, b.object.metadata.name));
	return {
		documents: [workflow, ...configMaps.map(({ object }) => object)],
		findings: [
			...findings,
			...hashedNames(workloads, names),
			...sizeFindings(workflow, tasks.length, configMaps, config)
		]
	};
}
/** Whoever looks for a task in the cluster looks for another name. */
function hashedNames(workloads, names) {
	return workloads.filter(({ id }) => names.get(id) !== plainName(id)).slice(0, 20).map(({ id, file }) => ({
		code: "IB503",
		level: "notice",
		file,
		line: 1,
		column: 1,
		message: `${id} is called ${names.get(id)} in Kubernetes: ${plainName(id)} is not legal, reserved, or another's as well.`,
		hint: "Nothing to do if that is well; else rename the file."
	}));
}
/** Of pods and Workflows that are over, until a user says something else. */
const cleanUp = {
	podGC: { strategy: "OnPodSuccess" },
	ttlStrategy: {
		secondsAfterSuccess: 86400,
		secondsAfterFailure: 604800
	}
};
function cronWorkflow(templates) {
	return {
		apiVersion: "argoproj.io/v1alpha1",
		kind: "CronWorkflow",
		metadata: {
			name: ENTRYPOINT,
			annotations: { [FORMAT_ANNOTATION]: "1" }
		},
		spec: {
			schedules: ["0 0 * * *"],
			concurrencyPolicy: "Forbid",
			workflowSpec: {
				entrypoint: ENTRYPOINT,
				...cleanUp,
				templates
			}
		}
	};
}
/**
* A template's variables are the same for all its tasks, so there is one for each image and set of
* variables. dashtool's name goes to the first node's, by id; the others have a hash of both.
*/
function containerTemplates(workloads, config) {
	const declared = declaredVariables(config.secrets);
	const sorted = workloads.toSorted((a, b) => compareText(a.id, b.id));
	const images = sorted.filter(({ kind }) => kind === "ingest").map(({ image }) => image);
	const nameOf = imageNames([...new Set(images)]);
	const templates = /* @__PURE__ */ new Map();
	const templateOf = /* @__PURE__ */ new Map();
	const keyOf = /* @__PURE__ */ new Map();
	for (const workload of sorted) {
		const { id, kind, image, variables } = workload;
		const plain = kind === "view" ? REFRESH : nameOf.get(image) ?? image;
		const key = [image, ...variables].join(" ");
		const isFirst = (keyOf.get(plain) ?? key) === key;
		const name = isFirst ? plain : hashedName(plain, key);
		if (isFirst) keyOf.set(plain, key);
		if (!templates.has(name)) templates.set(name, containerTemplate(name, workload, declared));
		templateOf.set(id, name);
	}
	return {
		templates: [...templates.values()].sort((a, b) => compareText(a.name, b.name)),
		templateOf
	};
}
function containerTemplate(name, { kind, image, variables }, declared) {
	const env = variables.flatMap((variable) => declared.get(variable) ?? []);
	return kind === "view" ? refreshTemplate(name, image, env) : connectorTemplate(name, image, env);
}
/** `workloads` come in an order in which each stands after its dependencies. */
function plannedTasks(workloads, names, templateOf) {
	const depths = /* @__PURE__ */ new Map();
	return workloads.map(({ id, kind, dependencies }) => {
		const depth = dependencies.reduce((max, on) => Math.max(max, (depths.get(on) ?? 0) + 1), 0);
		depths.set(id, depth);
		const nameOf = (node) => names.get(node) ?? node;
		return {
			name: nameOf(id),
			kind,
			template: templateOf.get(id) ?? id,
			dependencies: [...new Set(dependencies.map(nameOf))].sort(compareText),
			depth
		};
	});
}
function nothingToRun(config) {
	return {
		code: "IB504",
		level: "warning",
		file: config.workflow.path,
		message: "The project has no node to run, so the workflow file is left as it is.",
		hint: "Add a spec, or delete the file and the CronWorkflow in the cluster."
	};
}
// src/argo/merge.ts
var import_dist = require_dist();
/**
* Ways to bring what the plan says into what the user's file says, as values. `ownership.ts` builds
* the rules of a workflow from them. What comes back is the current value itself where nothing
* changes, so that whoever splices the text can see at a glance what to leave alone.
*/
/** Ours: the file says what the plan says, but for what a person has made of it since. */
const ours = (current, planned, bases) => {
	if (isEqual(current, planned)) return current;
	return current !== void 0 && isEdited(current, bases) ? current : planned;
};
/** Whether it is nothing that icebranch wrote. Without a base nobody knows. */
function isEdited(current, bases) {
	return bases.length > 0 && !bases.some((base) => isEqual(current, base));
}
/** Written once, then the user's, who may also do without it. */
const once = (current, planned, _bases, { adopting }) => current === void 0 && adopting ? planned : current;
/** Never in the file. */
const gone = () => void 0;
/** JSON as text, which users may lay out as they like. */
const jsonText = (current, planned, bases) => {
	if (current === void 0 || isSameJson(current, planned)) return current ?? planned;
	return bases.length === 0 || bases.some((base) => isSameJson(current, base)) ? planned : current;
};
/** A map with rules for some keys, in the order in which new ones come; all others are the user's. */
function keys(rules) {
	return (current, planned, bases, context) => {
		if (planned === void 0 && current === void 0) return void 0;
		if (!isObject$1(current)) return planned;
		const plan = isObject$1(planned) ? planned : {};
		const merged = withNew(Object.keys(current), Object.keys(rules), (key) => key).flatMap((key) => {
			const rule = Object.hasOwn(rules, key) ? rules[key] : void 0;
			const value = rule ? rule(current[key], plan[key], bases.map((base) => member(base, key)), context) : current[key];
			return value === void 0 ? [] : [[key, value]];
		});
		const value = Object.fromEntries(merged);
		return isUnchanged(current, value) ? current : value;
	};
}
function member(value, key) {
	return isObject$1(value) && Object.hasOwn(value, key) ? value[key] : void 0;
}
/**
* A list whose items are known by their `name`. Items of the plan stand where the user has them, new
* ones behind the one that they follow in the plan. Others stay, but for those that icebranch wrote:
* these go, unless a person has changed what is ours of them. Without a base `isOfOurs` tells them by
* their shape.
*/
function named(rule, isOfOurs = () => false) {
	return (current, planned, bases, context) => {
		if (!isList(current)) return planned;
		const wanted = new Map((isList(planned) ? planned : []).map((item) => [nameOf(item), item]));
		const seen = /* @__PURE__ */ new Set();
		const merged = withNew(current.flatMap((item) => {
			const name = nameOf(item);
			const plan = name === void 0 ? void 0 : wanted.get(name);
			const written = bases.map((base) => itemNamed(base, name));
			if (plan === void 0) return isStale(item, written, context) ? [] : [item];
			const isFirst = !seen.has(name);
			seen.add(name);
			return isFirst ? [rule(item, plan, written, context)] : [];
		}), [...wanted.values()], nameOf);
		if (merged.length === 0) return void 0;
		return isUnchanged(current, merged) ? current : merged;
	};
	function isStale(item, written, context) {
		if (written.length === 0) return isObject$1(item) && isOfOurs(item, context);
		return isAsWritten(rule, item, written, context);
	}
}
/**
* Whether it has all that is ours of it as icebranch wrote it once: what a plan without it takes out.
* Of what was never written, and of what a person has changed since, the file keeps it.
*/
function isAsWritten(rule, current, bases, context) {
	return bases.some((base) => base !== void 0 && rule(current, base, [], context) === current);
}
function itemNamed(list, name) {
	if (name === void 0 || !isList(list)) return void 0;
	return list.find((item) => nameOf(item) === name);
}
/**
* The kept, and the planned that are not among them: each behind the one that it follows in the plan,
* the first ones before the first that stays, all at the end where none does.
*/
function withNew(kept, planned, keyOf) {
	const known = new Set(kept.map(keyOf));
	const wanted = new Set(planned.map(keyOf));
	let place = kept.findIndex((item) => wanted.has(keyOf(item)));
	if (place === -1) place = kept.length;
	const places = new Map(kept.map((item, i) => [keyOf(item), i + 1]));
	const added = /* @__PURE__ */ new Map();
	for (const item of planned) if (known.has(keyOf(item))) place = places.get(keyOf(item)) ?? place;
	else if (added.get(place)?.push(item) === void 0) added.set(place, [item]);
	return [...kept, void 0].flatMap((item, i) => [...added.get(i) ?? [], ...item === void 0 ? [] : [item]]);
}
function nameOf(item) {
	const name = isObject$1(item) ? item.name : void 0;
	return typeof name === "string" ? name : void 0;
}
function isSameJson(a, b) {
	if (typeof a !== "string" || typeof b !== "string") return isEqual(a, b);
	try {
		return isEqual(parseJson(a), parseJson(b));
	} catch {
		return false;
	}
}
/** One level deep: members that did not change are the same objects. */
function isUnchanged(current, merged) {
	const before = Object.entries(current);
	const after = Object.entries(merged);
	return before.length === after.length && after.every(([key, value], i) => before[i]?.[0] === key && before[i]?.[1] === value);
}
// src/argo/task-merge.ts
/** Argo takes one way of waiting in a DAG: where a user's has `depends`, ours are written so too. */
const mergeTasks = (current, planned, bases, context) => {
	const tasks = isList(current) ? current : [];
	const plan = isList(planned) ? planned : [];
	const usesDepends = tasks.some((task) => isObject$1(task) && task.depends !== void 0);
	const waiting = usesDepends ? { depends: dependsOn } : { dependencies: dependenciesAmong(userTasks(tasks, plan), new Set(plan.map(nameOf))) };
	const mergeTask = keys({
		template: ours,
		...waiting,
		arguments: keys({ parameters: named(ours) })
	});
	const goal = usesDepends ? inDepends(plan) : plan;
	const written = usesDepends ? bases.map(inDepends) : bases;
	return named(mergeTask, isTaskOfOurs)(current, goal, written, context);
};
/** A task of ours passes its name on as the parameter, or is a part of a large graph. */
function isTaskOfOurs(task) {
	const name = nameOf(task);
	if (name === void 0) return false;
	if (partNumber(name) !== void 0) return task.template === name;
	const given = isObject$1(task.arguments) ? task.arguments.parameters : void 0;
	return isList(given) && given.some((one) => isObject$1(one) && one.name === "identifier" && one.value === name);
}
function userTasks(tasks, plan) {
	const names = /* @__PURE__ */ new Set();
	for (const task of tasks) if (isObject$1(task) && !isTaskOfOurs(task)) names.add(nameOf(task));
	return names.difference(new Set(plan.map(nameOf)));
}
/**
* The order of the names has no meaning, and a name that stands twice does no good. A user's task may
* run before ours: a dependency on it stays. Where it is known what icebranch wrote, so does one that
* a person has put between two of ours, and one that a person has taken out stays out.
*/
function dependenciesAmong(users, ours) {
	return (current, planned, bases) => {
		const names = new Set(isList(current) ? current : []);
		const written = bases.map((base) => new Set(isList(base) ? base : []));
		const before = written.reduce((all, one) => all.union(one), /* @__PURE__ */ new Set());
		const always = written.reduce((all, one) => all.intersection(one), written[0] ?? /* @__PURE__ */ new Set());
		const added = written.length === 0 ? /* @__PURE__ */ new Set() : names.difference(before);
		const plan = new Set(isList(planned) ? planned : []).difference(always.difference(names));
		const mayStay = plan.union(users).union(added.intersection(ours));
		const merged = withNew([...names].filter((name) => mayStay.has(name)), [...plan], String);
		if (merged.length === 0) return void 0;
		return isEqual(current, merged) ? current : merged;
	};
}
/** An expression is the user's; what it does not wait for yet is added. */
const dependsOn = (current, planned) => {
	if (typeof current !== "string" || typeof planned !== "string") return current ?? planned;
	const names = namesInDepends(current);
	const missing = namesInDepends(planned).filter((name) => !names.includes(name));
	return missing.length === 0 ? current : [`(${current})`, ...missing].join(" && ");
};
function inDepends(tasks) {
	return isList(tasks) ? tasks.map(withDepends) : [];
}
function withDepends(task) {
	if (!isObject$1(task) || !isList(task.dependencies)) return task;
	const { dependencies, ...rest } = task;
	return {
		...rest,
		depends: task.dependencies.join(" && ")
	};
}
/** The tasks of an expression such as `(a.Succeeded || b) && !c`. */
function namesInDepends(expression) {
	return [...expression.matchAll(/([a-zA-Z0-9][-a-zA-Z0-9]*)(?:\.[a-zA-Z]+)?/g)].map(([, name = ""]) => name);
}
// src/argo/check.ts
const LEGAL_NAME = /^[a-zA-Z0-9][-a-zA-Z0-9]{0,127}$/;
/** A label takes no more; to a CronWorkflow's the scheduled time is appended. */
const MAX_WORKFLOW_NAME = 63;
const MAX_CRON_WORKFLOW_NAME = 52;
function checkWorkflow(workflow) {
	const place = workflow.kind === "Workflow" ? ["spec"] : ["spec", "workflowSpec"];
	const spec = place.reduce(memberOf, workflow);
	const templates = listOf(memberOf(spec, "templates"));
	const at = [...place, "templates"];
	const names = new Set(templates.map(nameOf));
	const problems = [
		...checkName(workflow),
		...checkNames("template", templates, at),
		...templates.flatMap((template, i) => checkDag(listOf(memberOf(memberOf(template, "dag"), "tasks")), names, [
			...at,
			i,
			"dag",
			"tasks"
		]))
	];
	const entrypoint = memberOf(spec, "entrypoint");
	if (typeof entrypoint !== "string" || names.has(entrypoint)) return problems;
	const message = `There is no template ${entrypoint}, which is the entrypoint.`;
	return [...problems, {
		path: [...place, "entrypoint"],
		message
	}];
}
function checkName(workflow) {
	const name = nameOf(memberOf(workflow, "metadata")) ?? "";
	const most = workflow.kind === "Workflow" ? MAX_WORKFLOW_NAME : MAX_CRON_WORKFLOW_NAME;
	if (name.length <= most) return [];
	return [{
		path: ["metadata", "name"],
		message: `The name ${name} has more than ${most} characters.`
	}];
}
function checkNames(what, items, at) {
	const problems = [];
	const seen = /* @__PURE__ */ new Set();
	if (items.length > 200) problems.push({
		path: at,
		message: `There are ${items.length} ${what}s, Argo takes 200.`
	});
	for (const [i, item] of items.entries()) {
		const name = nameOf(item);
		if (name === void 0) continue;
		if (!LEGAL_NAME.test(name)) problems.push({
			path: [...at, i],
			message: `${name} is no legal name of a ${what}.`
		});
		if (seen.has(name)) problems.push({
			path: [...at, i],
			message: `There are two ${what}s named ${name}.`
		});
		seen.add(name);
	}
	return problems;
}
function checkDag(tasks, templates, at) {
	const names = new Set(tasks.map(nameOf));
	const problems = [...checkNames("task", tasks, at)];
	for (const [i, task] of tasks.entries()) for (const message of checkTask(task, names, templates)) problems.push({
		path: [...at, i],
		message
	});
	const waiting = tasksInCycle(tasks);
	if (waiting.length > 0) problems.push({
		path: at,
		message: `These tasks wait for each other: ${waiting.join(", ")}.`
	});
	if (tasks.some(has("depends")) && tasks.some(has("dependencies"))) problems.push({
		path: at,
		message: "A DAG has either depends or dependencies, not both."
	});
	return problems;
}
function* checkTask(task, names, templates) {
	const name = nameOf(task) ?? "";
	const dependencies = dependenciesOf(task);
	const template = memberOf(task, "template");
	if (typeof template === "string" && !templates.has(template)) yield `Task ${name} runs ${template}, and there is no such template.`;
	for (const dependency of new Set(dependencies)) if (!names.has(dependency)) yield `Task ${name} waits for ${dependency}, and there is no such task.`;
	if (new Set(dependencies).size < dependencies.length) yield `Task ${name} names a dependency twice.`;
	if (dependencies.some((one) => /^\d/.test(one)) || dependencies.length > 0 && /^\d/.test(name)) yield `Task ${name} has dependencies, so no name may begin with a digit.`;
}
/** Those that no order can run: takes away what waits for nothing until nothing is taken. */
function tasksInCycle(tasks) {
	const waitsFor = new Map(tasks.map((task) => [nameOf(task) ?? "", new Set(dependenciesOf(task))]));
	const followers = /* @__PURE__ */ new Map();
	for (const [name, dependencies] of waitsFor) for (const dependency of dependencies) {
		if (!waitsFor.has(dependency)) dependencies.delete(dependency);
		const of = followers.get(dependency);
		if (of === void 0) followers.set(dependency, [name]);
		else of.push(name);
	}
	const ready = [...waitsFor].filter(([, on]) => on.size === 0).map(([name]) => name);
	for (let name = ready.pop(); name !== void 0; name = ready.pop()) {
		waitsFor.delete(name);
		for (const follower of followers.get(name) ?? []) {
			const on = waitsFor.get(follower);
			if (on?.delete(name) && on.size === 0) ready.push(follower);
		}
	}
	return [...waitsFor.keys()];
}
function dependenciesOf(task) {
	const depends = memberOf(task, "depends");
	if (typeof depends === "string") return [...new Set(namesInDepends(depends))];
	return listOf(memberOf(task, "dependencies")).filter((name) => typeof name === "string");
}
function has(key) {
	return (task) => memberOf(task, key) !== void 0;
}
function memberOf(value, key) {
	return isObject$1(value) ? value[key] : void 0;
}
// src/argo/finding.ts
/** What is to be said of the workflow file, with its line and column. */
/** `refusal.offset` counts from the start of `text`, the whole file. */
function cannotEdit(refusal, text, file) {
	const reason = refusal.message.replace(/\.$/, "");
	return {
		code: "IB502",
		level: "error",
		...locationOf(text, refusal.offset, file),
		message: `The workflow file cannot be edited here: ${reason}.`,
		hint: refusal.hint ?? "Mend this place by hand, or move the file away and have it written anew."
	};
}
/** What Argo would refuse of a document that begins at `offset` of `text`. */
function refusedByArgo({ document, value }, offset, text, file) {
	if (!isObject$1(value)) return [];
	const offsetOf = ({ path }) => {
		const node = document.getIn(path, true);
		return offset + ((0, import_dist.isNode)(node) ? node.range?.[0] ?? 0 : 0);
	};
	return checkWorkflow(value).slice(0, 20).map((problem) => ({
		code: "IB506",
		level: "warning",
		...locationOf(text, offsetOf(problem), file),
		message: problem.message,
		hint: "Argo refuses the whole workflow until this is mended in the file."
	}));
}
/** Values that a person has changed of what is ours, in a document that begins at `offset` of `text`. */
function keptByUser(edits, { document }, offset, text, file) {
	return edits.slice(0, 20).map((edit) => {
		const node = document.getIn(edit.path, true);
		const at = offset + ((0, import_dist.isNode)(node) ? node.range?.[0] ?? 0 : 0);
		const { place, isConflict } = edit;
		const sides = `is ${shown(edit, edit.kept)} in the file and ${shown(edit, edit.planned)} by the project's files`;
		return {
			code: isConflict ? "IB508" : "IB507",
			level: "warning",
			...locationOf(text, at, file),
			message: `${place} ${sides}${isConflict ? ", which have changed too" : ""}.`,
			hint: isConflict ? "The file was left as it is there: write one of the two, or take the edit out to have the other one." : "Nothing to do if that is wanted; else take the edit out, or change the project's files."
		};
	});
}
const secretive = /pass|secret|token|key|credential|auth|jaas/i;
const maxShown = 80;
/** One line, and nothing of what may be secret. */
function shown({ place, planned }, value) {
	if (value === void 0) return "absent";
	const isNames = isList(value) && value.every((one) => typeof one === "string");
	if (typeof value === "object" && value !== null && !isNames) return planned === void 0 ? "edited" : "another value";
	const text = typeof value === "string" ? JSON.stringify(value) : String(value);
	const last = place.slice(Math.max(place.lastIndexOf("."), place.lastIndexOf("/")) + 1);
	return !secretive.test(last) && text.length <= maxShown && !text.includes("://") ? text : "another value";
}
function locationOf(text, offset, file) {
	const before = text.slice(0, offset).split("\n");
	return {
		file,
		line: before.length,
		column: (before.at(-1)?.length ?? 0) + 1
	};
}
// src/argo/ownership.ts
const dataFiles = [
	DESTINATION_FILE,
	REFRESH_FILE,
	SOURCE_FILE
];
const mergeConfigMap = keys({ data: keys(Object.fromEntries(dataFiles.map((file) => [file, jsonText]))) });
const mergeMounts = named(ours, ({ name }) => name === "config" || name === "config-template");
const mergeContainer = keys({
	image: ours,
	command: once,
	env: named(ours, isStaleVariable),
	volumeMounts: mergeMounts
});
/** The image is dashtool's or the user's to pin; the rest puts in the variables that we name. */
const mergeInitContainer = keys({
	image: once,
	command: ours,
	args: ours,
	env: named(ours, isFromSecret),
	volumeMounts: mergeMounts
});
const mergeTemplate = keys({
	inputs: keys({ parameters: named(ours) }),
	retryStrategy: once,
	container: mergeContainer,
	initContainers: named(mergeInitContainer, ({ name }) => name === ENVSUBST),
	volumes: mergeMounts,
	dag: keys({ tasks: mergeTasks })
});
const mergeWorkflowSpec = (current, planned, bases, context) => {
	const rules = {
		entrypoint: once,
		podGC: once,
		ttlStrategy: once,
		templates: named(mergeTemplate)
	};
	const plan = retriesAsAWhole(current) ? withoutRetries(planned) : planned;
	const merged = keys(rules)(current, plan, bases, context);
	if (!isObject$1(merged) || !isObject$1(planned)) return merged;
	return withoutStale(isObject$1(current) ? withUsed(merged, current) : merged, planned);
};
/** Whether the user has one retry strategy for all templates, which those of ours would outdo. */
function retriesAsAWhole(spec) {
	if (!isObject$1(spec)) return false;
	const { retryStrategy, templateDefaults: defaults } = spec;
	return retryStrategy !== void 0 || isObject$1(defaults) && defaults.retryStrategy !== void 0;
}
function withoutRetries(planned) {
	if (!isObject$1(planned)) return planned;
	const templates = listOf(planned.templates).map((template) => {
		if (!isObject$1(template)) return template;
		const { retryStrategy: _, ...rest } = template;
		return rest;
	});
	return {
		...planned,
		templates
	};
}
const mergeCronWorkflow = (current, planned, bases, context) => keys({
	metadata: keys({ annotations: keys({ [FORMAT_ANNOTATION]: ours }) }),
	spec: keys({
		schedule: gone,
		schedules: schedulesOf(current),
		concurrencyPolicy: once,
		workflowSpec: mergeWorkflowSpec
	})
})(current, planned, bases, context);
/** Argo 3.6 brought `schedules`, Argo 4 takes nothing else: the user's own `schedule` moves there. */
function schedulesOf(workflow) {
	const spec = isObject$1(workflow) ? workflow.spec : void 0;
	const schedule = isObject$1(spec) ? spec.schedule : void 0;
	if (typeof schedule !== "string") return once;
	return (current) => current ?? [schedule];
}
/** A task that a person has edited outlives its node, and so does the template that it runs. */
function withUsed(merged, current) {
	const used = /* @__PURE__ */ new Set();
	collectTemplates(merged, used);
	const templates = listOf(merged.templates);
	const names = new Set(templates.map(nameOf));
	const isMissing = (template) => used.has(nameOf(template)) && !names.has(nameOf(template));
	const before = listOf(current.templates);
	if (!before.some(isMissing)) return merged;
	const staying = before.filter((one) => isMissing(one) || names.has(nameOf(one)));
	return {
		...merged,
		templates: withNew(templates, staying, nameOf)
	};
}
/** A template of ours goes with the last task that runs it, the user's tasks included. */
function withoutStale(merged, planned) {
	const templates = listOf(merged.templates);
	const plannedNames = new Set(listOf(planned.templates).map(nameOf));
	const isStale = (template) => isObject$1(template) && isTemplateOfOurs(template) && !plannedNames.has(nameOf(template));
	if (!templates.some(isStale)) return merged;
	const used = /* @__PURE__ */ new Set();
	collectTemplates({
		...merged,
		templates: templates.filter((one) => !isStale(one))
	}, used);
	return {
		...merged,
		templates: templates.filter((one) => !isStale(one) || used.has(nameOf(one)))
	};
}
function collectTemplates(value, names) {
	if (typeof value !== "object" || value === null) return;
	for (const [key, member] of Object.entries(value)) {
		if (key === "template" || key === "entrypoint" || key === "onExit") names.add(member);
		collectTemplates(member, names);
	}
}
function isTemplateOfOurs(template) {
	if (partNumber(nameOf(template) ?? "") !== void 0) return isObject$1(template.dag);
	return listOf(template.volumes).some((volume) => {
		const source = isObject$1(volume) ? volume.configMap : void 0;
		return isObject$1(source) && source.name === CONFIG_MAP_OF_TASK;
	});
}
function isCronWorkflowOfOurs(document) {
	return document.kind === "CronWorkflow" && (formatOf(document) !== void 0 || document.metadata.name === "dashtool");
}
function isConfigMapOfOurs(document) {
	const files = isObject$1(document.data) ? Object.keys(document.data) : [];
	return files.length > 0 && files.every((file) => dataFiles.includes(file)) && isNamedAsOurs(document);
}
function isNamedAsOurs({ kind, metadata }) {
	return kind === "ConfigMap" && metadata.name.endsWith(configMapName(""));
}
/** The CronWorkflow of another file is dashtool's, or a person's own. */
function isWrittenByIcebranch(document) {
	return isCronWorkflowOfOurs(document) && formatOf(document) !== void 0;
}
function formatOf({ metadata }) {
	const annotations = metadata.annotations;
	return isObject$1(annotations) ? annotations[FORMAT_ANNOTATION] : void 0;
}
function isFromSecret(variable) {
	const from = variable.valueFrom;
	return isObject$1(from) && isObject$1(from.secretKeyRef);
}
function isStaleVariable(variable, { references }) {
	return isFromSecret(variable) && references.has(nameOf(variable) ?? "");
}
export { dashtoolTemplate as A, declaredVariables as C, dagTemplates as D, dagTemplate as E, leafTask as O, workloadsOf as S, workflowSize as T, cleanUp as _, isNamedAsOurs as a, plannedTasks as b, mergeCronWorkflow as c, refusedByArgo as d, checkWorkflow as f, FORMAT_ANNOTATION as g, nameOf as h, isCronWorkflowOfOurs as i, configMap as j, ENVSUBST as k, cannotEdit as l, isSameJson as m, formatOf as n, isWrittenByIcebranch as o, isAsWritten as p, isConfigMapOfOurs as r, mergeConfigMap as s, dataFiles as t, keptByUser as u, containerTemplates as v, referencesIn as w, refreshImage as x, generateWorkflow as y };
