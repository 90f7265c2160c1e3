import { Bi as utf8ToBytes, G as line, Gi as compareText, Gr as makePlan, Ht as isDataLake, Ii as parseJson, Jt as inFolder, Kt as catalogOf, Mt as readsDisk, Pr as makeReport, R as resolve, Ri as sha256, Vi as IcebranchError, Yt as projectAt, ai as nearestNames, dt as shortened, ii as isObject, in as describeRun, jt as readWorld, k as usageError, mn as shellWord, nn as judgeValue, ri as positionsOf, tn as declaredTables, ur as concurrently, zi as bytesToHex } from "./core.js";
import { _ as nodeNames, c as isList, d as ENTRYPOINT, l as isObject$1, o as Refusal, p as configMapName, r as objectsIn, s as isEqual, u as listOf } from "./documents.js";
import { c as secretsInFile, l as renderWorkflow, n as regenerate, t as branchInFile, u as refuseOtherFormat } from "./workflow.js";
import { D as dagTemplates, S as workloadsOf, T as workflowSize, _ as cleanUp, b as plannedTasks, f as checkWorkflow, h as nameOf, i as isCronWorkflowOfOurs, m as isSameJson, v as containerTemplates, x as refreshImage } from "./ownership.js";
import { t as writeOutput } from "./write-report2.js";
// src/argo/run-names.ts
/**
* Names of one run. A suffix that this run alone has, and not `generateName`: the cluster would make
* up a name of which the ConfigMaps, made before, could know nothing.
*/
/** https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/ */
const MAX_LABEL = 63;
const HASH_DIGITS = 12;
const RUN_LABEL = "icebranch/run";
const BRANCH_LABEL = "icebranch/data-branch";
/** The name in full, which a label has no room for. */
const BRANCH_ANNOTATION = "icebranch/data-branch";
/** `seed`: all that makes this run another one than any before, its time included. */
function runNames(cronWorkflow, branch, seed) {
	const run = hashOf(JSON.stringify([
		cronWorkflow,
		branch,
		...seed
	]));
	return {
		workflow: `${cut(`${dashed(cronWorkflow) || "workflow"}-run-${dashed(branch)}`, 62 - run.length)}-${run}`,
		run,
		branchLabel: labelOf(branch),
		configMap: (task) => `${task}-run-${run}`
	};
}
/** As it is where a label may be so, which a slash may not. */
function labelOf(branch) {
	if (branch.length <= MAX_LABEL && /^[A-Za-z0-9](?:[\w.-]*[A-Za-z0-9])?$/.test(branch)) return branch;
	const hash = hashOf(branch);
	const readable = cut(dashed(branch), 62 - hash.length);
	return readable === "" ? hash : `${readable}-${hash}`;
}
function dashed(text) {
	return text.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
}
function cut(text, length) {
	return text.slice(0, length).replace(/-+$/, "");
}
function hashOf(text) {
	return bytesToHex(sha256(utf8ToBytes(text))).slice(0, HASH_DIGITS);
}
// src/argo/run-template.ts
/** As icebranch, dashtool and people write `CONFIG_MAP_OF_TASK`. */
const CONFIG_MAP = /\{\{\s*inputs\.parameters\.identifier\s*\}\}-config-template/g;
/** What Argo puts the task's name into. */
const TASK = "{{inputs.parameters.identifier}}";
/** Every mention of the ConfigMap of a task, as that of the run. */
function withConfigMap(value, name) {
	const rename = (one) => {
		if (typeof one === "string") return one.replaceAll(CONFIG_MAP, () => name);
		if (isList(one)) return one.map(rename);
		if (!isObject$1(one)) return one;
		return Object.fromEntries(Object.entries(one).map(([key, member]) => [key, rename(member)]));
	};
	return rename(value);
}
/**
* The user's template with the tasks, or the variables, that the run needs. One that does not mount
* the ConfigMap of its task is not taken: what else it mounts may say `main`.
*/
function runTemplate(planned, users) {
	const found = users.find((one) => nameOf(one) === planned.name);
	if (!isObject$1(found)) return planned;
	const { dag: plan } = planned;
	if (isObject$1(plan)) {
		if (!isObject$1(found.dag)) return planned;
		const { target: _target, ...dag } = found.dag;
		return {
			...found,
			name: planned.name,
			dag: {
				...dag,
				tasks: plan.tasks
			}
		};
	}
	if (!mountsConfigMap(found)) return planned;
	return withVariables(found, planned);
}
function mountsConfigMap({ volumes }) {
	return listOf(volumes).some((volume) => {
		const source = isObject$1(volume) ? volume.configMap : void 0;
		const name = isObject$1(source) ? source.name : void 0;
		return typeof name === "string" && name.replaceAll(CONFIG_MAP, "") === "";
	});
}
/** The file may be older than what it runs: variables that it lacks are added. */
function withVariables(template, planned) {
	const { container, initContainers } = planned;
	const own = isObject$1(template.container) ? template.container : {};
	const inits = listOf(initContainers);
	return {
		...template,
		container: withEnv(own, container),
		...isList(template.initContainers) && { initContainers: template.initContainers.map((one) => {
			const plan = inits.find((init) => nameOf(init) === nameOf(one));
			if (!isObject$1(one) || !isObject$1(plan) || nameOf(one) !== "envsubst") return one;
			const isOurs = isEqual(one.command, plan.command);
			return {
				...withEnv(one, plan),
				...isOurs && { args: plan.args }
			};
		}) }
	};
}
function withEnv(container, planned) {
	const env = listOf(container.env);
	const known = new Set(env.map(nameOf));
	const missing = (isObject$1(planned) ? listOf(planned.env) : []).filter((one) => !known.has(nameOf(one)));
	return missing.length === 0 ? container : {
		...container,
		env: [...env, ...missing]
	};
}
// src/argo/run-manifest.ts
/** A Workflow that runs once, on a data branch, with ConfigMaps that nothing else reads. */
function runManifest(run) {
	const { config, file, branch } = run;
	const all = workloadsOf({
		nodes: run.graph.nodes,
		findings: []
	}, config, branch).workloads;
	const { workloads, findings } = workloadsOf({
		nodes: run.nodes,
		findings: []
	}, config, branch);
	const tasks = nodeNames(all.map(({ id }) => id));
	const names = runNames(file?.cron.metadata.name ?? "dashtool", branch, [...run.seed, JSON.stringify(workloads.map(({ id, data }) => [id, data]))]);
	const configMaps = workloads.map(({ id, data }) => configMapOf(tasks.get(id) ?? id, data, names, run));
	const workflow = workflowOf(templatesOf(all, workloads, tasks, run), names, run);
	const counts = {
		templates: workflow.spec.templates.length,
		tasks: workloads.length,
		characters: JSON.stringify(workflow).length
	};
	return {
		names,
		namespace: namespaceOf$1(file).namespace,
		documents: [...configMaps.sort((a, b) => compareText(a.metadata.name, b.metadata.name)), workflow],
		findings: [
			...findings,
			...notTaken(workflow, run),
			...checkWorkflow(workflow).map(({ message }) => refused(message)),
			...workflowSize(workflow.kind, counts, config.workflow.path)
		]
	};
}
function templatesOf(all, workloads, tasks, { config, file }) {
	const { templates, templateOf } = containerTemplates(all, config);
	const used = new Set(workloads.map(({ id }) => templateOf.get(id)));
	const users = templatesIn(file);
	return [...dagTemplates(plannedTasks(workloads, tasks, templateOf)), ...templates.filter(({ name }) => used.has(name))].map((template) => runTemplate(template, users));
}
/** What a schedule, and what comes after a run of production, would make of this run is unknown. */
const leftBehind = [
	"templates",
	"entrypoint",
	"onExit",
	"hooks",
	"workflowTemplateRef"
];
function workflowOf(templates, names, { file, branch }) {
	const spec = Object.entries(specIn(file)).filter(([key]) => !leftBehind.includes(key));
	const more = memberOf(file?.cron.spec, "workflowMetadata");
	const cron = file?.cron.metadata.name ?? "dashtool";
	return withConfigMap({
		apiVersion: "argoproj.io/v1alpha1",
		kind: "Workflow",
		metadata: {
			name: names.workflow,
			...namespaceOf$1(file),
			labels: {
				...memberOf(more, "labels"),
				"workflows.argoproj.io/cron-workflow": cron,
				...labelsOf(names)
			},
			annotations: {
				...memberOf(more, "annotations"),
				[BRANCH_ANNOTATION]: branch
			}
		},
		spec: {
			entrypoint: ENTRYPOINT,
			...file === void 0 ? cleanUp : Object.fromEntries(spec),
			templates
		}
	}, names.configMap(TASK));
}
function configMapOf(task, data, names, { file, branch }) {
	const users = memberOf(file?.configMaps.get(configMapName(task)), "data");
	return {
		apiVersion: "v1",
		kind: "ConfigMap",
		metadata: {
			name: names.configMap(task),
			...namespaceOf$1(file),
			labels: labelsOf(names),
			annotations: { [BRANCH_ANNOTATION]: branch }
		},
		data: {
			...users,
			...data
		}
	};
}
function labelsOf({ run, branchLabel }) {
	return {
		[RUN_LABEL]: run,
		[BRANCH_LABEL]: branchLabel
	};
}
function namespaceOf$1(file) {
	const namespace = file?.cron.metadata.namespace;
	return typeof namespace === "string" ? { namespace } : {};
}
function templatesIn(file) {
	return listOf(specIn(file).templates);
}
function specIn(file) {
	return memberOf(file?.cron.spec, "workflowSpec");
}
/** Empty where there is none. */
function memberOf(value, key) {
	const member = isObject$1(value) ? value[key] : void 0;
	return isObject$1(member) ? member : {};
}
/** Steps of the user's own may write to main, and nothing tells them that this is a data branch. */
function notTaken(workflow, { file, config }) {
	const spec = specIn(file);
	const keys = [
		"onExit",
		"hooks",
		"workflowTemplateRef"
	].filter((key) => spec[key] !== void 0);
	const tasks = templatesIn(file).flatMap((template) => listOf(memberOf(template, "dag").tasks).filter((task) => !passesItsName(task))).flatMap((task) => nameOf(task) ?? []);
	const left = [...keys, ...tasks.map((name) => `task ${name}`)];
	if (left.length === 0) return [];
	return [{
		code: "IB509",
		level: "notice",
		file: config.workflow.path,
		message: `The run does not take ${left.join(", ")} along: nothing tells ${left.length === 1 ? "it" : "them"} that this is a data branch.`,
		hint: `Add to ${workflow.metadata.name} what it needs of that, before you create it.`
	}];
}
/** Parts of a large graph name no node; they run a template of their own name. */
function passesItsName(task) {
	const name = nameOf(task);
	if (isObject$1(task) && task.template === name) return true;
	return listOf(memberOf(task, "arguments").parameters).some((one) => isObject$1(one) && one.value === name);
}
function refused(message) {
	return {
		code: "IB506",
		level: "error",
		message: `Argo would refuse the run: ${message}`,
		hint: "Mend it in the workflow file, which the run takes its settings from."
	};
}
// src/argo/run-branch.ts
/** Why not, as the end of a sentence; undefined where it can. */
function refusesBranch(node, config, rest) {
	const { catalog: name } = node.identifier;
	const catalog = catalogOf(config, name);
	const kind = rest.get(name);
	const looksSo = catalog !== void 0 && isNessies(catalog.uri);
	const isNessie = catalog?.type === "nessie" || kind === "nessie" || looksSo;
	if (kind === "unknown" && !isNessie && !leadsToNessie(node.destination)) return `the REST catalog ${name} cannot be asked whether it is Nessie, where a connector that is told an Iceberg branch writes to main`;
	if (isNessie || leadsToNessie(node.destination)) return "its catalog is Nessie, which takes an Iceberg branch without a word and writes to the default branch";
	if (Object.hasOwn(node.destination, "catalog_config")) return "Airbyte's destination-iceberg knows no branches and writes to main";
}
/** A destination's own catalog is not asked: one counts as Nessie where its address looks so. */
function isNessies(address) {
	return /nessie|:19120\b/i.test(address);
}
function leadsToNessie(destination) {
	const catalog = destination.catalog_type;
	const { catalog_type: type, server_uri: address } = isObject$1(catalog) ? catalog : {};
	const isText = (value) => typeof value === "string";
	return isText(type) && /^nessie$/i.test(String(type)) || isText(address) && isNessies(String(address));
}
// src/argo/run-sharing.ts
const newGroup = "A new group begins where source.auto_offset_reset says: from earliest, it loads again what main has.";
/** `staying`: ids that the branch has. */
function productionOf(nodes, staying) {
	const writers = nodes.filter(keepsState);
	return {
		byPosition: new Map(nodes.flatMap((node) => positionsOf(node.source).map((one) => [keyOf(one), node]))),
		byId: Map.groupBy(writers, ({ id }) => id),
		byTable: new Map(writers.flatMap((node) => declaredBy(node).map((table) => [table, node]))),
		gone: writers.filter(({ id }) => !staying.has(id))
	};
}
function sharedWith(node, production, branch) {
	const positions = positionsOf(node.source).flatMap((position) => {
		const { kind, name, path } = position;
		const other = production.byPosition.get(keyOf(position));
		if (other === void 0) return [];
		const isGroup = kind === "group";
		const what = isGroup ? "the Kafka group" : "the replication slot";
		const option = setOption(node, path, ownName(name, branch, isGroup ? "-" : "_"));
		const more = isGroup ? { consequence: newGroup } : {};
		return [{
			text: `${what} ${name} with ${other.id}`,
			option,
			...more
		}];
	});
	const writer = keepsState(node) ? writerOfSame(node, production) : void 0;
	if (writer === void 0) return positions;
	const namespace = ownName(namespaceOf(node), branch, "_");
	const text = `the state on its tables with ${writer.id}`;
	return [...positions, {
		text,
		option: setOption(node, "destination.namespace", namespace)
	}];
}
function keyOf({ kind, name }) {
	return `${kind} ${name}`;
}
/**
* Of tables that no file declares only the namespace is known. Two ingests of one namespace share it
* often and a table hardly ever, so that counts for the same ingest, or for one that it stands for.
*/
function writerOfSame(node, { byId, byTable, gone }) {
	const declared = declaredBy(node).flatMap((table) => byTable.get(table) ?? []);
	return [...byId.get(node.id) ?? [], ...gone].filter((one) => mayWriteSame(node, one))[0] ?? declared[0];
}
function mayWriteSame(a, b) {
	if (a.identifier.catalog !== b.identifier.catalog) return false;
	if (a.tables !== void 0 && b.tables !== void 0) return false;
	return namespacesOf(a).some((one) => namespacesOf(b).includes(one));
}
function declaredBy({ identifier: { catalog }, tables = [] }) {
	return tables.map(({ namespace, name }) => `${catalog}.${namespace}.${name}`);
}
/** What the run writes to, for people. */
function tablesText(node) {
	const { catalog } = node.identifier;
	return node.tables === void 0 ? `the tables of ${catalog}.${namespaceOf(node)}` : declaredBy(node).join(", ");
}
/**
* dashbook's destination keeps it in `airbyte.*` properties of the table, which all branches share;
* not for Kafka, whose group knows how far it is. Airbyte's own destinations leave it to Airbyte.
*/
function keepsState({ source, destination }) {
	return !positionsOf(source).some(({ kind }) => kind === "group") && !isAirbytes(destination);
}
/** `destination-s3-data-lake`, which calls its branch otherwise, or the older `destination-iceberg`. */
function isAirbytes(destination) {
	return isDataLake(destination) || Object.hasOwn(destination, "catalog_config");
}
function namespacesOf(node) {
	return node.tables?.map(({ namespace }) => namespace) ?? [namespaceOf(node)];
}
function namespaceOf({ destination, identifier }) {
	const { namespace } = destination;
	return typeof namespace === "string" && namespace !== "" ? namespace : identifier.namespace;
}
/** PostgreSQL takes small letters, digits and underscores for a slot, 63 of them. */
function ownName(name, branch, joint) {
	if (name.includes("$")) return "VALUE";
	return `${name}${joint}${branch.toLowerCase().replace(/[^a-z0-9]+/g, joint)}`.slice(0, 63);
}
function setOption({ id }, path, value) {
	return `--set=${shellWord(`${id}:${path}=${value}`)}`;
}
// src/argo/run-selection.ts
function selectNodes(choice) {
	const findings = [];
	const left = /* @__PURE__ */ new Set();
	for (const { id, node } of choice.graph.nodes) {
		if (!choice.wanted.has(id)) continue;
		const { finding, isLeft } = judge(node, choice);
		if (finding !== void 0) findings.push(finding);
		if (isLeft) left.add(id);
	}
	const runs = choice.wanted.difference(left);
	return {
		nodes: among(choice.graph.nodes, runs),
		findings: [
			...findings,
			...unfed(left, choice.graph, runs),
			...asCatalogHasThem(choice.graph, runs.intersection(choice.rewritten)),
			...readMain(choice.graph, runs, choice.branch)
		]
	};
}
function judge(node, choice) {
	if (node.kind === "view") {
		const isLeft = !hasImage(node, choice.config);
		return isLeft ? {
			isLeft,
			finding: notRefreshed(node)
		} : { isLeft };
	}
	const refusal = refusesBranch(node, choice.config, choice.rest);
	if (refusal !== void 0) return {
		isLeft: true,
		finding: toldNoBranch(node, refusal)
	};
	const shared = sharedWith(node, choice.production, choice.branch);
	if (shared.length === 0) return { isLeft: false };
	return choice.withSharedState ? {
		isLeft: false,
		finding: accepted(node, shared)
	} : {
		isLeft: true,
		finding: leftOut(node, shared)
	};
}
/**
* The nodes of the run, each waiting for those of the run that come before it: behind a node that is
* left out, for what that one would have waited for.
*/
function among(nodes, runs) {
	const before = /* @__PURE__ */ new Map();
	return nodes.flatMap((node) => {
		const own = /* @__PURE__ */ new Set();
		for (const id of node.dependencies) if (runs.has(id)) own.add(id);
		else for (const one of before.get(id) ?? []) own.add(one);
		before.set(node.id, own);
		return runs.has(node.id) ? [{
			...node,
			dependencies: [...own].sort()
		}] : [];
	});
}
function leftOut(node, shared) {
	return {
		code: "IB510",
		level: "warning",
		...node.locate(""),
		message: `${node.id} is left out of the run: it shares ${shared.map(({ text }) => text).join(", and ")}, which production runs.`,
		hint: [`Give it its own with ${shared.map(({ option }) => option).join(" ")}, or accept it with --with-shared-state.`, ...shared.flatMap(({ consequence }) => consequence ?? [])].join(" ")
	};
}
function accepted(node, shared) {
	return {
		code: "IB510",
		level: "warning",
		...node.locate(""),
		message: `${node.id} runs on what production has: it shares ${shared.map(({ text }) => text).join(", and ")}. What it reads for ${tablesText(node)}, main's next sync skips.`,
		hint: "Publish the data branch, or have main's rows loaded again."
	};
}
function toldNoBranch(node, reason) {
	return {
		code: "IB420",
		level: "warning",
		...node.locate("/destination"),
		message: `${node.id} is left out of the run: ${reason}.`,
		hint: "docs/catalogs/nessie.md has how connectors reach a data branch there."
	};
}
function notRefreshed({ id, file }) {
	return {
		code: "IB420",
		level: "warning",
		file,
		line: 1,
		column: 1,
		message: `${id} is left out of the run: no image refreshes views of a catalog that is neither sql nor file.`,
		hint: "Refresh it with a Workflow of your own."
	};
}
function hasImage(node, config) {
	const catalog = catalogOf(config, node.identifier.catalog);
	return catalog !== void 0 && refreshImage(catalog) !== void 0;
}
/** Those that would have come next: what they read is not loaded by this run. */
function unfed(left, graph, runs) {
	const below = new Map([...left].map((id) => [id, []]));
	for (const one of graph.nodes) if (runs.has(one.id)) for (const id of one.dependencies) below.get(id)?.push(one);
	return [...below].flatMap(([id, nodes]) => {
		const file = nodes[0]?.node.file;
		return file === void 0 ? [] : [runsWithout(id, nodes, file)];
	});
}
function runsWithout(id, nodes, file) {
	const [run, all] = [nodes.length === 1 ? "runs" : "run", nodes.map((one) => one.id)];
	return {
		code: "IB509",
		level: "warning",
		file,
		line: 1,
		column: 1,
		message: `${listed(all)} ${run} without ${id} before, which this run leaves out: what that would have loaded is not there.`,
		hint: `Have ${id} run as well, or read nothing from the outcome about what it loads.`
	};
}
/** The refresh image is told a name, and runs the text that the catalog has under it. */
function asCatalogHasThem(graph, runs) {
	const views = viewsAmong(graph, runs);
	const [first] = views;
	if (first === void 0) return [];
	const names = listed(views.map(({ id }) => id));
	return [{
		code: "IB509",
		level: "warning",
		file: first.node.file,
		line: 1,
		column: 1,
		message: `The run refreshes ${names} with the text that the catalog has, not with this branch's: icebranch makes and changes no view there, so for a new one there may be nothing to refresh.`,
		hint: "Make or change the view in the catalog first, or read nothing from the outcome about its text."
	}];
}
function readMain(graph, runs, branch) {
	const names = viewsAmong(graph, runs).map(({ id }) => id);
	if (names.length === 0) return [];
	const [them, read] = names.length === 1 ? ["It", "reads"] : ["They", "read"];
	return [{
		code: "IB509",
		level: "notice",
		message: `The run refreshes ${listed(names)} into the data branch ${branch}. ${them} ${read} main of every table all the same: the refresh image knows no other.`,
		hint: "Look at the tables of the ingests for what the change loads; views show it after the merge."
	}];
}
function viewsAmong({ nodes }, runs) {
	return nodes.filter(({ id, node }) => node.kind === "view" && runs.has(id));
}
const SHOWN = 4;
function listed(names) {
	const left = names.length - SHOWN;
	return left > 1 ? `${names.slice(0, SHOWN).join(", ")} and ${left} more` : names.join(", ");
}
// src/argo/user-workflow.ts
/** The workflow file as a run takes it: whatever its users have written around what is ours. */
/** undefined where the file has no CronWorkflow of ours. Throws `Refusal` and `RangeError`. */
function readUserWorkflow(text) {
	const objects = objectsIn(text.replace(/^\ufeff/, ""));
	const cron = objects.find(isCronWorkflowOfOurs);
	if (cron === void 0) return void 0;
	refuseOtherFormat(cron);
	const configMaps = objects.filter(({ kind }) => kind === "ConfigMap");
	return {
		cron,
		configMaps: new Map(configMaps.map((one) => [one.metadata.name, one]))
	};
}
// src/project/settings.ts
/** `--set [NODE:]PATH=VALUE`: what one run of an ingest has otherwise than its file. */
/** It gives an ingest tables of its own, and most files leave it out. */
const NAMESPACE = "destination.namespace";
/** `nodes`: the ingests of the run. */
function readSettings(texts, nodes) {
	const settings = [];
	const problems = [];
	for (const text of texts) {
		const read = readSetting(text, nodes);
		if (typeof read === "string") problems.push(read);
		else settings.push(read);
	}
	return {
		settings,
		problems
	};
}
function withSettings(node, settings) {
	const own = settings.filter((one) => one.node === node.id);
	if (own.length === 0) return node;
	const parts = {
		source: node.source,
		destination: node.destination
	};
	for (const { path, value } of own) {
		const [root, ...keys] = path;
		parts[root] = replaced(parts[root], keys, value);
	}
	const { source, destination } = parts;
	const tables = declaredTables(source, destination, node.identifier.namespace);
	return {
		...node,
		source,
		destination,
		tables
	};
}
function readSetting(text, nodes) {
	const equals = text.indexOf("=");
	if (equals < 1) return "`--set` takes NODE:PATH=VALUE, and one of them has no `=`.";
	const target = targetOf(text.slice(0, equals), nodes);
	if (typeof target === "string") return target;
	const { node, path } = target;
	const said = `\`--set ${node.id}:${path}\``;
	const [root, ...keys] = pathIn(node, path) ?? [];
	if (root !== "source" && root !== "destination" || keys.length === 0) return `${said} names nothing in ${node.file}${nearestPath(node, path)}.`;
	if (root === "destination" && (keys[0] === "branch" || keys[0] === "main_branch_name")) return `${said} would choose the Iceberg branch, which \`--branch\` does.`;
	const written = text.slice(equals + 1);
	if (written === "") return `${said} has no value; empty text is written '""'.`;
	const value = jsonOrText(written);
	if (holdsSecret(keys.at(-1) ?? "", value)) return `${said} would write a secret into a ConfigMap; give it $NAME, which \`secrets\` declares.`;
	return {
		node: node.id,
		path: [root, ...keys],
		value
	};
}
/** An id may hold a colon as well as a path: the longest one that is there counts. */
function targetOf(text, nodes) {
	const [node] = nodes.filter(({ id }) => text.startsWith(`${id}:`)).sort((a, b) => b.id.length - a.id.length);
	if (node !== void 0) return {
		node,
		path: text.slice(node.id.length + 1)
	};
	if (nodes.length === 0) return "`--set` is for an ingest, and this run has none.";
	if (!text.includes(":")) {
		const [only, ...others] = nodes;
		if (only !== void 0 && others.length === 0) return {
			node: only,
			path: text
		};
		return `\`--set ${text}\` has to say which ingest it is for: NODE:${text}=VALUE.`;
	}
	const named = text.slice(0, text.indexOf(":"));
	const ids = nodes.map(({ id }) => id);
	const [nearest] = nearestNames(named, ids);
	return `\`--set ${named}:…\` names no ingest of this run${nearest === void 0 ? "" : `; the nearest is \`${nearest}\``}.`;
}
function pathIn(node, path) {
	if (path === NAMESPACE) return ["destination", "namespace"];
	return keysOf({
		source: node.source,
		destination: node.destination
	}, path);
}
/** A key may hold dots, as `inventory.orders` under `streams` does: the longest that fits is tried first. */
function keysOf(value, path) {
	if (!isObject(value)) return void 0;
	if (Object.hasOwn(value, path)) return [path];
	const keys = Object.keys(value).filter((key) => path.startsWith(`${key}.`)).sort((a, b) => b.length - a.length);
	for (const key of keys) {
		const rest = keysOf(value[key], path.slice(key.length + 1));
		if (rest !== void 0) return [key, ...rest];
	}
}
function nearestPath({ source, destination }, path) {
	const known = [
		...pathsOf(source, "source"),
		...pathsOf(destination, "destination"),
		NAMESPACE
	];
	const [misspelled] = nearestNames(path, new Set(known));
	const nearest = known.find((one) => one.endsWith(`.${path}`)) ?? misspelled;
	return nearest === void 0 ? "" : `; the nearest is \`${nearest}\``;
}
function pathsOf(value, at) {
	return Object.entries(value).flatMap(([key, member]) => {
		const path = `${at}.${key}`;
		return isObject(member) ? [path, ...pathsOf(member, path)] : [path];
	});
}
function replaced(value, [key, ...keys], to) {
	const object = isObject(value) ? value : {};
	if (key === void 0) return object;
	return {
		...object,
		[key]: keys.length === 0 ? to : replaced(object[key], keys, to)
	};
}
function jsonOrText(text) {
	try {
		return parseJson(text);
	} catch {
		return text;
	}
}
function holdsSecret(key, value) {
	if (isObject(value)) return Object.entries(value).some(([name, one]) => holdsSecret(name, one));
	if (Array.isArray(value)) return value.some((one) => holdsSecret(key, one));
	return judgeValue(key, value, false) !== void 0;
}
// src/argo/run-edits.ts
/** Their names. One that the file lacks is none. */
function otherConfigMaps(file, { graph, config, branch, runs }) {
	const { workloads } = workloadsOf(graph, config, branch);
	const names = nodeNames(workloads.map(({ id }) => id));
	return workloads.flatMap(({ id, data }) => {
		const name = configMapName(names.get(id) ?? id);
		const current = file?.configMaps.get(name)?.data;
		if (!runs.has(id) || !isObject$1(current)) return [];
		return Object.entries(data).some(([key, text]) => current[key] !== void 0 && !isSameJson(current[key], text)) ? [name] : [];
	});
}
// src/commands/run-edits.ts
/** People's edits of ConfigMaps in the workflow file, which a run does not take along. */
/**
* The run's ConfigMaps are made from the project's files, which `--set` and the search for what is
* shared go by. A file that is only out of date has no edits: those stand when it is made anew.
*/
async function editsLeftBehind(world, { file, bytes, path }, nodes) {
	const ofRun = {
		graph: world.graph,
		config: world.headConfig,
		branch: branchInFile(world),
		runs: new Set(nodes.map(({ id }) => id))
	};
	if (otherConfigMaps(file, ofRun).length === 0) return [];
	const { text } = await regenerate(world, bytes);
	const edited = otherConfigMaps(readUserWorkflow(text), ofRun);
	if (edited.length === 0) return [];
	const [are, them] = edited.length === 1 ? ["is", "it"] : ["are", "them"];
	return [{
		code: "IB509",
		level: "warning",
		file: path,
		message: `${shortened(edited)} ${are} edited in ${path}: the run has what the project's files make of ${them}, and nothing of the edit.`,
		hint: "Give the run the same with --set, or write it into the spec."
	}];
}
// src/commands/run-production.ts
/** The ingests that production runs, as far as this clone knows. */
/**
* What the base of the change has and what the production branch has gained since; on the production
* branch itself, what is at hand as well.
*/
async function productionFor(world) {
	const { baseGraph, graph, trigger } = world;
	const isProduction = trigger.branch === trigger.production;
	const ids = new Set(graph.nodes.map(({ id }) => id));
	const known = [...ingestsOf(baseGraph), ...isProduction ? ingestsOf(graph) : []];
	const before = new Set(known.map(({ id }) => id));
	const since = await ingestsAtTips(world);
	const gained = since.map(({ id }) => id).filter((id) => !before.has(id));
	return productionOf([...known, ...since], ids.union(new Set(gained)));
}
/** Here and as last fetched from origin: either may be behind the other. */
async function ingestsAtTips(world) {
	const { ports, dir, shared, trigger } = world;
	const refs = ["refs/heads", "refs/remotes/origin"].map((at) => `${at}/${trigger.production}`);
	const tips = await concurrently(refs, (ref) => ports.git.resolve(ref));
	const others = new Set(tips.flatMap((tip) => tip ?? [])).difference(/* @__PURE__ */ new Set([trigger.base]));
	return (await concurrently([...others], (tip) => projectAt(ports, tip, dir, shared))).flatMap(({ project }) => project.nodes.filter(isIngest));
}
function ingestsOf(graph) {
	return (graph?.nodes ?? []).map(({ node }) => node).filter(isIngest);
}
function isIngest(node) {
	return node.kind === "ingest";
}
// src/commands/run-manifest.ts
/** `workflow --run-manifest`: nothing is written, and no catalog asked but whether it is Nessie. */
/** Throws IB903 where a `--set` fits nothing. */
async function prepareRun(world) {
	const { graph: known, head, headConfig: config, inputs, ports, trigger, dir } = world;
	const ofFiles = [...head.project.findings, ...known.findings];
	const branch = dataBranch(world);
	if (ofFiles.some(({ level }) => level === "error")) return {
		made: void 0,
		findings: ofFiles
	};
	const wanted = wantedNodes(world);
	if (wanted.size === 0) return {
		made: void 0,
		findings: [...ofFiles, nothingToRun(branch, wanted)]
	};
	const graph = withSets(known, wanted, inputs.runManifest?.set ?? []);
	const { nodes, findings } = selectNodes({
		graph,
		wanted,
		config,
		branch,
		production: await productionFor(world),
		rewritten: rewrittenViews(world),
		rest: await restCatalogs(world, wanted),
		withSharedState: inputs.runManifest?.withSharedState ?? false
	});
	const told = [...ofFiles, ...findings];
	if (nodes.length === 0) return {
		made: void 0,
		findings: [...told, nothingToRun(branch, wanted)]
	};
	const { file, doubts } = await userWorkflow(world, nodes);
	const manifest = runManifest({
		graph,
		nodes,
		config,
		branch,
		file,
		seed: [
			String(ports.clock()),
			dir,
			trigger.head ?? ""
		]
	});
	const text = renderWorkflow(manifest.documents);
	const secrets = secretsInFile(world, text, inFolder(dir, config.workflow.path));
	const all = [
		...told,
		...doubts,
		...manifest.findings,
		...secrets
	];
	if (all.some(({ level }) => level === "error")) return {
		made: void 0,
		findings: all
	};
	const { workflow: name, run } = manifest.names;
	const { namespace } = manifest;
	return {
		made: {
			text,
			name,
			namespace,
			run,
			nodes: nodes.length
		},
		findings: all
	};
}
function dataBranch({ trigger }) {
	if (trigger.dataBranch !== void 0) return trigger.dataBranch;
	throw new IcebranchError("IB606", "No branch says which data branch is meant.", { hint: "Name it with --branch." });
}
/** The only catalogs that are asked: a REST one may be Nessie, and says so to whoever opens it. */
async function restCatalogs({ graph, headConfig, catalogs }, wanted) {
	const ingests = ingestsOf(graph).filter(({ id }) => wanted.has(id));
	const rest = [...new Set(ingests.map(({ identifier }) => identifier.catalog))].filter((name) => catalogOf(headConfig, name)?.type === "rest");
	const asked = await concurrently(rest, async (name) => [name, await kindOf(name, catalogs)]);
	return new Map(asked);
}
async function kindOf(name, catalogs) {
	try {
		return (await catalogs.open(name)).branches === void 0 ? "other" : "nessie";
	} catch (error) {
		if (error instanceof IcebranchError && error.code !== "IB904") return "unknown";
		throw error;
	}
}
/** Without a base all is new. */
function rewrittenViews({ graph, baseGraph, changes }) {
	const views = graph.nodes.filter(({ node }) => node.kind === "view").map(({ id }) => id);
	const own = changes.filter(({ change }) => change !== "downstream").map(({ node }) => node);
	return baseGraph === void 0 ? new Set(views) : new Set(views).intersection(new Set(own));
}
/** Without a base all is new. */
function wantedNodes({ graph, baseGraph, changes, inputs }) {
	const ids = new Set(graph.nodes.map(({ id }) => id));
	if (inputs.runManifest?.all || baseGraph === void 0) return ids;
	return ids.intersection(new Set(changes.map(({ node }) => node)));
}
function withSets(graph, wanted, sets) {
	const { settings, problems } = readSettings(sets, ingestsOf(graph).filter(({ id }) => wanted.has(id)));
	if (problems.length > 0) throw usageError(problems);
	const nodes = graph.nodes.map((one) => one.node.kind === "ingest" ? {
		...one,
		node: withSettings(one.node, settings)
	} : one);
	return {
		...graph,
		nodes
	};
}
/** Of the work tree, or of the commit that was named: whichever the nodes come from. */
async function userWorkflow(world, nodes) {
	const { ports, dir, head, headConfig } = world;
	const path = inFolder(dir, headConfig.workflow.path);
	const oid = head.files.get(path)?.oid;
	const bytes = readsDisk(world) ? await ports.workTree?.read(path) : oid && (await ports.git.readBlobs([oid])).get(oid);
	if (!bytes) return {
		file: void 0,
		doubts: []
	};
	try {
		const file = readUserWorkflow(new TextDecoder().decode(bytes));
		return {
			file,
			doubts: await editsLeftBehind(world, {
				file,
				bytes,
				path
			}, nodes)
		};
	} catch (error) {
		if (!(error instanceof Refusal || error instanceof RangeError)) throw error;
		return {
			file: void 0,
			doubts: [unreadable(path)]
		};
	}
}
function unreadable(file) {
	return {
		code: "IB502",
		level: "warning",
		file,
		message: `${file} cannot be read, so the run has none of the settings that you made there.`,
		hint: "Mend the file: icebranch workflow names the place."
	};
}
function nothingToRun(branch, wanted) {
	return {
		code: "IB504",
		level: "error",
		message: `There is nothing to run on the data branch ${branch}: ${wanted.size === 0 ? "the branch changes no node" : "every node that it would run is left out"}.`,
		hint: wanted.size === 0 ? "--all runs the whole graph." : "Each of them says what lets it run."
	};
}
// src/print-run.ts
/** `workflow --run-manifest` in a terminal: the manifest to stdout or a file, all that is said of it to stderr. */
/** The way through for `perform`; `printed` is filled in. */
function manifestRun(cwd, inputs, printed) {
	return async (request, ports) => {
		const world = await readWorld(request, ports);
		await using _catalogs = world.catalogs;
		const { made, findings } = await prepareRun(world);
		const output = inputs.runManifest?.output;
		const isWritten = made !== void 0 && output !== void 0 && !inputs.dryRun;
		if (isWritten) writeOutput(resolve(cwd, output), made.text, cwd);
		if (output === void 0) printed.text = made?.text;
		printed.opening = made && [
			...opening(made, request, inputs.branch !== void 0),
			...isWritten ? [`It is in ${output}: kubectl create -f ${shellWord(output)}`] : [],
			...output !== void 0 && inputs.dryRun ? [`Dry run: ${output} is not written.`] : []
		];
		const report = reportOf(world, [...world.notices, ...findings], isWritten ? [output] : []);
		return made === void 0 ? report : {
			...report,
			result: "ok"
		};
	};
}
function opening({ name, nodes, run, namespace }, { trigger: { dataBranch = "" }, dir }, isNamed) {
	const build = line({ project: dir }, "build", ...isNamed ? ["--branch", dataBranch] : []);
	const place = namespace === void 0 ? "" : ` --namespace=${shellWord(namespace)}`;
	return [
		`The Workflow ${name} runs ${nodes === 1 ? "1 node" : `${nodes} nodes`} on the data branch ${dataBranch}.`,
		`Make the data branch first: ${build}`,
		`When it is over: kubectl delete workflow,configmap --selector=icebranch/run=${run}${place}`
	];
}
function reportOf(world, findings, files) {
	const plan = makePlan({
		branch: world.trigger.branch ?? null,
		dataBranch: world.trigger.dataBranch ?? null,
		changes: world.changes,
		graph: world.graph,
		catalogs: [],
		groups: [],
		steps: [],
		findings,
		workflow: null
	});
	const outcome = {
		applied: files.length > 0,
		tables: [],
		files,
		commit: null,
		findings: []
	};
	return makeReport({
		...describeRun(world),
		plan,
		outcome
	});
}
export { manifestRun };
