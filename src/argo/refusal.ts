/** A place in the file that cannot be edited safely. Caught by `editWorkflow`, shown as a finding. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  /** In UTF-16 code units from the start of the document's text. */
  readonly offset: number;
  /** What to do, where it is not to mend the place. */
  readonly hint: string | undefined;
  constructor(offset: number, message: string, hint?: string) {
    super(message);
    this.offset = offset;
    this.hint = hint;
  }
}
