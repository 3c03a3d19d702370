import type { ExchangeSpec, MessageTemplate, MessageVariant } from '../model/types.ts';
import type { FailureId } from './failures.ts';

/** A message of the built-in model: what its failure is called is checked as it is written. */
interface BuiltInMessage extends MessageTemplate {
  readonly failure: FailureId;
  readonly variants?: readonly (MessageVariant & { readonly failure?: FailureId })[];
}

/** An exchange of the built-in model. */
export interface BuiltInExchange extends ExchangeSpec {
  readonly messages: readonly BuiltInMessage[];
}
