import type { OwnerId, ScenarioId } from '../../machines/model.ts';
import { CLAIMS, type ClaimStatus } from '../catalogue/claims.ts';
import { CREDENTIAL_POWERS } from '../catalogue/credential-powers.ts';
import type { SecretId } from '../catalogue/secret-ids.ts';
import { componentIdsOf, componentOf, zoneSpec } from '../model/model.ts';
import { circumstancesOf } from '../model/wording.ts';
import { type Run, specOf } from '../simulation/run.ts';
import { type ClaimResult, checkRun } from './check.ts';
import { countKept, type Holding, holdingsAt, isKept, secretOf } from './holdings.ts';
import { type LedgerRow, ledgerOf } from './ledger.ts';

/** How bad it is, in the words of the claims. */
export type VerdictTone = ClaimStatus;

const TONES: readonly VerdictTone[] = ['fails', 'conditional', 'holds'];

/** One sentence about a run in a scenario, with what stands behind it. */
export interface Verdict {
  /** What it is about, and which part of the review says more. */
  readonly id: 'claims' | 'crossings' | 'holdings';
  readonly tone: VerdictTone;
  readonly sentence: string;
  /** What the sentence rests on, a few lines. Empty when there is nothing to add. */
  readonly details: readonly string[];
}

const count = (number: number, one: string, many = `${one}s`): string => `${number} ${number === 1 ? one : many}`;

const verb = (number: number, one: string, many: string): string => (number === 1 ? one : many);

/** `a`, `a and b`, `a, b and c`. */
const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;

/** What a reviewer asks for by name. The last one signs in to ZenML Pro and is ZenML's own; the others are yours. */
const SENSITIVE = [
  { words: 'values of your data', is: ({ item }: Thing) => item.mark === 'value', isYours: true },
  { words: 'source code', is: ({ item }: Thing) => item.dataClass === 'code', isYours: true },
  {
    words: 'secrets of your stack or workspace',
    is: ({ item, credential }: Thing) => item.mark === 'secret' && !isForSignIn(credential),
    isYours: true,
  },
  {
    words: 'sign-in secrets',
    is: ({ item, credential }: Thing) => item.mark === 'secret' && isForSignIn(credential),
    isYours: false,
  },
] as const;

type Thing = Pick<Holding, 'item' | 'credential'>;

const isForSignIn = (credential: SecretId | null): boolean =>
  credential !== null && CREDENTIAL_POWERS[credential].opensPart === 'sign-in';

interface Sensitive {
  readonly words: string;
  readonly isYours: boolean;
}

const sensitiveIn = (things: readonly Thing[]): readonly Sensitive[] =>
  SENSITIVE.filter(({ is }) => things.some(is)).map(({ words, isYours }) => ({ words, isYours }));

const toneOf = (sensitive: readonly Sensitive[], isMarked: boolean): VerdictTone =>
  sensitive.some(({ isYours }) => isYours) ? 'fails' : sensitive.length > 0 || isMarked ? 'conditional' : 'holds';

/** What the run says about the claims, in one scenario. */
const resultsIn = (run: Run, scenario: ScenarioId): readonly ClaimResult[] =>
  checkRun(run).filter((result) => result.scenario === scenario);

/** What reviewers ask and no source answers, in place of what the vendor says. */
const isQuestion = ({ id }: ClaimResult): boolean =>
  CLAIMS.some((claim) => claim.id === id && claim.evidence === 'question');

