import { COMPONENT_IDS, type ComponentId, type ScenarioId } from '../../machines/model.ts';
import { COMPONENTS, SCENARIOS } from '../catalogue/index.ts';
import { countCrossings, crossingIn, specOf } from '../simulation/describe.ts';
import type { Trace, TraceMessage } from '../simulation/trace.ts';
import { headerOf } from './header.ts';

/** The pipeline that every run runs. */
export const PIPELINE = 'training_pipeline';

/** What a reader must know of any file, because it is read without the page around it. */
export function disclaimerOf(trace: Trace, scenario: ScenarioId): string {
  const { options, sources, notice } = headerOf(trace, scenario);
  return `Simulated with ${options}, ${sources}. Times are illustrative. ${notice}`;
}

/** `training_pipeline in Hybrid SaaS: 12 of 90 messages cross the boundary`. */
export function titleOf(trace: Trace, scenario: ScenarioId): string {
  const crossing = `${countCrossings(trace, scenario)} of ${trace.messages.length} messages cross the boundary`;
  return `${PIPELINE} in ${SCENARIOS[scenario].label}: ${crossing}`;
}

/** The components that send or receive in a run, in the order of the diagram's columns. */
export function participantsOf(trace: Trace): readonly ComponentId[] {
  const seen = new Set<ComponentId>();
  for (const message of trace.messages) {
    const { from, to } = specOf(message);
    seen.add(from).add(to);
  }
  return COMPONENT_IDS.filter((component) => seen.has(component));
}

/** True when the message answers on a connection that its receiver opened. */
export const isReply = (message: TraceMessage): boolean => specOf(message).opener === 'receiver';

/** `Client SDK → ZenML server`, or `Inside Client SDK`. */
export function routeText(message: TraceMessage): string {
  const { from, to } = specOf(message);
  if (from === to) return `Inside ${COMPONENTS[from].label}`;
  return `${COMPONENTS[from].label} → ${COMPONENTS[to].label}`;
}

/** Where the data of a message goes, as a sentence without its full stop. */
export function crossingText(scenario: ScenarioId, message: TraceMessage): string {
  const { crossing } = crossingIn(scenario, message);
  if (crossing === 'leaves') return 'Leaves your infrastructure';
  if (crossing === 'enters') return 'Enters your infrastructure';
  const isYours = SCENARIOS[scenario].placement[specOf(message).from] === 'customer';
  return `Stays in ${isYours ? 'your' : 'ZenML'} infrastructure`;
}
