/** Which data branches of closed pull requests this one may take over. */
import { type Finding, IcebranchError } from "../errors.ts";
import { marksOf } from "../iceberg/marks.ts";
import { hasOwnSnapshots } from "../plan/classify.ts";
import { type CatalogState, isOurs, type PlanContext } from "../plan/context.ts";
import { type Offer, offerFinding, possibleOffers } from "../plan/offers.ts";
import type { World } from "../world.ts";
import { type Ancestry, ancestryOf } from "./ancestry.ts";

/** None where the pull request's own data branch has rows already: it has begun anew. */
export async function offersTo(
  world: World,
  state: CatalogState,
  context: PlanContext,
): Promise<readonly Finding[]> {
  const { pull } = world.trigger;
  if (pull === undefined || hasRows(state, context)) return [];
  const offers = possibleOffers(state, context);
  try {
    return offers.length === 0 ? [] : await standingOffers(world, context, offers);
  } catch (error) {
    // A notice is not worth a run that fails.
    if (error instanceof IcebranchError) return [];
    throw error;
  }
}

async function standingOffers(
  world: World,
  context: PlanContext,
  offers: readonly Offer[],
): Promise<readonly Finding[]> {
  const numbers = [...new Set(offers.map((one) => one.pull))];
  const pulls = await world.ports.gitHub?.pulls(numbers);
  const ancestry = ancestryOf(world);
  const findings: Finding[] = [];
  for (const offer of offers) {
    const known = pulls?.get(offer.pull)?.state;
    // Without GitHub, what was ended is taken for closed: nobody ends what is in work.
    const isClosed = pulls === undefined ? offer.ended : known === "closed";
    if (isClosed && (await goesOn(offer, context, ancestry)))
      findings.push(offerFinding(offer, context.branch));
  }
  return findings;
}

function hasRows(state: CatalogState, context: PlanContext): boolean {
  const { dataBranch } = context;
  return [...state.values()].some(({ table: { metadata } }) => {
    const mark = marksOf(metadata).get(dataBranch);
    return (
      isOurs(mark, context) &&
      mark.state === "open" &&
      hasOwnSnapshots(metadata, dataBranch, mark.onto)
    );
  });
}

/** Its commits are in this pull request, and not in what that is made to already. */
async function goesOn(
  { heads }: Offer,
  { base, head }: PlanContext,
  ancestry: Ancestry,
): Promise<boolean> {
  for (const old of heads)
    if ((await ancestry(old, head)) !== "yes" || (await ancestry(old, base)) === "yes")
      return false;
  return true;
}
