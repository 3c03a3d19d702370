import type { ScenarioId } from '../../machines/model.ts';
import { crossingCounts } from '../simulation/describe.ts';
import { type Run, specOf } from '../simulation/run.ts';
import type { TraceMessage } from '../simulation/trace.ts';
import { headerOf } from './header.ts';

/** The pipeline that every run runs. */
export const PIPELINE = 'training_pipeline';

/** What a reader must know of any file, because it is read without the page around it. */
export function disclaimerOf(run: Run, scenario: ScenarioId): string {
  const { options, analytics, sources, notice } = headerOf(run, scenario);
  return `Simulated with ${options}, ${analytics}, ${sources}. Times are illustrative. ${notice}`;
}

/** `training_pipeline in Hybrid SaaS: 12 of 90 messages cross between you and ZenML, 5 to third parties`. */
export function titleOf(run: Run, scenario: ScenarioId): string {
  const { zenml, thirdParty } = crossingCounts(run, scenario);
  const others = thirdParty === 0 ? '' : `, ${thirdParty} to third parties`;
  const crossing = `${zenml} of ${run.trace.messages.length} messages cross between you and ZenML${others}`;
  return `${PIPELINE} in ${run.model.scenarios[scenario].label}: ${crossing}`;
}

/** True when the message answers on a connection that its receiver opened. */
export const isReply = (run: Run, message: TraceMessage): boolean => specOf(run, message).opener === 'receiver';
