import {
  type ComponentId,
  type Connection,
  type Crossing,
  DATA_CLASS_IDS,
  type DataClassId,
  type EvidenceId,
  type OwnerId,
  type PhaseId,
  type ScenarioId,
  type ZoneId,
} from '../../machines/model.ts';
import type { Border } from '../model/crossing.ts';
import type { ItemMark, PayloadItem } from '../model/types.ts';
import { classesOf } from '../model/wording.ts';
import { requestsOf } from '../simulation/requests.ts';
import type { Run } from '../simulation/run.ts';
import type { TraceMessage } from '../simulation/trace.ts';
import { carriesWords, kindWords, marksOf } from './carries.ts';
import { connectionEnds, placedMessages } from './placed-messages.ts';

/** One message that crosses the boundary. */
export interface LedgerRow {
  /** Index of the message in the trace: where to move the cursor. */
  readonly index: number;
  /** Id of the message in the trace. */
  readonly id: string;
  /** Id of its spec. */
  readonly spec: string;
  readonly phase: PhaseId;
  /** Pipeline step, or null for a message of the run itself. */
  readonly step: string | null;
  readonly label: string;
  /** What it is called, without what it carries: `Permission check, ids only` or its label. */
  readonly kind: string;
  /** The same with what it carries: `Session token, a secret`. */
  readonly carries: string;
  readonly from: ComponentId;
  readonly to: ComponentId;
  /** The zone that the data leaves. Each crossing leaves one and enters another. */
  readonly leaves: ZoneId;
  /** The zone that the data enters. */
  readonly enters: ZoneId;
  /** The same, seen from your infrastructure. */
  readonly crossing: Exclude<Crossing, 'none'>;
  /** Whose border it passes: ZenML's, or that of a third party. */
  readonly border: Exclude<Border, 'none'>;
  /** Who opens the connection, seen from your infrastructure. */
  readonly connection: Exclude<Connection, 'none'>;
  /** The component that opens the connection. */
  readonly opener: ComponentId;
  readonly protocol: string;
  readonly port: number | null;
  readonly endpoint: string;
  readonly auth: string;
  /** The class of the main item. */
  readonly dataClass: DataClassId;
  /** The items as text. */
  readonly payload: readonly string[];
  readonly items: readonly PayloadItem[];
  /** The marks of its items, each once. */
  readonly marks: readonly ItemMark[];
  /** How many requests it stands for; 0 for an answer. */
  readonly requests: number;
  /** A failed message counts too: it was on its way. */
  readonly status: TraceMessage['status'];
  readonly evidence: EvidenceId;
  readonly source: string;
}

export interface Ledger {
  readonly scenario: ScenarioId;
  /** In send order. */
  readonly rows: readonly LedgerRow[];
  /** How many rows cross between you and ZenML, and how many have a third party at one end. */
  readonly zenmlCount: number;
  readonly thirdPartyCount: number;
  /** How many requests the rows stand for. */
  readonly requestCount: number;
  /** How many messages the run has, crossing or not. */
  readonly messageCount: number;
}

/** Every message of a run that crosses the boundary in a scenario. */
export function ledgerOf(run: Run, scenario: ScenarioId): Ledger {
  const requests = requestsOf(run);
  const rows = placedMessages(run, scenario).flatMap((placed): LedgerRow[] => {
    const { message, spec, crossing, connection, border, fromZone, toZone } = placed;
    if (crossing === 'none' || connection === 'none' || border === 'none') return [];
    return [
      {
        index: placed.index,
        id: message.id,
        spec: message.spec,
        phase: message.phase,
        step: message.step,
        label: spec.label,
        kind: kindWords(spec),
        carries: carriesWords(spec),
        from: spec.from,
        to: spec.to,
        leaves: fromZone.id,
        enters: toZone.id,
        crossing,
        border,
        connection,
        opener: connectionEnds(spec).opener,
        protocol: spec.protocol,
        port: spec.port,
        endpoint: spec.endpoint,
        auth: spec.auth,
        dataClass: spec.dataClass,
        payload: spec.items.map((item) => item.text),
        items: spec.items,
        marks: marksOf(spec),
        requests: requests[placed.index] ?? 0,
        status: message.status,
        evidence: spec.evidence,
        source: spec.source,
      },
    ];
  });
  const requestCount = rows.reduce((sum, row) => sum + row.requests, 0);
  const zenmlCount = rows.filter((row) => row.border === 'zenml').length;
  const thirdPartyCount = rows.length - zenmlCount;
  return { scenario, rows, zenmlCount, thirdPartyCount, requestCount, messageCount: run.trace.messages.length };
}

/**
 * How many messages that hold something of a data class cross between you and ZenML, pass the border of a third party,
 * or do not cross at all. A message with items of several classes counts in each of them.
 */
export interface MatrixCell {
  readonly leaves: number;
  readonly enters: number;
  /** Messages with a third party at one end. */
  readonly thirdParty: number;
  /** Messages with both ends in places of one owner, whoever it is. */
  readonly stays: number;
}

export type LedgerMatrix = Readonly<Record<DataClassId, MatrixCell>>;

/**
 * Counts of all messages of a run by data class, as an owner sees them: what leaves yours is what others receive.
 * @returns a total record; the numbers of all classes add up to at least the messages of the run that concern the owner
 */
export function matrixOf(run: Run, scenario: ScenarioId, owner: OwnerId = 'you'): LedgerMatrix {
  const count = Object.fromEntries(
    DATA_CLASS_IDS.map((id) => [id, { leaves: 0, enters: 0, thirdParty: 0, stays: 0 }]),
  ) as Record<DataClassId, { leaves: number; enters: number; thirdParty: number; stays: number }>;
  for (const { spec, border, fromZone, toZone } of placedMessages(run, scenario)) {
    for (const dataClass of classesOf(spec)) {
      const cell = count[dataClass];
      if (border === 'none') cell.stays++;
      else {
        if (border === 'third-party') cell.thirdParty++;
        if (border === 'third-party' && owner !== 'third-party') continue;
        if (fromZone.owner === owner) cell.leaves++;
        if (toZone.owner === owner) cell.enters++;
      }
    }
  }
  return count;
}
