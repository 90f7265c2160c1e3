/** What scripts/connectors.ts makes of a connector's schemas. */
declare module "*.compiled.js" {
  import type { SchemaError } from "./explain.ts";

  interface CompiledSchema {
    (value: unknown): boolean;
    /** Of the last call that answered false. */
    errors?: readonly SchemaError[] | null;
  }
  /** By the specification's id. */
  export const validators: { readonly [id: string]: CompiledSchema };
}
