import {
  type ComponentId,
  type Connection,
  type Crossing,
  DATA_CLASS_IDS,
  type DataClassId,
  type EvidenceId,
  type InfrastructureId,
  type PhaseId,
  type ScenarioId,
} from '../../machines/model.ts';
import type { Trace, TraceMessage } from '../simulation/trace.ts';
import { CATALOGUE, connectionEnds, type Lookup, seenIn } from './seen.ts';

/** One message that crosses the boundary. */
export interface LedgerRow {
  /** Index of the message in the trace: where to move the cursor. */
  readonly index: number;
  /** Id of the message in the trace. */
  readonly id: string;
  readonly phase: PhaseId;
  /** Pipeline step, or null for a message of the run itself. */
  readonly step: string | null;
  readonly label: string;
  readonly from: ComponentId;
  readonly to: ComponentId;
  /** The infrastructure that the data leaves. Each crossing leaves one and enters the other. */
  readonly leaves: InfrastructureId;
  /** The infrastructure that the data enters. */
  readonly enters: InfrastructureId;
  /** The same, seen from your infrastructure. */
  readonly crossing: Exclude<Crossing, 'none'>;
  /** Who opens the connection, seen from your infrastructure. */
  readonly connection: Exclude<Connection, 'none'>;
  /** The component that opens the connection. */
  readonly opener: ComponentId;
  readonly protocol: string;
  readonly port: number | null;
  readonly endpoint: string;
  readonly auth: string;
  readonly dataClass: DataClassId;
  readonly payload: readonly string[];
  /** A failed message counts too: it was on its way. */
  readonly status: TraceMessage['status'];
  readonly evidence: EvidenceId;
  readonly source: string;
}

export interface Ledger {
  readonly scenario: ScenarioId;
  /** In send order. */
  readonly rows: readonly LedgerRow[];
  /** How many messages the run has, crossing or not. */
  readonly messageCount: number;
}

/** Every message of a run that crosses the boundary in a scenario. */
export function ledgerOf(trace: Trace, scenario: ScenarioId, lookup: Lookup = CATALOGUE): Ledger {
  const rows = seenIn(trace, scenario, lookup).flatMap((seen): LedgerRow[] => {
    const { message, spec, crossing, connection } = seen;
    if (crossing === 'none' || connection === 'none') return [];
    return [
      {
        index: seen.index,
        id: message.id,
        phase: message.phase,
        step: message.step,
        label: spec.label,
        from: spec.from,
        to: spec.to,
        leaves: seen.fromSide,
        enters: seen.toSide,
        crossing,
        connection,
        opener: connectionEnds(spec).opener,
        protocol: spec.protocol,
        port: spec.port,
        endpoint: spec.endpoint,
        auth: spec.auth,
        dataClass: spec.dataClass,
        payload: spec.payload,
        status: message.status,
        evidence: spec.evidence,
        source: spec.source,
      },
    ];
  });
  return { scenario, rows, messageCount: trace.messages.length };
}

/** How many messages of a data class leave one infrastructure, enter it, or do not cross at all. */
export interface MatrixCell {
  readonly leaves: number;
  readonly enters: number;
  /** Messages with both ends in the same infrastructure, whichever it is. */
  readonly stays: number;
}

export type LedgerMatrix = Readonly<Record<DataClassId, MatrixCell>>;

/**
 * Counts of all messages of a run by data class. A message between infrastructures leaves one and enters the other, so
 * what leaves yours is what enters ZenML's: `side` chooses from where to look.
 * @returns a total record; the three numbers of all classes add up to the messages of the run
 */
export function matrixOf(
  trace: Trace,
  scenario: ScenarioId,
  side: InfrastructureId = 'customer',
  lookup: Lookup = CATALOGUE,
): LedgerMatrix {
  const count = Object.fromEntries(DATA_CLASS_IDS.map((id) => [id, { leaves: 0, enters: 0, stays: 0 }])) as Record<
    DataClassId,
    { leaves: number; enters: number; stays: number }
  >;
  for (const { spec, fromSide, toSide } of seenIn(trace, scenario, lookup)) {
    const cell = count[spec.dataClass];
    if (fromSide === toSide) cell.stays++;
    else {
      if (fromSide === side) cell.leaves++;
      if (toSide === side) cell.enters++;
    }
  }
  return count;
}
