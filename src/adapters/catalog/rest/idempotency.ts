/** Names for commits, by which a server knows one that it has done already. */
import { randomBytes } from "node:crypto";

export interface Key {
  current(): string | undefined;
  renew(): void;
}

/**
 * An answer is remembered with its key, a conflict too: whoever tries again after one needs another.
 * After an answer that was lost it is the same. Sent to servers that say that they know it only.
 */
export function idempotencyKeys(lifetimeMs: number | undefined): () => Key {
  return () => {
    let made = Date.now();
    let key = lifetimeMs === undefined ? undefined : uuidV7(made);
    const renew = () => {
      made = Date.now();
      key = lifetimeMs === undefined ? undefined : uuidV7(made);
    };
    return {
      current() {
        if (Date.now() - made > (lifetimeMs ?? 0)) renew();
        return key;
      },
      renew,
    };
  };
}

/** https://www.rfc-editor.org/rfc/rfc9562#name-uuid-version-7 */
function uuidV7(now: number): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(now, 0, 6);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
