import { DATA_CLASS_IDS, type DataClassId, PHASE_IDS, type PhaseId } from '../../machines/model.ts';
import type { LedgerFilter } from '../claims/ledger-view.ts';

/** Whose border a crossing passes, and where it goes as seen from your infrastructure: what one can ask for. */
export const LEDGER_PARTIES = ['zenml', 'third-party'] as const;
export const LEDGER_WAYS = ['leaves', 'enters'] as const;
/** Every message, or every message by one of these; otherwise by channel and items. */
export const LEDGER_GROUPS = ['none', 'data-class', 'channel'] as const;

/** The crossings that are asked for, and how they stand together. What is left out lets all pass. */
export interface LedgerLayer {
  readonly kind: 'boundary';
  readonly data?: DataClassId | undefined;
  readonly party?: (typeof LEDGER_PARTIES)[number] | undefined;
  readonly way?: (typeof LEDGER_WAYS)[number] | undefined;
  readonly phase?: PhaseId | undefined;
  readonly group?: (typeof LEDGER_GROUPS)[number] | undefined;
}

/** What a link may say of the crossings, by name, with the values that it may take. */
export const LEDGER_PARAMS = {
  data: DATA_CLASS_IDS,
  party: LEDGER_PARTIES,
  way: LEDGER_WAYS,
  phase: PHASE_IDS,
  group: LEDGER_GROUPS,
} as const;

/** The same names as a list. */
export const LEDGER_NAMES = [
  'data',
  'party',
  'way',
  'phase',
  'group',
] as const satisfies readonly (keyof typeof LEDGER_PARAMS)[];

/** What crossings must have to be shown. */
export function ledgerFilterOf({ data, party, way, phase }: LedgerLayer): LedgerFilter {
  return {
    ...(data === undefined ? {} : { dataClass: data }),
    ...(party === undefined ? {} : { border: party }),
    ...(way === undefined ? {} : { crossing: way }),
    ...(phase === undefined ? {} : { phase }),
  };
}