function claimsVerdict(run: Run, scenario: ScenarioId): Verdict {
  const results = resultsIn(run, scenario);
  const claims = results.filter((result) => !isQuestion(result));
  const questions = results.filter(isQuestion);
  const failing = claims.filter(({ status }) => status === 'fails');
  const conditional = claims.filter(({ status }) => status === 'conditional');
  const denied = questions.filter(({ status }) => status === 'fails');
  const total = `${claims.length} claims about ${run.model.scenarios[scenario].label}`;
  const titles = (found: readonly ClaimResult[]): readonly string[] =>
    CLAIMS.filter(({ id }) => found.some((result) => result.id === id)).map(({ title }) => title);
  const also =
    conditional.length === 0
      ? ''
      : `, and ${conditional.length} ${verb(conditional.length, 'holds', 'hold')} only in one reading`;
  return {
    id: 'claims',
    tone: failing.length + denied.length > 0 ? 'fails' : conditional.length > 0 ? 'conditional' : 'holds',
    sentence:
      failing.length > 0
        ? `${failing.length} of ZenML's ${total} ${verb(failing.length, 'does', 'do')} not hold in this run${also}.`
        : `None of ZenML's ${total} is contradicted by this run${also}.`,
    details: [
      ...titles(failing.length > 0 ? failing : conditional),
      ...(denied.length === 0
        ? []
        : [`${denied.length} of ${count(questions.length, 'question')} of reviewers must be answered with no`]),
    ],
  };
}

/** The owners at the other end of a crossing. */
const othersOf = (run: Run, { leaves, enters }: LedgerRow): readonly OwnerId[] =>
  [leaves, enters].map((zone) => zoneSpec(run.model, zone).owner).filter((owner) => owner !== 'you');

/** A run with analytics off has crossings fewer than that of a client as it is installed. */
const analyticsDetails = ({ origin }: Run): readonly string[] =>
  origin.config.analytics
    ? []
    : [
        'With usage analytics switched off: the real client and workspace send an event for each run unless you opt out.',
      ];

function crossingsVerdict(run: Run, scenario: ScenarioId): Verdict {
  const { rows, messageCount } = ledgerOf(run, scenario);
  if (rows.length === 0) {
    return {
      id: 'crossings',
      tone: 'holds',
      sentence: `None of ${messageCount} messages crosses the boundary.`,
      details: analyticsDetails(run),
    };
  }
  const leaving = rows.filter((row) => row.crossing === 'leaves');
  const circumstances = circumstancesOf(run.model, run.origin.config);
  const things = leaving.flatMap(({ spec, items }) =>
    items.map((item): Thing => ({ item, credential: secretOf(specOf(run, { spec }), item, circumstances) })),
  );
  const sensitive = sensitiveIn(things);
  const inbound = rows.filter((row) => row.connection === 'inbound').length;
  const toOthers = (owner: OwnerId): number => rows.filter((row) => othersOf(run, row).includes(owner)).length;
  const thirdParties = toOthers('third-party');
  return {
    id: 'crossings',
    tone: toneOf(
      sensitive,
      things.some(({ item }) => item.mark !== undefined),
    ),
    sentence: `${rows.length} of ${messageCount} messages cross the boundary, and ${leaving.length} of them ${verb(leaving.length, 'leaves', 'leave')} your infrastructure${sensitive.length === 0 ? '' : `, with ${listed(sensitive.map(({ words }) => words))}`}.`,
    details: [
      inbound === 0
        ? 'Nobody opens a connection into your infrastructure.'
        : `${count(inbound, 'message')} ${verb(inbound, 'travels', 'travel')} on connections that are opened into your infrastructure.`,
      ...(thirdParties === 0 ? [] : [`${toOthers('zenml')} with ZenML, ${thirdParties} with third parties.`]),
      ...(sensitive.some(({ isYours }) => isYours)
        ? []
        : [
            `No value of your data, no source code and no secret of your stack leaves${sensitive.length === 0 ? '' : '; the secrets that leave sign in to ZenML Pro'}.`,
          ]),
      ...analyticsDetails(run),
    ],
  };
}

