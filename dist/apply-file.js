import { Gi as compareText, Jt as inFolder, Nt as uncommittedFiles, Vi as IcebranchError, cn as branchTip, fn as isOnProduction, mn as shellWord } from "./core.js";
import { p as configMapName } from "./documents.js";
import { t as dataFiles } from "./ownership.js";
import { n as manifestObjects, t as refusalFindings } from "./cluster-refusals.js";
import { i as stale, o as workflowOfCommit } from "./workflow.js";
// src/argo/left-over.ts
/** ConfigMaps of nodes that went: the file no longer has them, and applying it takes nothing away. */
/**
* Of one namespace. Its ConfigMaps carry nothing that says whose they are, and other projects may
* have theirs in it: what a task of another CronWorkflow would read is not left over.
*/
function leftOver(file, configMaps, cronWorkflows) {
	const kept = new Set(file.filter(({ kind }) => kind === "ConfigMap").map(({ name }) => name));
	const own = new Set(file.filter(({ kind }) => kind === "CronWorkflow").map(({ name }) => name));
	for (const { name, members } of cronWorkflows) if (!own.has(name)) for (const task of members) kept.add(configMapName(task));
	return configMaps.filter(({ name, members }) => isOfNode(name, members) && !kept.has(name)).map(({ name }) => name).sort(compareText);
}
function isOfNode(name, keys) {
	return name.endsWith(configMapName("")) && keys.length > 0 && keys.every((key) => dataFiles.includes(key));
}
// src/commands/apply-file.ts
/** `apply`: the committed workflow file, to the cluster that runs the connectors. */
/**
* The cluster is asked first what it would do: where it refuses one object, none is applied. What is
* applied is what the production branch has, byte for byte; with `--dry-run` any branch's can be tried.
*/
async function applyParts(world) {
	const path = inFolder(world.dir, world.headConfig.workflow.path);
	const bytes = await fileOf(world, path);
	if (bytes === void 0) return { findings: [notCommitted(path)] };
	const { objects, findings } = manifestObjects(new TextDecoder().decode(bytes), path);
	const doubts = [...findings, ...await doubtsOf(world, path)];
	if (doubts.some(({ level }) => level === "error")) return { findings: doubts };
	const { context, namespace, forceConflicts: force } = world.inputs;
	const how = {
		context,
		namespace,
		force,
		objects: objects.length
	};
	const answer = await world.ports.kubernetes.apply(bytes, {
		...how,
		dryRun: true
	});
	const left = await leftBehind(world, objects);
	return {
		cluster: {
			path,
			objects: answer.names,
			left: left.names
		},
		findings: [
			...doubts,
			...refusalFindings(answer, path, bytes),
			...left.findings
		],
		steps: [{
			kind: "apply-manifest",
			path,
			bytes,
			...how
		}]
	};
}
async function fileOf({ head, ports }, path) {
	const file = head.files.get(path);
	return file && (await ports.git.readBlobs([file.oid])).get(file.oid);
}
/** Why the file may not be what production is to run: errors, or warnings of a dry run. */
async function doubtsOf(world, path) {
	const level = world.inputs.dryRun ? "warning" : "error";
	const outdated = (await workflowOfCommit(world))?.changed ? [stale(path, level)] : [];
	if (world.inputs.dryRun) return outdated;
	const { ports, dir, headConfig, trigger, inputs } = world;
	const isElsewhere = !await isProduction(world);
	const changed = trigger.event === "local" && inputs.head === void 0 ? await uncommittedFiles(ports, dir, headConfig) : [];
	return [
		...isElsewhere ? [notProduction(world)] : [],
		...changed.length > 0 ? [uncommitted(changed)] : [],
		...outdated
	];
}
/** A detached HEAD may well be the production branch's last commit: CI checks it out so. */
async function isProduction({ trigger, ports: { git } }) {
	if (isOnProduction(trigger)) return true;
	if (trigger.branch !== void 0 || trigger.head === void 0) return false;
	const tip = await branchTip(git, trigger.production);
	return tip !== void 0 && await git.resolve(trigger.head) === tip;
}
/** In each namespace that the file's ConfigMaps are in. That nobody may list them stops nothing. */
async function leftBehind(world, objects) {
	const names = [];
	const findings = [];
	const { context, namespace: asked } = world.inputs;
	const ofNodes = objects.filter(({ isOfNode }) => isOfNode);
	for (const namespace of new Set(ofNodes.map((one) => one.namespace ?? asked))) {
		const place = {
			context,
			namespace
		};
		const there = objects.filter((one) => (one.namespace ?? asked) === namespace);
		try {
			const left = leftOver(there, await world.ports.kubernetes.configMaps(place), await world.ports.kubernetes.cronWorkflowTasks(place));
			names.push(...left);
			findings.push(...leftFindings(left, place));
		} catch (error) {
			if (!(error instanceof IcebranchError)) throw error;
			findings.push(cannotTell(error));
		}
	}
	return {
		names,
		findings
	};
}
/** As many as a command line that is read has room for. */
const namesInOne = 20;
function leftFindings(left, place) {
	const pieces = Math.ceil(left.length / namesInOne);
	return Array.from({ length: pieces }, (_, i) => {
		const names = left.slice(i * namesInOne, (i + 1) * namesInOne);
		const command = [
			"kubectl",
			"delete",
			"configmap",
			...Object.entries(place).flatMap(([name, value]) => value === void 0 ? [] : [`--${name}`, value]),
			...names
		].map(shellWord);
		return {
			code: "IB514",
			level: "notice",
			message: `The cluster still has what nodes that went have read: ${names.join(", ")}.`,
			hint: `Where nothing else reads ${names.length === 1 ? "it" : "them"}: ${command.join(" ")}`
		};
	});
}
function cannotTell({ code, message, hint }) {
	return {
		code,
		level: "warning",
		message: `What nodes that went have left is not known. ${message}`,
		...hint === void 0 ? {} : { hint }
	};
}
function notCommitted(path) {
	return {
		code: "IB511",
		level: "error",
		file: path,
		message: `${path} is not committed, so production has no workflow file.`,
		hint: "Run icebranch workflow, and commit what it writes."
	};
}
function notProduction({ trigger: { branch, head, production } }) {
	return {
		code: "IB511",
		level: "error",
		message: `${branch ?? head?.slice(0, 12) ?? "HEAD"} is not the production branch ${production}, whose committed file is what the cluster runs.`,
		hint: `Merge it and check out ${production}; or see with --dry-run what the cluster would take.`
	};
}
function uncommitted(paths) {
	const [first, ...more] = paths;
	return {
		code: "IB511",
		level: "error",
		message: `${more.length === 0 ? `${first} differs` : `${first} and ${more.length} more differ`} from the last commit, and the cluster runs what is committed.`,
		hint: "Commit or put back what was changed."
	};
}
export { applyParts };
