// src/commit-id.ts
/** A commit's id in full, by SHA-1 or SHA-256. */
function isCommitId(text) {
	return /^([0-9a-f]{40}|[0-9a-f]{64})$/.test(text);
}
export { isCommitId as t };
