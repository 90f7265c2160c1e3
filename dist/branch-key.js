// src/project/branch-key.ts
/** Airbyte's destination-s3-data-lake, which cannot do without `main_branch_name`. */
function isDataLake(destination) {
	return ["main_branch_name", "s3_bucket_name"].some((key) => Object.hasOwn(destination, key));
}
export { isDataLake as t };
