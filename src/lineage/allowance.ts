/** Whether a breaking change may be merged: somebody said so, somebody did who may not, or nobody. */
export type Allowance =
  | { readonly kind: "allowed"; readonly by: string }
  | { readonly kind: "not-entitled"; readonly who: string }
  | { readonly kind: "nobody" };

/** A pull request with this label may change columns that others read. */
export const ALLOW_BREAKING_LABEL = "icebranch:allow-breaking";
