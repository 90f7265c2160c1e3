import { Ni as marksOf, bi as findRef } from "./core.js";
import { C as afterCommits, M as ontoOfBranch, O as everyTable, T as planContext, c as productionViews, i as readWritten, n as publishOne } from "./on-production.js";
// src/commands/publish-by-name.ts
async function publishParts(world, branch, dataBranch) {
	const state = await readWritten(world);
	const context = await planContext(world, state, branch, dataBranch);
	const explicit = world.inputs.branch !== void 0;
	const written = everyTable(world.graph, state);
	const publish = (onto) => publishOne(world, written, state, {
		...context,
		onto
	}, { explicit });
	const first = await publish(context.onto);
	const pulls = await pullsOf(world, first, gitBranches(first, state, context));
	const onto = ontoOfMerge(world, state, context, pulls);
	const findings = [...explicit && !isOnSomeTable(state, dataBranch) ? [noDataBranch(dataBranch)] : [], ...pulls.filter((one) => isInTheWay(one, first)).map(notMerged)];
	const planned = onto === void 0 ? first : await publish(onto);
	const isBlocked = findings.some(({ level }) => level === "error");
	const around = {
		context: {
			...context,
			head: world.trigger.head ?? ""
		},
		groups: [planned]
	};
	const after = afterCommits(state, isBlocked ? [] : planned, context.now);
	const views = await productionViews(world, after, {
		...around,
		everywhere: false
	});
	return {
		branch,
		...views,
		groups: [planned],
		findings: [...findings, ...views.findings ?? []]
	};
}
/** Those that the data branch is of, as far as GitHub can tell. */
async function pullsOf({ ports: { gitHub }, trigger: { production } }, planned, branches) {
	const numbers = [...new Set(planned.flatMap(({ plan }) => plan.pull ?? []))];
	if (gitHub === void 0 || planned.length === 0) return [];
	const known = numbers.length === 0 ? [] : (await gitHub.pulls(numbers)).values();
	const pulls = new Map([...known].map((pull) => [pull.number, pull]));
	for (const branch of branches) {
		const all = await gitHub.pullsFrom(branch);
		const newest = all.find(({ baseBranch }) => baseBranch === production) ?? all[0];
		if (newest !== void 0) pulls.set(newest.number, newest);
	}
	return [...pulls.values()];
}
/** A pull request that was made to another branch since its last run goes where it was merged. */
function ontoOfMerge({ trigger: { production } }, state, context, [pull, ...others]) {
	if (pull?.state !== "merged" || others.length > 0) return void 0;
	const { baseBranch: base, number } = pull;
	return ontoOfBranch(state, context, {
		base,
		production
	}, {
		dataBranch: context.dataBranch,
		pull: number
	});
}
/** An earlier one from a git branch that is used again says nothing of what a terminal built since. */
function isInTheWay({ number, state }, planned) {
	return state === "open" || state === "closed" && planned.some(({ plan }) => plan.pull === number);
}
/** Where GitHub can tell, nobody's word moves `main` without the merge. */
function notMerged({ number, state, baseBranch }) {
	return {
		code: "IB421",
		level: "error",
		pull: number,
		message: `Pull request #${number} ${state === "open" ? "is open still" : "was closed without being merged"}, so its data branch is not published.`,
		hint: `${state === "open" ? "Merge it" : "Reopen it, and merge it"} into ${baseBranch}: that publishes it.`
	};
}
/** Of what no pull request has adopted yet: the next run of one from that git branch would. */
function gitBranches(planned, state, { branch, dataBranch }) {
	const branches = planned.flatMap(({ plan: { table, pull } }) => {
		const found = state.get(table);
		const mark = found && marksOf(found.table.metadata).get(dataBranch);
		if (pull !== null || mark === "unreadable") return [];
		return [mark?.branch ?? branch];
	});
	return [...new Set(branches)];
}
function isOnSomeTable(state, dataBranch) {
	return [...state.values()].some(({ table: { metadata } }) => marksOf(metadata).has(dataBranch) || findRef(metadata, dataBranch) !== void 0);
}
function noDataBranch(dataBranch) {
	return {
		code: "IB404",
		level: "error",
		message: `No table that this project writes has a data branch ${dataBranch}.`,
		hint: "Check the name: it is the git branch's, as icebranch build was run on it."
	};
}
export { publishParts };
