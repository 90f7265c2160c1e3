/** The operations of GitHub's REST API that the hub serves. */
const repository = "/repos/{owner}/{repo}";

export const served = [
  "get ",
  "get /pulls",
  "get /pulls/{pull_number}",
  "get /pulls/{pull_number}/files",
  "get /pulls/{pull_number}/commits",
  "get /commits/{ref}",
  "get /commits/{commit_sha}/pulls",
  "get /compare/{basehead}",
  "get /contents/{path}",
  "get /git/ref/{ref}",
  "patch /git/refs/{ref}",
  "post /git/trees",
  "post /git/blobs",
  "post /git/commits",
  "post /check-runs",
  "get /check-runs/{check_run_id}",
  "patch /check-runs/{check_run_id}",
  "get /check-runs/{check_run_id}/annotations",
  "get /commits/{ref}/check-runs",
  "get /issues/{issue_number}/comments",
  "post /issues/{issue_number}/comments",
  "get /issues/comments/{comment_id}",
  "patch /issues/comments/{comment_id}",
  "delete /issues/comments/{comment_id}",
].map((name) => name.replace(" ", ` ${repository}`));
