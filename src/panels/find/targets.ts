import type { ComponentId, PhaseId, ScenarioId } from '../../../machines/model.ts';
import type { CommandId } from '../../state/keymap.ts';
import type { Layer } from '../../state/layers.ts';

/** What choosing an entry leads to. */
export type Target =
  | { readonly kind: 'message'; readonly index: number }
  | { readonly kind: 'component'; readonly component: ComponentId }
  | { readonly kind: 'phase'; readonly phase: PhaseId }
  | { readonly kind: 'scenario'; readonly scenario: ScenarioId }
  | { readonly kind: 'command'; readonly command: CommandId }
  | { readonly kind: 'layer'; readonly layer: Layer }
  /** The switch that sets third parties apart, or back. */
  | { readonly kind: 'third-parties' }
  /** A value of an option; null for an option that is a number. */
  | { readonly kind: 'option'; readonly option: string; readonly value: string | null }
  | { readonly kind: 'fault'; readonly fault: string }
  | { readonly kind: 'tour'; readonly tour: string }
  /** A word of the glossary. */
  | { readonly kind: 'term'; readonly term: string };

/** Something that can be found. */
export interface Entry {
  readonly id: string;
  readonly label: string;
  /** What stands beside the label. */
  readonly detail: string;
  readonly target: Target;
  /** What it says about itself, which is searched as well. */
  readonly text?: string;
}