function holdingsVerdict(run: Run, scenario: ScenarioId): Verdict {
  const there = holdingsAt(run, scenario, 'end').filter(({ owner }) => owner === 'zenml');
  if (there.length === 0) {
    return { id: 'holdings', tone: 'holds', sentence: 'Nothing of this run is or was at ZenML.', details: [] };
  }
  const kept = there.filter(isKept);
  const { atRest, unknown } = countKept(there);
  const sensitive = sensitiveIn(kept);
  const passing = there.length - kept.length;
  const places = componentIdsOf(run.model)
    .filter((id) => kept.some(({ component, kept: how }) => component === id && how === 'unknown'))
    .map((id) => componentOf(run.model, id).label);
  const stored =
    atRest === 0
      ? 'Nothing of this run lies in a store at ZenML'
      : `After this run ${count(atRest, 'item')} of it ${verb(atRest, 'is', 'are')} kept at ZenML`;
  const unsure =
    unknown === 0
      ? ''
      : `; whether ${count(unknown, 'item')} that ${verb(unknown, 'was', 'were')} at ${listed(places)} ${verb(unknown, 'is', 'are')} kept, only ZenML can say`;
  return {
    id: 'holdings',
    tone: toneOf(sensitive, kept.length > 0),
    sentence: `${stored}${unsure}.`,
    details: [
      ...(sensitive.length === 0
        ? []
        : [`Among what is or may be kept: ${listed(sensitive.map(({ words }) => words))}.`]),
      ...(passing === 0 ? [] : [`${count(passing, 'more item')} only ${verb(passing, 'passes', 'pass')} through.`]),
    ],
  };
}

/** What a reviewer has to know first of a run in a scenario: three sentences, worst first. */
export const verdictOf = (run: Run, scenario: ScenarioId): readonly Verdict[] =>
  [claimsVerdict(run, scenario), crossingsVerdict(run, scenario), holdingsVerdict(run, scenario)].sort(
    (a, b) => TONES.indexOf(a.tone) - TONES.indexOf(b.tone),
  );

/** What can be counted of a run in a scenario, for a table of all of them. */
export interface Figures {
  readonly crossing: number;
  readonly leaving: number;
  /** Of those that leave: with a value of your data, source code or a secret, whatever it opens. */
  readonly sensitive: number;
  /** Messages on connections that are opened into your infrastructure. */
  readonly inbound: number;
  /** Items that are kept at ZenML after the run. */
  readonly kept: number;
  /** Items of which nobody outside ZenML knows whether they are. */
  readonly unknown: number;
  /** Claims of the vendor about the scenario that this run contradicts. */
  readonly failing: number;
  /** Questions of reviewers that this run answers with no. */
  readonly denied: number;
}

export function figuresOf(run: Run, scenario: ScenarioId): Figures {
  const { rows } = ledgerOf(run, scenario);
  const leaving = rows.filter((row) => row.crossing === 'leaves');
  const { atRest, unknown } = countKept(holdingsAt(run, scenario, 'end').filter(({ owner }) => owner === 'zenml'));
  const contradicted = resultsIn(run, scenario).filter(({ status }) => status === 'fails');
  return {
    crossing: rows.length,
    leaving: leaving.length,
    sensitive: leaving.filter(({ items }) =>
      items.some(({ mark, dataClass }) => mark === 'value' || mark === 'secret' || dataClass === 'code'),
    ).length,
    inbound: rows.filter((row) => row.connection === 'inbound').length,
    kept: atRest,
    unknown,
    failing: contradicted.filter((result) => !isQuestion(result)).length,
    denied: contradicted.filter(isQuestion).length,
  };
}

/** The figures as they are called, in the order in which a reviewer reads them. */
export const FIGURES: readonly { readonly key: keyof Figures; readonly label: string }[] = [
  { key: 'crossing', label: 'Messages that cross the boundary' },
  { key: 'leaving', label: 'of them leave your infrastructure' },
  { key: 'sensitive', label: 'of these with values of your data, source code or secrets' },
  { key: 'inbound', label: 'Messages on connections into your infrastructure' },
  { key: 'kept', label: 'Items of the run that are kept at ZenML' },
  { key: 'unknown', label: 'Items of which only ZenML can say whether they are kept' },
  { key: 'failing', label: 'Claims of ZenML about the scenario that do not hold' },
  { key: 'denied', label: 'Questions of reviewers to be answered with no' },
];
