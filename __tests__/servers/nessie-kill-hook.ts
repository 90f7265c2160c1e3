/**
 * Preloaded into a run of icebranch (`node --import`): ends the process as a power cut would, before
 * or after its n-th request that changes something. `ICEBRANCH_TEST_KILL_AT` says which: odd numbers
 * are before a request was sent, even ones after Nessie has answered it.
 */
import process from "node:process";

const killAt = Number(process.env.ICEBRANCH_TEST_KILL_AT);
const { fetch } = globalThis;
let moments = 0;

function moment(): void {
  moments++;
  if (moments === killAt) process.kill(process.pid, "SIGKILL");
}

globalThis.fetch = async function fetchOrDie(input, init) {
  const isRead = (init?.method ?? "GET") === "GET" || String(input).endsWith("/contents");
  if (!isRead) moment();
  const answer = await fetch(input, init);
  if (!isRead) moment();
  return answer;
};
