import { Ct as inFolder, Tt as identifierText, ar as stringifyJson, gt as readsDisk, ir as parseJson, pr as compareText, rr as MAIN, ur as IcebranchError } from "./core.js";
import { a as imageNames, c as partNumber, d as splitDocuments, f as Refusal, h as isObject$1, i as hashedName, l as asObject, m as isList, n as REFRESH, o as nodeNames, p as isEqual, r as configMapName, s as partName, t as ENTRYPOINT, u as parseDocument } from "./names.js";
import { t as require_dist } from "./yaml.js";
// src/argo/template.ts
var import_dist = require_dist();
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
/** Connector images put the variables in themselves, in one pass, where they find the files. */
function connectorTemplate(name, image, env) {
	const command = entrypointOf(image);
	return {
		name,
		inputs,
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
// src/argo/merge.ts
/**
* Ways to bring what the plan says into what the user's file says, as values. `ownership.ts` builds
* the rules of a workflow from them. What comes back is the current value itself where nothing
* changes, so that whoever splices the text can see at a glance what to leave alone.
*/
/** Ours: the file says what the plan says. */
const ours = (current, planned) => isEqual(current, planned) ? current : planned;
/** Written once, then the user's, who may also do without it. */
const once = (current, planned, { adopting }) => current === void 0 && adopting ? planned : current;
/** Never in the file. */
const gone = () => void 0;
/** JSON as text, which users may lay out as they like. */
const jsonText = (current, planned) => typeof current === "string" && typeof planned === "string" && isSameJson(current, planned) ? current : planned;
/** A map with rules for some keys, in the order in which new ones come; all others are the user's. */
function keys(rules) {
	return (current, planned, context) => {
		if (planned === void 0 && current === void 0) return void 0;
		if (!isObject$1(current)) return planned;
		const plan = isObject$1(planned) ? planned : {};
		const merged = withNew(Object.keys(current), Object.keys(rules), (key) => key).flatMap((key) => {
			const rule = Object.hasOwn(rules, key) ? rules[key] : void 0;
			const value = rule ? rule(current[key], plan[key], context) : current[key];
			return value === void 0 ? [] : [[key, value]];
		});
		const value = Object.fromEntries(merged);
		return isUnchanged(current, value) ? current : value;
	};
}
/**
* A list whose items are known by their `name`. Items of the plan stand where the user has them, new
* ones behind the one that they follow in the plan. Others stay unless `isStale`.
*/
function named(rule, isStale = () => false) {
	return (current, planned, context) => {
		if (!isList(current)) return planned;
		const wanted = new Map((isList(planned) ? planned : []).map((item) => [nameOf(item), item]));
		const seen = /* @__PURE__ */ new Set();
		const merged = withNew(current.flatMap((item) => {
			const name = nameOf(item);
			const plan = name === void 0 ? void 0 : wanted.get(name);
			if (plan === void 0) return isObject$1(item) && isStale(item, context) ? [] : [item];
			const isFirst = !seen.has(name);
			seen.add(name);
			return isFirst ? [rule(item, plan, context)] : [];
		}), [...wanted.values()], nameOf);
		if (merged.length === 0) return void 0;
		return isUnchanged(current, merged) ? current : merged;
	};
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
const mergeTasks = (current, planned, context) => {
	const tasks = isList(current) ? current : [];
	const plan = isList(planned) ? planned : [];
	const usesDepends = tasks.some((task) => isObject$1(task) && task.depends !== void 0);
	const waiting = usesDepends ? { depends: dependsOn } : { dependencies: dependenciesBeside(userTasks(tasks, plan)) };
	const mergeTask = keys({
		template: ours,
		...waiting,
		arguments: keys({ parameters: named(ours) })
	});
	const goal = usesDepends ? plan.map(withDepends) : plan;
	return named(mergeTask, isTaskOfOurs)(current, goal, context);
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
* run before ours: a dependency on it stays.
*/
function dependenciesBeside(kept) {
	return (current, planned) => {
		const names = new Set(isList(current) ? current : []);
		const plan = new Set(isList(planned) ? planned : []);
		const merged = withNew([...names.intersection(plan.union(kept))], [...plan], String);
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
/** The scheduled time is appended to it, and a label takes 63 characters. */
const MAX_CRON_WORKFLOW_NAME = 52;
function checkWorkflow(workflow) {
	const spec = memberOf(memberOf(workflow, "spec"), "workflowSpec");
	const templates = listOf$1(memberOf(spec, "templates"));
	const at = [
		"spec",
		"workflowSpec",
		"templates"
	];
	const names = new Set(templates.map(nameOf));
	const problems = [
		...checkName(workflow),
		...checkNames("template", templates, at),
		...templates.flatMap((template, i) => checkDag(listOf$1(memberOf(memberOf(template, "dag"), "tasks")), names, [
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
		path: [
			"spec",
			"workflowSpec",
			"entrypoint"
		],
		message
	}];
}
function checkName(workflow) {
	const name = nameOf(memberOf(workflow, "metadata")) ?? "";
	if (name.length <= MAX_CRON_WORKFLOW_NAME) return [];
	return [{
		path: ["metadata", "name"],
		message: `The name ${name} has more than ${MAX_CRON_WORKFLOW_NAME} characters.`
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
	return listOf$1(memberOf(task, "dependencies")).filter((name) => typeof name === "string");
}
function has(key) {
	return (task) => memberOf(task, key) !== void 0;
}
function memberOf(value, key) {
	return isObject$1(value) ? value[key] : void 0;
}
function listOf$1(value) {
	return isList(value) ? value : [];
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
		hint: "Mend this place by hand, or move the file away and have it written anew."
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
function locationOf(text, offset, file) {
	const before = text.slice(0, offset).split("\n");
	return {
		file,
		line: before.length,
		column: (before.at(-1)?.length ?? 0) + 1
	};
}
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
function ingestData(node, branch) {
	return {
		[DESTINATION_FILE]: canonicalJson({
			...node.destination,
			branch
		}),
		[SOURCE_FILE]: canonicalJson(node.source)
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
// src/argo/variables.ts
const REFERENCE = /\$(?:([A-Za-z_]\w*)|\{([A-Za-z_]\w*)\})/g;
/** The names that a text refers to, sorted, each once. */
function referencesIn(text) {
	const names = /* @__PURE__ */ new Set();
	for (const [, bare, braced] of text.matchAll(REFERENCE)) names.add(bare ?? braced ?? "");
	return [...names].sort();
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
		findings.push(...undeclared.map((name) => undeclaredReference(node, name, config)));
		workloads.push({
			id,
			kind: node.kind,
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
	const catalog = config.catalogs[Object.hasOwn(config.catalogs, name) ? name : "default"];
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
function undeclaredReference(node, name, config) {
	return {
		code: "IB301",
		level: "warning",
		...node.kind === "ingest" ? locateReference(node, name) : {
			file: config.file,
			line: 1,
			column: 1
		},
		message: `${node.id} refers to $${name}, which no secret declares, so its container sees no value.`,
		hint: `Declare ${name} under secrets in ${config.file}.`
	};
}
function locateReference(node, name) {
	const { source, destination } = node;
	return node.locate(pointerTo({
		source,
		destination
	}, name, "") ?? "");
}
/** The RFC 6901 pointer to the first text that refers to a variable. */
function pointerTo(value, name, at) {
	if (typeof value === "string") return referencesIn(value).includes(name) ? at : void 0;
	if (typeof value !== "object" || value === null) return void 0;
	for (const [key, member] of Object.entries(value)) {
		const found = pointerTo(member, name, `${at}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`);
		if (found !== void 0) return found;
	}
}
// src/argo/generate.ts
/** The workflow that runs a project: what `argo/workflow.yaml` says where nobody edited it. */
/** The layout of the generated file; a later one comes with a migration of files of this one. */
const FORMAT_ANNOTATION = "icebranch/format";
const FORMAT = "1";
/** etcd refuses a request above 1.5 MiB; what Kubernetes and Argo add to the object needs the rest. */
const MAX_OBJECT_CHARACTERS = 14e5;
/** `branch` is Iceberg's branch, written into every ConfigMap: `main` for production. */
function generateWorkflow(graph, config, branch) {
	const { workloads, findings } = workloadsOf(graph, config, branch);
	if (workloads.length === 0) return {
		documents: [],
		findings: [...findings, nothingToRun(config)]
	};
	const names = nodeNames(workloads.map(({ id }) => id));
	const { templates, templateOf } = containerTemplates(workloads, config);
	const workflow = cronWorkflow([...dagTemplates(plannedTasks(workloads, names, templateOf)), ...templates]);
	return {
		documents: [workflow, ...workloads.map(({ id, data }) => configMap(names.get(id) ?? id, data)).sort((a, b) => compareText(a.metadata.name, b.metadata.name))],
		findings: [...findings, ...tooLarge(workflow, config)]
	};
}
function cronWorkflow(templates) {
	return {
		apiVersion: "argoproj.io/v1alpha1",
		kind: "CronWorkflow",
		metadata: {
			name: ENTRYPOINT,
			annotations: { [FORMAT_ANNOTATION]: FORMAT }
		},
		spec: {
			schedules: ["0 0 * * *"],
			concurrencyPolicy: "Forbid",
			workflowSpec: {
				entrypoint: ENTRYPOINT,
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
function tooLarge(workflow, config) {
	const templates = workflow.spec.workflowSpec.templates.length;
	const characters = JSON.stringify(workflow).length;
	if (templates <= 200 && characters <= MAX_OBJECT_CHARACTERS) return [];
	const size = `${templates} templates and ${characters} characters`;
	return [{
		code: "IB506",
		level: "warning",
		file: config.workflow.path,
		message: `The CronWorkflow has ${size}; Argo takes 200 templates, Kubernetes 1.5 MiB.`,
		hint: "Split the project into several, each with a folder and a workflow of its own."
	}];
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
	container: mergeContainer,
	initContainers: named(mergeInitContainer, ({ name }) => name === ENVSUBST),
	volumes: mergeMounts,
	dag: keys({ tasks: mergeTasks })
});
const mergeWorkflowSpec = (current, planned, context) => {
	const merged = keys({
		entrypoint: once,
		templates: named(mergeTemplate)
	})(current, planned, context);
	return isObject$1(merged) && isObject$1(planned) ? withoutStale(merged, planned) : merged;
};
const mergeCronWorkflow = (current, planned, context) => keys({
	metadata: keys({ annotations: keys({ [FORMAT_ANNOTATION]: ours }) }),
	spec: keys({
		schedule: gone,
		schedules: schedulesOf(current),
		concurrencyPolicy: once,
		workflowSpec: mergeWorkflowSpec
	})
})(current, planned, context);
/** Argo 3.6 brought `schedules`, Argo 4 takes nothing else: the user's own `schedule` moves there. */
function schedulesOf(workflow) {
	const spec = isObject$1(workflow) ? workflow.spec : void 0;
	const schedule = isObject$1(spec) ? spec.schedule : void 0;
	if (typeof schedule !== "string") return once;
	return (current) => current ?? [schedule];
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
/** undefined where icebranch has not written the file yet. */
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
function listOf(value) {
	return isList(value) ? value : [];
}
// src/argo/render.ts
/** The one YAML style that icebranch writes; the same documents give the same bytes. */
/** kubectl and Argo read YAML 1.1, where `on`, `1_000` or `12:30` without quotes is no text. */
const YAML_STYLE = {
	compat: "yaml-1.1",
	lineWidth: 0,
	singleQuote: true,
	aliasDuplicateObjects: false
};
/**
* What `stringify` writes, byte for byte. It takes 0.2 ms for a ConfigMap; the plain blocks that
* nearly all documents consist of are put together here, in a tenth of that.
*/
function renderDocument(document) {
	return isPlain(document) ? `${block(document, "")}\n` : (0, import_dist.stringify)(document, YAML_STYLE);
}
/** Whether it is a block of blocks under plain names, and of what fits into one line. */
function isPlain(value) {
	if (!isList(value) && !(isObject$1(value) && Object.keys(value).every(isName))) return false;
	return membersOf(value).every((one) => isOneLine(one) || isPlain(one));
}
function isOneLine(value) {
	if (typeof value === "string") return /^[\x20-\x7e]*$/.test(value);
	return typeof value === "boolean" || isEmpty$1(value);
}
function isEmpty$1(value) {
	return (isList(value) || isObject$1(value)) && membersOf(value).length === 0;
}
function membersOf(value) {
	return isList(value) ? value : Object.values(value);
}
const WORDS = /^(?:true|false|yes|no|on|off|y|n|null)$/i;
function isName(text) {
	return /^[A-Za-z](?:[\w./-]*[\w./])?$/.test(text) && text.length < 1e3 && !WORDS.test(text);
}
/** The first line without its indentation, the last without its end. */
function block(value, indent) {
	const inner = `${indent}  `;
	return (isList(value) ? value.map((item) => `- ${isOneLine(item) ? scalar(item) : block(item, inner)}`) : Object.entries(value).map(([key, member]) => isOneLine(member) ? `${key}: ${scalar(member)}` : `${key}:\n${inner}${block(member, inner)}`)).join(`\n${indent}`);
}
/** Names stand as they are, JSON in single quotes; for all else the library is asked. */
function scalar(value) {
	if (isEmpty$1(value)) return isList(value) ? "[]" : "{}";
	const text = String(value);
	if (isName(text)) return text;
	if (/^\{"[^']*$/.test(text)) return `'${text}'`;
	return (0, import_dist.stringify)([value], YAML_STYLE).slice(2, -1);
}
// src/argo/source.ts
/** Where the nodes of a parsed YAML document stand in its text. Offsets are UTF-16 code units. */
function lineStart({ text }, offset) {
	return text.lastIndexOf("\n", offset - 1) + 1;
}
/** Start of the line after the one of `offset`; the text's end where that is the last. */
function nextLine({ text }, offset) {
	const end = text.indexOf("\n", offset);
	return end === -1 ? text.length : end + 1;
}
function columnOf(source, offset) {
	return offset - lineStart(source, offset);
}
function isFirstOnLine(source, offset) {
	return source.text.slice(lineStart(source, offset), offset).trim() === "";
}
/** First character of a pair's key. */
function startOf(pair) {
	const key = pair?.key;
	const offset = (0, import_dist.isNode)(key) ? key.range?.[0] ?? 0 : 0;
	const isExplicit = tokensOf(pair, "start").some(({ type }) => type === "explicit-key-ind");
	if (!(0, import_dist.isScalar)(key) || key.tag !== void 0 || key.anchor !== void 0 || isExplicit) throw new Refusal(offset, "a key is not written as a plain name");
	return offset;
}
/** Behind the last character of a node or pair; trailing comments and line breaks are not of it. */
function endOf(source, node) {
	if ((0, import_dist.isPair)(node)) {
		const colon = tokensOf(node, "sep").find(({ type }) => type === "map-value-ind");
		if (!isEmpty(node.value)) return endOf(source, node.value);
		return colon === void 0 ? endOf(source, node.key) : colon.offset + 1;
	}
	if ((0, import_dist.isCollection)(node) && !node.flow && node.items.length > 0) return endOf(source, node.items.at(-1));
	const end = (0, import_dist.isNode)(node) ? node.range?.[1] ?? 0 : 0;
	return end - (/[\r\n]+$/.exec(source.text.slice(0, end).slice(-1e3))?.[0].length ?? 0);
}
function isEmpty(value) {
	return !(0, import_dist.isNode)(value) || value.range?.[0] === value.range?.[1];
}
/** The dash of an item of a block list. */
function dashOf(list, index) {
	const token = list.srcToken;
	const dash = (token?.type === "block-seq" ? token.items[index]?.start : void 0)?.find(({ type }) => type === "seq-item-ind");
	if (dash === void 0) throw new Refusal(list.range?.[0] ?? 0, "a list is not one item a line");
	return dash.offset;
}
function tokensOf(pair, part) {
	return (pair?.srcToken)?.[part] ?? [];
}
/**
* Throws where the text from `start` to `end` has what others may refer to or, if it is replaced
* and not removed, comments that only a person can put in their new place.
*/
function refuseShared(source, node, start, end, how) {
	const refuse = () => {
		throw new Refusal(start, "an anchor or an alias stands in what must change");
	};
	(0, import_dist.visit)((0, import_dist.isPair)(node) ? node.value : node, {
		Alias: refuse,
		Value: (_key, one) => one.anchor === void 0 ? void 0 : refuse()
	});
	const value = (0, import_dist.isPair)(node) ? node.value : node;
	if (how === "replace" && (0, import_dist.isCollection)(value) && /(^|[ \t])#/m.test(source.text.slice(start, end))) throw new Refusal(start, "a comment stands in what must be written anew");
	if ((0, import_dist.isAlias)(value)) refuse();
}
// src/argo/splice.ts
/** `document` is `text` parsed with its source tokens, `current` its value. Throws `Refusal`. */
function spliceDocument(text, document, current, target) {
	const source = {
		text,
		eol: text.includes("\r\n") ? "\r\n" : "\n"
	};
	if (!canDescend(document.contents, current, target)) throw new Refusal(0, "the document is no block of keys");
	return applyEdits(text, editsOf(source, document.contents, current, target));
}
/** Edits never overlap. What is inserted at one place keeps its order, and stands before what goes there. */
function applyEdits(text, edits) {
	const pieces = [];
	let from = 0;
	for (const edit of edits.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
		pieces.push(text.slice(from, edit.start), edit.text);
		from = edit.end;
	}
	return pieces.join("") + text.slice(from);
}
/** Whether the node's own text can be kept, and only members of it change. */
function canDescend(node, current, target) {
	if (!(0, import_dist.isCollection)(node) || node.flow || node.items.length === 0) return false;
	if ((0, import_dist.isMap)(node) && isObject$1(current) && isObject$1(target)) return Object.keys(target).some((key) => Object.hasOwn(current, key));
	if (!(0, import_dist.isSeq)(node) || !isList(current) || !isList(target) || target.length === 0) return false;
	const keys = target.map(keyOf);
	return !keys.includes(void 0) && new Set(keys).size === keys.length;
}
function editsOf(source, node, current, target) {
	if ((0, import_dist.isMap)(node) && isObject$1(current) && isObject$1(target)) return mapEdits(source, node, current, target);
	if ((0, import_dist.isSeq)(node) && isList(current) && isList(target)) return listEdits(source, node, current, target);
	return [];
}
function mapEdits(source, map, current, target) {
	const edits = [];
	const written = /* @__PURE__ */ new Set();
	const places = /* @__PURE__ */ new Map();
	for (const [i, pair] of map.items.entries()) {
		const key = keyText(pair);
		written.add(key);
		if (!Object.hasOwn(current, key)) continue;
		if (!Object.hasOwn(target, key)) edits.push(pairRemoval(source, map, i));
		else {
			edits.push(...pairEdits(source, pair, current[key], target[key]));
			places.set(key, nextLine(source, endOf(source, pair)));
		}
	}
	refuseMerged(map, written, current, target);
	return [...edits, ...pairInsertions(source, map, target, places)];
}
/** `places` has the line behind each pair that stays. */
function pairInsertions(source, map, target, places) {
	const first = startOf(map.items[0]);
	const [afterFirst = first] = places.values();
	let place = isFirstOnLine(source, first) ? lineStart(source, first) : afterFirst;
	return Object.entries(target).flatMap(([key, value]) => {
		const own = places.get(key);
		if (own === void 0) return [insertion(source, place, columnOf(source, first), { [key]: value })];
		place = own;
		return [];
	});
}
/** Keys that a merge key (`<<`) brings are another place's to change. */
function refuseMerged(map, written, current, target) {
	for (const key of Object.keys(current)) if (!written.has(key) && !isEqual(current[key], target[key])) throw new Refusal(map.range?.[0] ?? 0, `a merge key brings ${key}, which must change`);
}
function pairEdits(source, pair, current, target) {
	if (isEqual(current, target)) return [];
	if (canDescend(pair.value, current, target)) return editsOf(source, pair.value, current, target);
	const start = startOf(pair);
	const end = endOf(source, pair);
	refuseShared(source, pair, start, end, "replace");
	return [{
		start,
		end,
		text: render(source, { [keyText(pair)]: target }, columnOf(source, start)).trim()
	}];
}
function pairRemoval(source, map, index) {
	const pair = map.items[index];
	const next = map.items[index + 1];
	const start = startOf(pair);
	const end = endOf(source, pair);
	if (isFirstOnLine(source, start)) {
		refuseShared(source, pair, start, end, "remove");
		return {
			start: lineStart(source, start),
			end: nextLine(source, end),
			text: ""
		};
	}
	if (next === void 0) throw new Refusal(start, "what must go has the line of its list item");
	refuseShared(source, pair, start, startOf(next), "replace");
	return {
		start,
		end: startOf(next),
		text: ""
	};
}
function listEdits(source, list, current, target) {
	const wanted = new Map(target.map((item) => [keyOf(item), item]));
	const edits = [];
	const places = /* @__PURE__ */ new Map();
	for (const [i, item] of current.entries()) {
		const key = keyOf(item);
		const goal = places.has(key) ? void 0 : wanted.get(key);
		if (goal === void 0) {
			edits.push(itemRemoval(source, list, i));
			continue;
		}
		edits.push(...itemEdits(source, list, i, item, goal));
		places.set(key, nextLine(source, endOf(source, list.items[i])));
	}
	return [...edits, ...itemInsertions(source, list, target, places)];
}
/** `places` has the line behind each item that stays. */
function itemInsertions(source, list, target, places) {
	const first = dashOf(list, 0);
	const column = columnOf(source, first);
	let place = lineStart(source, first);
	return target.flatMap((item) => {
		const own = places.get(keyOf(item));
		if (own === void 0) return [insertion(source, place, column, [item])];
		place = own;
		return [];
	});
}
function itemEdits(source, list, index, current, target) {
	const item = list.items[index];
	if (isEqual(current, target)) return [];
	if (canDescend(item, current, target)) return editsOf(source, item, current, target);
	const start = dashOf(list, index);
	const end = endOf(source, item);
	refuseShared(source, item, start, end, "replace");
	return [{
		start,
		end,
		text: render(source, [target], columnOf(source, start)).trim()
	}];
}
function itemRemoval(source, list, index) {
	const item = list.items[index];
	const dash = dashOf(list, index);
	const end = endOf(source, item);
	if (!isFirstOnLine(source, dash)) throw new Refusal(dash, "a list begins on another's line");
	refuseShared(source, item, dash, end, "remove");
	return {
		start: lineStart(source, dash),
		end: nextLine(source, end),
		text: ""
	};
}
function insertion(source, place, column, value) {
	const text = render(source, value, column);
	return {
		start: place,
		end: place,
		text: place === 0 || source.text[place - 1] === "\n" ? text : source.eol + text.trimEnd()
	};
}
/** Whole lines in the file's line ending, each at `column`. */
function render(source, value, column) {
	return (0, import_dist.stringify)(value, YAML_STYLE).trimEnd().split("\n").map((line) => " ".repeat(column) + line + source.eol).join("");
}
/** What an item of a list is known by. */
function keyOf(item) {
	if (typeof item === "string") return `text ${item}`;
	const name = nameOf(item);
	return name === void 0 ? void 0 : `name ${name}`;
}
function keyText({ key }) {
	return (0, import_dist.isScalar)(key) ? String(key.value) : "";
}
// src/argo/edit.ts
/** Puts a generated workflow into the file that a user may have edited. */
/**
* `current` is the file at `path`, undefined where there is none. Only what `ownership.ts` names is
* changed. No documents planned leave the file as it is: a good workflow is never emptied.
*/
function editWorkflow(current, documents, path) {
	if (documents.length === 0) return {
		text: current ?? "",
		findings: []
	};
	const planned = documents.map((object) => ({
		object,
		text: renderDocument(object)
	}));
	const fresh = planned.map(({ text }) => text).join("---\n");
	if (current === void 0 || current.trim() === "") return {
		text: fresh,
		findings: []
	};
	if (current === fresh) return {
		text: current,
		findings: []
	};
	const mark = current.startsWith("﻿") ? "﻿" : "";
	const text = current.slice(mark.length);
	try {
		const edited = editText(text, planned, path);
		return {
			...edited,
			text: mark + edited.text
		};
	} catch (error) {
		const refusal = error instanceof RangeError ? tooMuch : error;
		if (!(refusal instanceof Refusal)) throw error;
		return {
			text: current,
			findings: [cannotEdit(refusal, text, path)]
		};
	}
}
/** The stack is exhausted: by levels, or by lines that are one comment. */
const tooMuch = new Refusal(0, "it is nested too deep or too long");
function editText(text, planned, path) {
	const eol = text.includes("\r\n") ? "\r\n" : "\n";
	const parts = readParts(text, planned);
	const context = contextOf(parts);
	const added = addedBehind(parts, planned);
	return joinPieces(parts.flatMap((part, i) => [within(part.offset, () => editPart(part, context)), ...(added.get(i) ?? []).map((one) => ({ text: `---\n${one.text}`.replaceAll("\n", eol) }))]), eol, path);
}
function readParts(text, planned) {
	const byText = new Map(planned.map((one) => [one.text, one]));
	const byIdentity = new Map(planned.map((one) => [identityOf(one.object), one]));
	let end = 0;
	return splitDocuments(text).map((text) => {
		const offset = end;
		end += text.length;
		const same = byText.get(text.replace(/^---\n/, ""));
		if (same) return {
			text,
			offset,
			parsed: void 0,
			object: same.object,
			planned: same
		};
		const parsed = within(offset, () => parseDocument(text));
		const object = asObject(parsed?.value);
		return {
			text,
			offset,
			parsed,
			object,
			planned: object && byIdentity.get(identityOf(object))
		};
	});
}
/** A refusal inside a part, moved to its place in the file. */
function within(offset, work) {
	try {
		return work();
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		throw new Refusal(offset + error.offset, error.message);
	}
}
/** One CronWorkflow is ours, under whatever name its user gave it. */
function identityOf(object) {
	return isCronWorkflowOfOurs(object) ? object.kind : `${object.kind} ${object.metadata.name}`;
}
function contextOf(parts) {
	const objects = parts.flatMap(({ object }) => object ?? []);
	const configMaps = objects.filter(isNamedAsOurs);
	return {
		adopting: !objects.some((one) => isCronWorkflowOfOurs(one) && formatOf(one) !== void 0),
		references: new Set(configMaps.flatMap(({ data }) => referencesIn(JSON.stringify(data ?? null))))
	};
}
/** Planned documents that the file lacks, by the index of the part that they come behind. */
function addedBehind(parts, planned) {
	const places = new Map(parts.map(({ planned }, i) => [planned, i]));
	const added = /* @__PURE__ */ new Map();
	let place = parts.length - 1;
	for (const one of planned) {
		const own = places.get(one);
		if (own !== void 0) place = own;
		else if (added.get(place)?.push(one) === void 0) added.set(place, [one]);
	}
	return added;
}
function editPart(part, context) {
	const { text, parsed, object, planned } = part;
	if (parsed === void 0 || object === void 0) return { text };
	if (planned === void 0) return isConfigMapOfOurs(object) ? { text: commentsAbove(text) } : { text };
	const isWorkflow = planned.object.kind === "CronWorkflow";
	const target = (isWorkflow ? mergeCronWorkflow : mergeConfigMap)(object, planned.object, context);
	if (!isObject$1(target) || isEqual(object, target)) return isWorkflow ? {
		text,
		workflow: parsed
	} : { text };
	const edited = spliceDocument(text, parsed.document, object, target);
	const reread = reparse(edited);
	if (reread === void 0 || !isEqual(reread.value, target)) throw new IcebranchError("IB901", `An edit of ${identityOf(object)} did not come out as planned.`, { hint: "Move the workflow file away, run again to have it written anew, and report this." });
	return isWorkflow ? {
		text: edited,
		workflow: reread
	} : { text: edited };
}
function reparse(text) {
	try {
		return parseDocument(text);
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		return;
	}
}
/** What a person wrote above a document stays when the document goes. */
function commentsAbove(text) {
	const [above = ""] = /^(?:---[ \t]*\r?\n)?((?:[ \t]*(?:#.*)?\r?\n)*)/.exec(text)?.slice(1) ?? [];
	return above.includes("#") ? above : "";
}
function joinPieces(pieces, eol, path) {
	const texts = pieces.map(({ text }, i) => {
		return i < pieces.length - 1 && text !== "" && !text.endsWith("\n") ? text + eol : text;
	});
	const text = texts.join("");
	let end = 0;
	return {
		text,
		findings: pieces.flatMap(({ workflow }, i) => {
			const offset = end;
			end += texts[i]?.length ?? 0;
			return workflow ? refusedByArgo(workflow, offset, text, path) : [];
		})
	};
}
// node_modules/diff/libesm/diff/base.js
var Diff = class {
	diff(oldStr, newStr, options = {}) {
		let callback;
		if (typeof options === "function") {
			callback = options;
			options = {};
		} else if ("callback" in options) callback = options.callback;
		const oldString = this.castInput(oldStr, options);
		const newString = this.castInput(newStr, options);
		const oldTokens = this.removeEmpty(this.tokenize(oldString, options));
		const newTokens = this.removeEmpty(this.tokenize(newString, options));
		return this.diffWithOptionsObj(oldTokens, newTokens, options, callback);
	}
	diffWithOptionsObj(oldTokens, newTokens, options, callback) {
		var _a;
		const done = (value) => {
			value = this.postProcess(value, options);
			if (callback) {
				setTimeout(function() {
					callback(value);
				}, 0);
				return;
			} else return value;
		};
		const newLen = newTokens.length, oldLen = oldTokens.length;
		let editLength = 1;
		let maxEditLength = newLen + oldLen;
		if (options.maxEditLength != null) maxEditLength = Math.min(maxEditLength, options.maxEditLength);
		const maxExecutionTime = (_a = options.timeout) !== null && _a !== void 0 ? _a : Infinity;
		const abortAfterTimestamp = Date.now() + maxExecutionTime;
		const bestPath = [{
			oldPos: -1,
			lastComponent: void 0
		}];
		let newPos = this.extractCommon(bestPath[0], newTokens, oldTokens, 0, options);
		if (bestPath[0].oldPos + 1 >= oldLen && newPos + 1 >= newLen) return done(this.buildValues(bestPath[0].lastComponent, newTokens, oldTokens));
		let minDiagonalToConsider = -Infinity, maxDiagonalToConsider = Infinity;
		const execEditLength = () => {
			for (let diagonalPath = Math.max(minDiagonalToConsider, -editLength); diagonalPath <= Math.min(maxDiagonalToConsider, editLength); diagonalPath += 2) {
				let basePath;
				const removePath = bestPath[diagonalPath - 1], addPath = bestPath[diagonalPath + 1];
				if (removePath) bestPath[diagonalPath - 1] = void 0;
				let canAdd = false;
				if (addPath) {
					const addPathNewPos = addPath.oldPos - diagonalPath;
					canAdd = addPath && 0 <= addPathNewPos && addPathNewPos < newLen;
				}
				const canRemove = removePath && removePath.oldPos + 1 < oldLen;
				if (!canAdd && !canRemove) {
					bestPath[diagonalPath] = void 0;
					continue;
				}
				if (!canRemove || canAdd && removePath.oldPos < addPath.oldPos) basePath = this.addToPath(addPath, true, false, 0, options);
				else basePath = this.addToPath(removePath, false, true, 1, options);
				newPos = this.extractCommon(basePath, newTokens, oldTokens, diagonalPath, options);
				if (basePath.oldPos + 1 >= oldLen && newPos + 1 >= newLen) return done(this.buildValues(basePath.lastComponent, newTokens, oldTokens)) || true;
				else {
					bestPath[diagonalPath] = basePath;
					if (basePath.oldPos + 1 >= oldLen) maxDiagonalToConsider = Math.min(maxDiagonalToConsider, diagonalPath - 1);
					if (newPos + 1 >= newLen) minDiagonalToConsider = Math.max(minDiagonalToConsider, diagonalPath + 1);
				}
			}
			editLength++;
		};
		if (callback) (function exec() {
			setTimeout(function() {
				if (editLength > maxEditLength || Date.now() > abortAfterTimestamp) return callback(void 0);
				if (!execEditLength()) exec();
			}, 0);
		})();
		else while (editLength <= maxEditLength && Date.now() <= abortAfterTimestamp) {
			const ret = execEditLength();
			if (ret) return ret;
		}
	}
	addToPath(path, added, removed, oldPosInc, options) {
		const last = path.lastComponent;
		if (last && !options.oneChangePerToken && last.added === added && last.removed === removed) return {
			oldPos: path.oldPos + oldPosInc,
			lastComponent: {
				count: last.count + 1,
				added,
				removed,
				previousComponent: last.previousComponent
			}
		};
		else return {
			oldPos: path.oldPos + oldPosInc,
			lastComponent: {
				count: 1,
				added,
				removed,
				previousComponent: last
			}
		};
	}
	extractCommon(basePath, newTokens, oldTokens, diagonalPath, options) {
		const newLen = newTokens.length, oldLen = oldTokens.length;
		let oldPos = basePath.oldPos, newPos = oldPos - diagonalPath, commonCount = 0;
		while (newPos + 1 < newLen && oldPos + 1 < oldLen && this.equals(oldTokens[oldPos + 1], newTokens[newPos + 1], options)) {
			newPos++;
			oldPos++;
			commonCount++;
			if (options.oneChangePerToken) basePath.lastComponent = {
				count: 1,
				previousComponent: basePath.lastComponent,
				added: false,
				removed: false
			};
		}
		if (commonCount && !options.oneChangePerToken) basePath.lastComponent = {
			count: commonCount,
			previousComponent: basePath.lastComponent,
			added: false,
			removed: false
		};
		basePath.oldPos = oldPos;
		return newPos;
	}
	equals(left, right, options) {
		if (options.comparator) return options.comparator(left, right);
		else return left === right || !!options.ignoreCase && left.toLowerCase() === right.toLowerCase();
	}
	removeEmpty(array) {
		const ret = [];
		for (let i = 0; i < array.length; i++) if (array[i]) ret.push(array[i]);
		return ret;
	}
	castInput(value, options) {
		return value;
	}
	tokenize(value, options) {
		return Array.from(value);
	}
	join(chars) {
		return chars.join("");
	}
	postProcess(changeObjects, options) {
		return changeObjects;
	}
	get useLongestToken() {
		return false;
	}
	buildValues(lastComponent, newTokens, oldTokens) {
		const components = [];
		let nextComponent;
		while (lastComponent) {
			components.push(lastComponent);
			nextComponent = lastComponent.previousComponent;
			delete lastComponent.previousComponent;
			lastComponent = nextComponent;
		}
		components.reverse();
		const componentLen = components.length;
		let componentPos = 0, newPos = 0, oldPos = 0;
		for (; componentPos < componentLen; componentPos++) {
			const component = components[componentPos];
			if (!component.removed) {
				if (!component.added && this.useLongestToken) {
					let value = newTokens.slice(newPos, newPos + component.count);
					value = value.map(function(value, i) {
						const oldValue = oldTokens[oldPos + i];
						return oldValue.length > value.length ? oldValue : value;
					});
					component.value = this.join(value);
				} else component.value = this.join(newTokens.slice(newPos, newPos + component.count));
				newPos += component.count;
				if (!component.added) oldPos += component.count;
			} else {
				component.value = this.join(oldTokens.slice(oldPos, oldPos + component.count));
				oldPos += component.count;
			}
		}
		return components;
	}
};
// node_modules/diff/libesm/diff/character.js
var CharacterDiff = class extends Diff {};
new CharacterDiff();
// node_modules/diff/libesm/util/string.js
function longestCommonPrefix(str1, str2) {
	let i = 0;
	for (; i < str1.length && i < str2.length; i++) if (str1[i] != str2[i]) return str1.slice(0, i);
	return str1.slice(0, i);
}
function longestCommonSuffix(str1, str2) {
	let i;
	if (!str1 || !str2 || str1[str1.length - 1] != str2[str2.length - 1]) return "";
	for (i = 0; i < str1.length && i < str2.length; i++) if (str1[str1.length - (i + 1)] != str2[str2.length - (i + 1)]) return str1.slice(-i);
	return str1.slice(-i);
}
function replacePrefix(string, oldPrefix, newPrefix) {
	if (string.slice(0, oldPrefix.length) != oldPrefix) throw Error(`string ${JSON.stringify(string)} doesn't start with prefix ${JSON.stringify(oldPrefix)}; this is a bug`);
	return newPrefix + string.slice(oldPrefix.length);
}
function replaceSuffix(string, oldSuffix, newSuffix) {
	if (!oldSuffix) return string + newSuffix;
	if (string.slice(-oldSuffix.length) != oldSuffix) throw Error(`string ${JSON.stringify(string)} doesn't end with suffix ${JSON.stringify(oldSuffix)}; this is a bug`);
	return string.slice(0, -oldSuffix.length) + newSuffix;
}
function removePrefix(string, oldPrefix) {
	return replacePrefix(string, oldPrefix, "");
}
function removeSuffix(string, oldSuffix) {
	return replaceSuffix(string, oldSuffix, "");
}
function maximumOverlap(string1, string2) {
	return string2.slice(0, overlapCount(string1, string2));
}
function overlapCount(a, b) {
	let startA = 0;
	if (a.length > b.length) startA = a.length - b.length;
	let endB = b.length;
	if (a.length < b.length) endB = a.length;
	const map = Array(endB);
	let k = 0;
	map[0] = 0;
	for (let j = 1; j < endB; j++) {
		if (b[j] == b[k]) map[j] = map[k];
		else map[j] = k;
		while (k > 0 && b[j] != b[k]) k = map[k];
		if (b[j] == b[k]) k++;
	}
	k = 0;
	for (let i = startA; i < a.length; i++) {
		while (k > 0 && a[i] != b[k]) k = map[k];
		if (a[i] == b[k]) k++;
	}
	return k;
}
/**
* Split a string into segments using a word segmenter, merging consecutive
* segments if they are both whitespace segments. Whitespace segments can
* appear adjacent to one another for two reasons:
* - newlines always get their own segment
* - where a diacritic is attached to a whitespace character in the text, the
*   segment ends after the diacritic, so e.g. " \u0300 " becomes two segments.
* This function therefore runs the segmenter's .segment() method and then
* merges consecutive segments of whitespace into a single part.
*/
function segment(string, segmenter) {
	const parts = [];
	for (const segmentObj of Array.from(segmenter.segment(string))) {
		const segment = segmentObj.segment;
		if (parts.length && /\s/.test(parts[parts.length - 1]) && /\s/.test(segment)) parts[parts.length - 1] += segment;
		else parts.push(segment);
	}
	return parts;
}
function trailingWs(string, segmenter) {
	if (segmenter) return leadingAndTrailingWs(string, segmenter)[1];
	let i;
	for (i = string.length - 1; i >= 0; i--) if (!string[i].match(/\s/)) break;
	return string.substring(i + 1);
}
function leadingWs(string, segmenter) {
	if (segmenter) return leadingAndTrailingWs(string, segmenter)[0];
	const match = string.match(/^\s*/);
	return match ? match[0] : "";
}
function leadingAndTrailingWs(string, segmenter) {
	if (!segmenter) return [leadingWs(string), trailingWs(string)];
	if (segmenter.resolvedOptions().granularity != "word") throw new Error("The segmenter passed must have a granularity of \"word\"");
	const segments = segment(string, segmenter);
	const firstSeg = segments[0];
	const lastSeg = segments[segments.length - 1];
	return [/\s/.test(firstSeg) ? firstSeg : "", /\s/.test(lastSeg) ? lastSeg : ""];
}
// node_modules/diff/libesm/diff/word.js
const extendedWordChars = "a-zA-Z0-9_\\u{AD}\\u{C0}-\\u{D6}\\u{D8}-\\u{F6}\\u{F8}-\\u{2C6}\\u{2C8}-\\u{2D7}\\u{2DE}-\\u{2FF}\\u{1E00}-\\u{1EFF}";
const tokenizeIncludingWhitespace = new RegExp(`[${extendedWordChars}]+|\\s+|[^${extendedWordChars}]`, "ug");
var WordDiff = class extends Diff {
	equals(left, right, options) {
		if (options.ignoreCase) {
			left = left.toLowerCase();
			right = right.toLowerCase();
		}
		return left.trim() === right.trim();
	}
	tokenize(value, options = {}) {
		let parts;
		if (options.intlSegmenter) {
			const segmenter = options.intlSegmenter;
			if (segmenter.resolvedOptions().granularity != "word") throw new Error("The segmenter passed must have a granularity of \"word\"");
			parts = segment(value, segmenter);
		} else parts = value.match(tokenizeIncludingWhitespace) || [];
		const tokens = [];
		let prevPart = null;
		parts.forEach((part) => {
			if (/\s/.test(part)) {
				if (prevPart == null) tokens.push(part);
				else tokens.push(tokens.pop() + part);
			} else if (prevPart != null && /\s/.test(prevPart)) {
				if (tokens[tokens.length - 1] == prevPart) tokens.push(tokens.pop() + part);
				else tokens.push(prevPart + part);
			} else tokens.push(part);
			prevPart = part;
		});
		return tokens;
	}
	join(tokens) {
		return tokens.map((token, i) => {
			if (i == 0) return token;
			else return token.replace(/^\s+/, "");
		}).join("");
	}
	postProcess(changes, options) {
		if (!changes || options.oneChangePerToken) return changes;
		let lastKeep = null;
		let insertion = null;
		let deletion = null;
		changes.forEach((change) => {
			if (change.added) insertion = change;
			else if (change.removed) deletion = change;
			else {
				if (insertion || deletion) dedupeWhitespaceInChangeObjects(lastKeep, deletion, insertion, change, options.intlSegmenter);
				lastKeep = change;
				insertion = null;
				deletion = null;
			}
		});
		if (insertion || deletion) dedupeWhitespaceInChangeObjects(lastKeep, deletion, insertion, null, options.intlSegmenter);
		return changes;
	}
};
new WordDiff();
function dedupeWhitespaceInChangeObjects(startKeep, deletion, insertion, endKeep, segmenter) {
	if (deletion && insertion) {
		const [oldWsPrefix, oldWsSuffix] = leadingAndTrailingWs(deletion.value, segmenter);
		const [newWsPrefix, newWsSuffix] = leadingAndTrailingWs(insertion.value, segmenter);
		if (startKeep) {
			const commonWsPrefix = longestCommonPrefix(oldWsPrefix, newWsPrefix);
			startKeep.value = replaceSuffix(startKeep.value, newWsPrefix, commonWsPrefix);
			deletion.value = removePrefix(deletion.value, commonWsPrefix);
			insertion.value = removePrefix(insertion.value, commonWsPrefix);
		}
		if (endKeep) {
			const commonWsSuffix = longestCommonSuffix(oldWsSuffix, newWsSuffix);
			endKeep.value = replacePrefix(endKeep.value, newWsSuffix, commonWsSuffix);
			deletion.value = removeSuffix(deletion.value, commonWsSuffix);
			insertion.value = removeSuffix(insertion.value, commonWsSuffix);
		}
	} else if (insertion) {
		if (startKeep) {
			const ws = leadingWs(insertion.value, segmenter);
			insertion.value = insertion.value.substring(ws.length);
		}
		if (endKeep) {
			const ws = leadingWs(endKeep.value, segmenter);
			endKeep.value = endKeep.value.substring(ws.length);
		}
	} else if (startKeep && endKeep) {
		const newWsFull = leadingWs(endKeep.value, segmenter), [delWsStart, delWsEnd] = leadingAndTrailingWs(deletion.value, segmenter);
		const newWsStart = longestCommonPrefix(newWsFull, delWsStart);
		deletion.value = removePrefix(deletion.value, newWsStart);
		const newWsEnd = longestCommonSuffix(removePrefix(newWsFull, newWsStart), delWsEnd);
		deletion.value = removeSuffix(deletion.value, newWsEnd);
		endKeep.value = replacePrefix(endKeep.value, newWsFull, newWsEnd);
		startKeep.value = replaceSuffix(startKeep.value, newWsFull, newWsFull.slice(0, newWsFull.length - newWsEnd.length));
	} else if (endKeep) {
		const endKeepWsPrefix = leadingWs(endKeep.value, segmenter);
		const overlap = maximumOverlap(trailingWs(deletion.value, segmenter), endKeepWsPrefix);
		deletion.value = removeSuffix(deletion.value, overlap);
	} else if (startKeep) {
		const overlap = maximumOverlap(trailingWs(startKeep.value, segmenter), leadingWs(deletion.value, segmenter));
		deletion.value = removePrefix(deletion.value, overlap);
	}
}
var WordsWithSpaceDiff = class extends Diff {
	tokenize(value) {
		const regex = new RegExp(`(\\r?\\n)|[${extendedWordChars}]+|[^\\S\\n\\r]+|[^${extendedWordChars}]`, "ug");
		return value.match(regex) || [];
	}
};
new WordsWithSpaceDiff();
// node_modules/diff/libesm/diff/line.js
var LineDiff = class extends Diff {
	constructor() {
		super(...arguments);
		this.tokenize = tokenize;
	}
	equals(left, right, options) {
		if (options.ignoreWhitespace) {
			if (!options.newlineIsToken || !left.includes("\n")) left = left.trim();
			if (!options.newlineIsToken || !right.includes("\n")) right = right.trim();
		} else if (options.ignoreNewlineAtEof && !options.newlineIsToken) {
			if (left.endsWith("\n")) left = left.slice(0, -1);
			if (right.endsWith("\n")) right = right.slice(0, -1);
		}
		return super.equals(left, right, options);
	}
};
const lineDiff = new LineDiff();
function diffLines(oldStr, newStr, options) {
	return lineDiff.diff(oldStr, newStr, options);
}
function tokenize(value, options) {
	if (options.stripTrailingCr) value = value.replace(/\r\n/g, "\n");
	const retLines = [], linesAndNewlines = value.split(/(\n|\r\n)/);
	if (!linesAndNewlines[linesAndNewlines.length - 1]) linesAndNewlines.pop();
	for (let i = 0; i < linesAndNewlines.length; i++) {
		const line = linesAndNewlines[i];
		if (i % 2 && !options.newlineIsToken) retLines[retLines.length - 1] += line;
		else retLines.push(line);
	}
	return retLines;
}
// node_modules/diff/libesm/diff/sentence.js
function isSentenceEndPunct(char) {
	return char == "." || char == "!" || char == "?";
}
var SentenceDiff = class extends Diff {
	tokenize(value) {
		var _a;
		const result = [];
		let tokenStartI = 0;
		for (let i = 0; i < value.length; i++) {
			if (i == value.length - 1) {
				result.push(value.slice(tokenStartI));
				break;
			}
			if (isSentenceEndPunct(value[i]) && value[i + 1].match(/\s/)) {
				result.push(value.slice(tokenStartI, i + 1));
				i = tokenStartI = i + 1;
				while ((_a = value[i + 1]) === null || _a === void 0 ? void 0 : _a.match(/\s/)) i++;
				result.push(value.slice(tokenStartI, i + 1));
				tokenStartI = i + 1;
			}
		}
		return result;
	}
};
new SentenceDiff();
// node_modules/diff/libesm/diff/css.js
var CssDiff = class extends Diff {
	tokenize(value) {
		return value.split(/([{}:;,]|\s+)/);
	}
};
new CssDiff();
// node_modules/diff/libesm/diff/json.js
var JsonDiff = class extends Diff {
	constructor() {
		super(...arguments);
		this.tokenize = tokenize;
	}
	get useLongestToken() {
		return true;
	}
	castInput(value, options) {
		const { undefinedReplacement, stringifyReplacer = (k, v) => typeof v === "undefined" ? undefinedReplacement : v } = options;
		return typeof value === "string" ? value : JSON.stringify(canonicalize(value, null, null, stringifyReplacer), null, "  ");
	}
	equals(left, right, options) {
		return super.equals(left.replace(/,([\r\n])/g, "$1"), right.replace(/,([\r\n])/g, "$1"), options);
	}
};
new JsonDiff();
function canonicalize(obj, stack, replacementStack, replacer, key) {
	stack = stack || [];
	replacementStack = replacementStack || [];
	if (replacer) obj = replacer(key === void 0 ? "" : key, obj);
	let i = 0;
	for (; i < stack.length; i += 1) if (stack[i] === obj) return replacementStack[i];
	let canonicalizedObj;
	if ("[object Array]" === Object.prototype.toString.call(obj)) {
		stack.push(obj);
		canonicalizedObj = new Array(obj.length);
		replacementStack.push(canonicalizedObj);
		for (i = 0; i < obj.length; i += 1) canonicalizedObj[i] = canonicalize(obj[i], stack, replacementStack, replacer, String(i));
		stack.pop();
		replacementStack.pop();
		return canonicalizedObj;
	}
	if (obj && obj.toJSON) obj = obj.toJSON();
	if (typeof obj === "object" && obj !== null) {
		stack.push(obj);
		canonicalizedObj = {};
		replacementStack.push(canonicalizedObj);
		const sortedKeys = [];
		let key;
		for (key in obj)
 /* istanbul ignore else */
		if (Object.prototype.hasOwnProperty.call(obj, key)) sortedKeys.push(key);
		sortedKeys.sort();
		for (i = 0; i < sortedKeys.length; i += 1) {
			key = sortedKeys[i];
			canonicalizedObj[key] = canonicalize(obj[key], stack, replacementStack, replacer, key);
		}
		stack.pop();
		replacementStack.pop();
	} else canonicalizedObj = obj;
	return canonicalizedObj;
}
// node_modules/diff/libesm/diff/array.js
var ArrayDiff = class extends Diff {
	tokenize(value) {
		return value.slice();
	}
	join(value) {
		return value;
	}
	removeEmpty(value) {
		return value;
	}
};
new ArrayDiff();
// node_modules/diff/libesm/patch/create.js
/**
* Returns true if the filename contains characters that require C-style
* quoting (as used by Git and GNU diffutils in diff output).
*/
function needsQuoting(s) {
	for (let i = 0; i < s.length; i++) if (s[i] < " " || s[i] > "~" || s[i] === "\"" || s[i] === "\\") return true;
	return false;
}
/**
* C-style quotes a filename, encoding special characters as escape sequences
* and non-ASCII bytes as octal escapes. This is the inverse of
* `parseQuotedFileName` in parse.ts.
*
* Non-ASCII bytes are encoded as UTF-8 before being emitted as octal escapes.
* This matches the behaviour of both Git and GNU diffutils, which always emit
* UTF-8 octal escapes regardless of the underlying filesystem encoding (e.g.
* Git for Windows converts from NTFS's UTF-16 to UTF-8 internally).
*
* If the filename doesn't need quoting, returns it as-is.
*/
function quoteFileNameIfNeeded(s) {
	if (!needsQuoting(s)) return s;
	let result = "\"";
	const bytes = new TextEncoder().encode(s);
	let i = 0;
	while (i < bytes.length) {
		const b = bytes[i];
		if (b === 7) result += "\\a";
		else if (b === 8) result += "\\b";
		else if (b === 9) result += "\\t";
		else if (b === 10) result += "\\n";
		else if (b === 11) result += "\\v";
		else if (b === 12) result += "\\f";
		else if (b === 13) result += "\\r";
		else if (b === 34) result += "\\\"";
		else if (b === 92) result += "\\\\";
		else if (b >= 32 && b <= 126) result += String.fromCharCode(b);
		else result += "\\" + b.toString(8).padStart(3, "0");
		i++;
	}
	result += "\"";
	return result;
}
const INCLUDE_HEADERS = {
	includeIndex: true,
	includeUnderline: true,
	includeFileHeaders: true
};
const FILE_HEADERS_ONLY = {
	includeIndex: false,
	includeUnderline: false,
	includeFileHeaders: true
};
function structuredPatch(oldFileName, newFileName, oldStr, newStr, oldHeader, newHeader, options) {
	let optionsObj;
	if (!options) optionsObj = {};
	else if (typeof options === "function") optionsObj = { callback: options };
	else optionsObj = options;
	if (typeof optionsObj.context === "undefined") optionsObj.context = 4;
	const context = optionsObj.context;
	if (optionsObj.newlineIsToken) throw new Error("newlineIsToken may not be used with patch-generation functions, only with diffing functions");
	if (!optionsObj.callback) return diffLinesResultToPatch(diffLines(oldStr, newStr, optionsObj));
	else {
		const { callback } = optionsObj;
		diffLines(oldStr, newStr, Object.assign(Object.assign({}, optionsObj), { callback: (diff) => {
			const patch = diffLinesResultToPatch(diff);
			callback(patch);
		} }));
	}
	function diffLinesResultToPatch(diff) {
		if (!diff) return;
		diff.push({
			value: "",
			lines: []
		});
		function contextLines(lines) {
			return lines.map(function(entry) {
				return " " + entry;
			});
		}
		const hunks = [];
		let oldRangeStart = 0, newRangeStart = 0, curRange = [], oldLine = 1, newLine = 1;
		for (let i = 0; i < diff.length; i++) {
			const current = diff[i], lines = current.lines || splitLines(current.value);
			current.lines = lines;
			if (current.added || current.removed) {
				if (!oldRangeStart) {
					const prev = diff[i - 1];
					oldRangeStart = oldLine;
					newRangeStart = newLine;
					if (prev) {
						curRange = context > 0 ? contextLines(prev.lines.slice(-context)) : [];
						oldRangeStart -= curRange.length;
						newRangeStart -= curRange.length;
					}
				}
				for (const line of lines) curRange.push((current.added ? "+" : "-") + line);
				if (current.added) newLine += lines.length;
				else oldLine += lines.length;
			} else {
				if (oldRangeStart) {
					if (lines.length <= context * 2 && i < diff.length - 2) for (const line of contextLines(lines)) curRange.push(line);
					else {
						const contextSize = Math.min(lines.length, context);
						for (const line of contextLines(lines.slice(0, contextSize))) curRange.push(line);
						const hunk = {
							oldStart: oldRangeStart,
							oldLines: oldLine - oldRangeStart + contextSize,
							newStart: newRangeStart,
							newLines: newLine - newRangeStart + contextSize,
							lines: curRange
						};
						hunks.push(hunk);
						oldRangeStart = 0;
						newRangeStart = 0;
						curRange = [];
					}
				}
				oldLine += lines.length;
				newLine += lines.length;
			}
		}
		for (const hunk of hunks) for (let i = 0; i < hunk.lines.length; i++) if (hunk.lines[i].endsWith("\n")) hunk.lines[i] = hunk.lines[i].slice(0, -1);
		else {
			hunk.lines.splice(i + 1, 0, "\\ No newline at end of file");
			i++;
		}
		return {
			oldFileName,
			newFileName,
			oldHeader,
			newHeader,
			hunks
		};
	}
}
/**
* creates a unified diff patch.
*
* @param patch either a single structured patch object (as returned by `structuredPatch`) or an
*   array of them (as returned by `parsePatch`).
* @param headerOptions behaves the same as the `headerOptions` option of `createTwoFilesPatch`.
*   Ignored for patches where `isGit` is `true`.
*
* When a patch has `isGit: true`, `formatPatch` output is changed to more closely match Git's
* output: it emits a `diff --git` header, emits Git extended headers as appropriate based on
* properties like `isRename`, `isCreate`, `newMode`, etc, and will omit `---`/`+++` file
* headers for patches with no hunks (e.g. renames without content changes).
*/
function formatPatch(patch, headerOptions) {
	var _a, _b, _c, _d, _e, _f;
	if (!headerOptions) headerOptions = INCLUDE_HEADERS;
	if (Array.isArray(patch)) {
		if (patch.length > 1 && !headerOptions.includeFileHeaders && !patch.every((p) => p.isGit)) throw new Error("Cannot omit file headers on a multi-file patch. (The result would be unparseable; how would a tool trying to apply the patch know which changes are to which file?)");
		return patch.map((p) => formatPatch(p, headerOptions)).join("\n");
	}
	const ret = [];
	if (patch.isGit) {
		headerOptions = INCLUDE_HEADERS;
		if (!patch.oldFileName) throw new Error("oldFileName must be specified for Git patches");
		if (!patch.newFileName) throw new Error("newFileName must be specified for Git patches");
		let gitOldName = patch.oldFileName;
		let gitNewName = patch.newFileName;
		if (patch.isCreate && gitOldName === "/dev/null") gitOldName = gitNewName.replace(/^b\//, "a/");
		else if (patch.isDelete && gitNewName === "/dev/null") gitNewName = gitOldName.replace(/^a\//, "b/");
		ret.push("diff --git " + quoteFileNameIfNeeded(gitOldName) + " " + quoteFileNameIfNeeded(gitNewName));
		if (patch.isDelete) ret.push("deleted file mode " + ((_a = patch.oldMode) !== null && _a !== void 0 ? _a : "100644"));
		if (patch.isCreate) ret.push("new file mode " + ((_b = patch.newMode) !== null && _b !== void 0 ? _b : "100644"));
		if (patch.oldMode && patch.newMode && !patch.isDelete && !patch.isCreate) {
			ret.push("old mode " + patch.oldMode);
			ret.push("new mode " + patch.newMode);
		}
		if (patch.isRename) {
			ret.push("rename from " + quoteFileNameIfNeeded(((_c = patch.oldFileName) !== null && _c !== void 0 ? _c : "").replace(/^a\//, "")));
			ret.push("rename to " + quoteFileNameIfNeeded(((_d = patch.newFileName) !== null && _d !== void 0 ? _d : "").replace(/^b\//, "")));
		}
		if (patch.isCopy) {
			ret.push("copy from " + quoteFileNameIfNeeded(((_e = patch.oldFileName) !== null && _e !== void 0 ? _e : "").replace(/^a\//, "")));
			ret.push("copy to " + quoteFileNameIfNeeded(((_f = patch.newFileName) !== null && _f !== void 0 ? _f : "").replace(/^b\//, "")));
		}
	} else {
		if (headerOptions.includeIndex && patch.oldFileName == patch.newFileName && patch.oldFileName !== void 0) ret.push("Index: " + patch.oldFileName);
		if (headerOptions.includeUnderline) ret.push("===================================================================");
	}
	if (headerOptions.includeFileHeaders && patch.oldFileName !== void 0 && patch.newFileName !== void 0 && (!patch.isGit || patch.hunks.length > 0)) {
		ret.push("--- " + quoteFileNameIfNeeded(patch.oldFileName) + (patch.oldHeader ? "	" + patch.oldHeader : ""));
		ret.push("+++ " + quoteFileNameIfNeeded(patch.newFileName) + (patch.newHeader ? "	" + patch.newHeader : ""));
	}
	for (let i = 0; i < patch.hunks.length; i++) {
		const hunk = patch.hunks[i];
		const oldStart = hunk.oldLines === 0 ? hunk.oldStart - 1 : hunk.oldStart;
		const newStart = hunk.newLines === 0 ? hunk.newStart - 1 : hunk.newStart;
		ret.push("@@ -" + oldStart + "," + hunk.oldLines + " +" + newStart + "," + hunk.newLines + " @@");
		for (const line of hunk.lines) ret.push(line);
	}
	return ret.join("\n") + "\n";
}
/**
* Split `text` into an array of lines, including the trailing newline character (where present)
*/
function splitLines(text) {
	const hasTrailingNl = text.endsWith("\n");
	const result = text.split("\n").map((line) => line + "\n");
	if (hasTrailingNl) result.pop();
	else result.push(result.pop().slice(0, -1));
	return result;
}
// src/argo/patch.ts
/** A change of one file as people, GitHub and `git apply` read it. */
/** Past so many differing lines the patch takes away all and adds all, which needs no search. */
const MAX_EDITS = 4e3;
/** Unified diff with git's `a/` and `b/`; empty where nothing changes. `before` undefined: no file. */
function unifiedDiff(before, after, path) {
	if ((before ?? "") === after) return "";
	const from = before === void 0 ? "/dev/null" : `a/${path}`;
	const to = `b/${path}`;
	return formatPatch((before === void 0 ? void 0 : structuredPatch(from, to, before, after, void 0, void 0, {
		context: 3,
		maxEditLength: MAX_EDITS
	})) ?? wholeFile(from, to, before ?? "", after), FILE_HEADERS_ONLY);
}
function wholeFile(from, to, before, after) {
	const removed = linesOf(before);
	const added = linesOf(after);
	return {
		oldFileName: from,
		newFileName: to,
		oldHeader: void 0,
		newHeader: void 0,
		hunks: [{
			oldStart: 1,
			oldLines: removed.length,
			newStart: 1,
			newLines: added.length,
			lines: [...signed("-", removed, before), ...signed("+", added, after)]
		}]
	};
}
function linesOf(text) {
	const lines = text.split("\n");
	return lines.at(-1) === "" ? lines.slice(0, -1) : lines;
}
function signed(sign, lines, text) {
	const signed = lines.map((line) => sign + line);
	return text === "" || text.endsWith("\n") ? signed : [...signed, "\\ No newline at end of file"];
}
// src/commands/workflow.ts
/** The Argo workflow file: what a tree of files makes, against what is there. */
/** The file of the head commit; null where the configuration or the graph has errors, or it is let be. */
async function workflowOfCommit(world) {
	return (await regenerateCommitted(world))?.plan ?? null;
}
/**
* The file beside a change. Before a merge it must be what the merged tree makes: production runs it.
* Where it is not, a run on an open pull request commits it to its branch, if it may.
*/
async function workflowOfChange(world) {
	const made = await regenerateCommitted(world);
	if (made === void 0 || !touchesProject(world)) return {
		workflow: made?.plan ?? null,
		findings: [],
		steps: []
	};
	const { plan, findings } = made;
	const step = plan.changed ? commitStep(world, made) : void 0;
	const late = plan.changed && step === void 0 && isBeforeMerge(world);
	return {
		workflow: plan,
		findings: [...findings, ...late ? [stale(plan.path, lateLevel(world))] : []],
		steps: step === void 0 ? [] : [step]
	};
}
function isBeforeMerge({ trigger: { event, pull } }) {
	return event === "merge_group" || pull !== void 0 && !pull.closed;
}
/** On the pull request's branch, whose tip the test merge was made from. */
function commitStep({ trigger: { pull, verb, access }, inputs, ports }, { plan: { path }, text }) {
	if (!(inputs.workflowMode === "commit" && ports.gitHub !== void 0) || verb !== "build" || access !== "write") return void 0;
	if (pull === void 0 || pull.closed || pull.fork) return void 0;
	const { headBranch: branch, headCommit: expectedHead } = pull;
	return {
		kind: "commit-file",
		path,
		branch,
		expectedHead,
		bytes: new TextEncoder().encode(text)
	};
}
/** A draft's file is committed once it is ready, and any other one's by the next run of its own. */
function lateLevel({ trigger, inputs, ports }) {
	const { pull, access, event } = trigger;
	return inputs.workflowMode === "commit" && ports.gitHub !== void 0 && (pull?.draft || pull !== void 0 && event !== "pull_request") && access !== "none" ? "warning" : "error";
}
/** undefined where there are errors that a file would be made of, and where `workflow-mode` is off. */
async function regenerateCommitted(world) {
	if (hasErrors(world) || world.inputs.workflowMode === "off") return void 0;
	const path = workflowPath(world);
	const made = regenerate(world, await committed(world, world.head, path));
	if (world.base === void 0) return made;
	const before = textOf(await committed(world, world.base, path));
	const merging = made.text === (before ?? "") ? "" : unifiedDiff(before, made.text, path);
	return {
		...made,
		plan: {
			...made.plan,
			merging
		}
	};
}
/** Whether the change is of the project at all: one to a README need not mend what was stale before. */
function touchesProject(world) {
	const { changes, base, head } = world;
	const differs = (path) => path !== void 0 && base?.files.get(path)?.oid !== head.files.get(path)?.oid;
	return changes.length > 0 || [workflowPath(world), head.project.config?.file].some(differs);
}
/** `workflow`: writes the file or, with `--check`, says how it differs. */
async function workflowParts(world) {
	if (hasErrors(world)) return {};
	const { ports, inputs } = world;
	const path = workflowPath(world);
	const { plan, text, findings } = regenerate(world, readsDisk(world) ? await ports.workTree?.read(path) : await committed(world, world.head, path));
	const ignored = await ports.git.isIgnored(path) ? [hidden(path)] : [];
	if (inputs.check) return {
		workflow: plan,
		findings: [
			...findings,
			...ignored,
			...plan.changed ? [stale(path)] : []
		]
	};
	const steps = plan.changed ? [{
		kind: "write-file",
		path,
		bytes: new TextEncoder().encode(text)
	}] : [];
	return {
		workflow: plan,
		findings: [...findings, ...ignored],
		steps
	};
}
async function committed({ ports }, { files }, path) {
	const file = files.get(path);
	return file && (await ports.git.readBlobs([file.oid])).get(file.oid);
}
/** The committed file says `main` on every git branch, unless the configuration wants the branch in it. */
function regenerate(world, bytes) {
	const { headConfig: config, graph, trigger } = world;
	const path = workflowPath(world);
	const branch = config.workflow.target === "head" ? trigger.dataBranch ?? "main" : MAIN;
	const current = textOf(bytes);
	const generated = generateWorkflow(graph, config, branch);
	const edited = editWorkflow(current, generated.documents, path);
	const changed = edited.text !== (current ?? "");
	return {
		plan: {
			path,
			changed,
			patch: changed ? unifiedDiff(current, edited.text, path) : "",
			merging: "",
			conflicts: []
		},
		text: edited.text,
		findings: [...generated.findings, ...edited.findings]
	};
}
function textOf(bytes) {
	return bytes && new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
}
/** The file's text as the world's files make it, edited into `bytes`; undefined where that cannot be. */
function regeneratedText(world, path, bytes) {
	if (hasErrors(world) || path !== workflowPath(world)) return void 0;
	const { text, findings } = regenerate(world, bytes);
	return findings.some(({ level }) => level === "error") ? void 0 : text;
}
function workflowPath({ headConfig: { workflow }, dir }) {
	return inFolder(dir, workflow.path);
}
function hasErrors({ head, graph }) {
	return [...head.project.findings, ...graph.findings].some((one) => one.level === "error");
}
function stale(path, level = "error") {
	return {
		code: "IB501",
		level,
		file: path,
		line: 1,
		column: 1,
		message: `${path} is not what the project's files make.`,
		hint: "Run icebranch workflow and commit the file."
	};
}
function hidden(path) {
	return {
		code: "IB505",
		level: "warning",
		file: path,
		line: 1,
		column: 1,
		message: `git ignores ${path}, so it would never reach production.`,
		hint: "Take the line that hides it out of .gitignore."
	};
}
export { workflowParts as a, workflowOfCommit as i, stale as n, workflowOfChange as r, regeneratedText as t };
